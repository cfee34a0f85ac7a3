package org.wavecrate.gui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wavecrate.crate.ColabKit;
import org.wavecrate.crate.ErrorsInTheWayException;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.ExportSettings;
import org.wavecrate.crate.FilesInTheWayException;
import org.wavecrate.crate.SoundsOutsideException;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.export.Obstacle.Remedy;
import org.wavecrate.gui.export.Obstacle.Weight;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Severity;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Finds the obstacles of an export.
final class Obstacles {
  private static final int MOST_NOTES = 3;

  private final List<Obstacle> found = new ArrayList<>();

  private Obstacles() {}

  /// @param draft what is to be written; empty if that can't be
  /// @param problem why it can't be, as a sentence
  /// @param settings the options
  /// @param findings what is known of errors in the data
  /// @param unsaved whether the recipe was edited since it was saved
  /// @return those that matter most first
  static List<Obstacle> of(
      Optional<PlanDraft> draft,
      Optional<String> problem,
      ExportSettings settings,
      Inspection findings,
      boolean unsaved) {
    Obstacles obstacles = new Obstacles();
    problem.ifPresent(sentence -> obstacles.add(Weight.BLOCKS, sentence));
    draft.ifPresent(
        drafted -> {
          ExportPlan made = drafted.plan();
          obstacles.addSpace(made);
          obstacles.addFiles(made);
          obstacles.addRecipe(made);
          obstacles.addErrors(made);
          obstacles.addKit(drafted);
          if (unsaved) {
            obstacles.add(
                Weight.WARNS,
                "The recipe is packed as it is edited now; in the dataset it is not saved yet.",
                Remedy.EDIT);
          }
          obstacles.addCheck(findings, settings.allowErrors());
          made.notes().stream()
              .limit(MOST_NOTES)
              .forEach(note -> obstacles.add(Weight.NOTES, ExportTexts.sentence(note)));
          drafted.refusal().ifPresent(obstacles::addRest);
        });
    obstacles.found.sort(Comparator.comparing(Obstacle::weight));
    return List.copyOf(obstacles.found);
  }

  private void add(Weight weight, String sentence, Remedy... remedies) {
    found.add(new Obstacle(weight, sentence, List.of(remedies)));
  }

  private void addSpace(ExportPlan plan) {
    if (plan.bytes() > plan.freeBytes()) {
      add(
          Weight.BLOCKS,
          Formatted.of(
              "The disk is too full: %s are needed, %s are free.",
              Numbers.bytes(plan.bytes()), Numbers.bytes(plan.freeBytes())));
    }
  }

  private void addFiles(ExportPlan plan) {
    List<String> names =
        plan.inTheWay().stream().map(Path::getFileName).map(String::valueOf).toList();
    if (names.isEmpty()) {
      return;
    }
    String some = ExportTexts.some(names);
    boolean one = names.size() == 1;
    if (plan.settings().force()) {
      add(
          Weight.WARNS,
          Formatted.of(
              "%s will be replaced, once the new %s verified.", some, one ? "one is" : "ones are"),
          Remedy.KEEP);
    } else {
      add(
          Weight.BLOCKS,
          Formatted.of("%s %s there already.", some, one ? "is" : "are"),
          Remedy.REPLACE);
    }
  }

  private void addRecipe(ExportPlan plan) {
    plan.recipeProblem()
        .ifPresent(
            problem ->
                add(
                    Weight.BLOCKS,
                    "The recipe can’t be trained by: " + ExportTexts.sentence(problem),
                    Remedy.EDIT,
                    Remedy.LOOK));
  }

  private void addKit(PlanDraft draft) {
    if (draft.kit().isPresent() && !draft.plan().packs(SplitName.TRAIN)) {
      String sentence = ExportTexts.sentence(ColabKit.WITHOUT_TRAINING);
      add(Weight.WARNS, sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1));
    }
  }

  private void addErrors(ExportPlan plan) {
    List<String> errors = plan.errors();
    if (errors.isEmpty()) {
      return;
    }
    String count = Plural.of(errors.size(), "error");
    boolean one = errors.size() == 1;
    if (plan.settings().allowErrors()) {
      add(
          Weight.WARNS,
          Formatted.of("%s %s into the crates, as you wish.", count, one ? "goes" : "go"),
          Remedy.REFUSE,
          Remedy.LOOK);
    } else {
      String sentence =
          Formatted.of(
              "%s %s in the way: %s",
              count, one ? "stands" : "stand", ExportTexts.sentence(errors.getFirst()));
      if (plan.settings().withoutBad()) {
        // What is left has no file of its own that could be left out.
        add(Weight.BLOCKS, sentence, Remedy.LOOK, Remedy.NEVERTHELESS);
      } else {
        add(Weight.BLOCKS, sentence, Remedy.LEAVE_OUT, Remedy.NEVERTHELESS, Remedy.LOOK);
      }
    }
  }

  private void addCheck(Inspection findings, boolean allowErrors) {
    Optional<CheckReport> report = findings.report().get();
    Weight unknown = allowErrors ? Weight.NOTES : Weight.WAITS;
    if (findings.running().get()) {
      double done = findings.progress().get();
      String percent = done > 0 ? " " + Numbers.decimal(100 * done, 0) + " %" : "";
      add(unknown, "Checking everything for errors …" + percent, Remedy.STOP_CHECK);
    } else if (report.isPresent() && !findings.stale().get()) {
      addReport(report.get());
    } else {
      add(
          unknown,
          unchecked(findings),
          allowErrors
              ? new Remedy[] {Remedy.CHECK}
              : new Remedy[] {Remedy.CHECK, Remedy.NEVERTHELESS});
    }
  }

  private static String unchecked(Inspection findings) {
    String problem = findings.problem().get();
    if (!problem.isEmpty()) {
      return "Not checked: " + problem;
    }
    return findings.stale().get()
        ? "Files have changed since they were checked for errors."
        : "Not checked for errors yet; the check reads everything once.";
  }

  private void addReport(CheckReport report) {
    long warnings = report.count(Severity.WARNING);
    if (report.count(Severity.ERROR) == 0) {
      String none = "No errors among " + Plural.of(report.examples(), "example");
      if (warnings == 0) {
        add(Weight.FINE, none + ".");
      } else {
        add(Weight.FINE, none + "; " + Plural.of(warnings, "warning") + ".", Remedy.LOOK);
      }
    }
  }

  /// Adds what only the engine refuses.
  private void addRest(IOException refusal) {
    if (found.stream().noneMatch(obstacle -> obstacle.weight() == Weight.BLOCKS)) {
      if (refusal instanceof FilesInTheWayException files) {
        String some = ExportTexts.some(files.names());
        String verb = Plural.either(files.names().size(), "is", "are");
        add(Weight.BLOCKS, Formatted.of("%s %s there already.", some, verb), Remedy.REPLACE);
        return;
      }
      if (refusal instanceof SoundsOutsideException sounds) {
        String from = ExportTexts.some(sounds.folders().stream().map(Path::toString).toList());
        add(
            Weight.BLOCKS,
            Formatted.of(
                    "The recipe mixes in recordings from outside the dataset: %s. The Colab kit"
                        + " would copy",
                    from)
                + " them.",
            Remedy.COPY_SOUNDS);
        return;
      }
      Remedy[] remedies =
          refusal instanceof ErrorsInTheWayException
              ? new Remedy[] {Remedy.LEAVE_OUT, Remedy.LOOK}
              : new Remedy[0];
      add(Weight.BLOCKS, ExportTexts.sentence(refusal), remedies);
    }
  }
}

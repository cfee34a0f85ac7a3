package org.wavecrate.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wavecrate.audio.Resampler;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Plans an import.
public final class Planner {
  private static final int MOST_NAMED = 5;

  private final Found found;
  private final IntakeOptions options;
  private final Map<String, String> rejected = new TreeMap<>(NaturalOrder.NATURAL);
  private final List<String> decisions = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private Planner(Found found, IntakeOptions options) {
    this.found = found;
    this.options = options;
    rejected.putAll(found.rejected());
  }

  /// Decides by what was found.
  ///
  /// @throws IntakeException if the options can't be met, in a sentence
  public static IntakePlan plan(Found found, IntakeOptions options) throws IntakeException {
    return new Planner(found, options).plan();
  }

  private IntakePlan plan() throws IntakeException {
    found
        .layouts()
        .forEach((name, why) -> decisions.add(Formatted.of("layout: %s: %s", name, why)));
    Assignment assignment = new Assignment(found, options);
    List<ProbedFile> labelled = new ArrayList<>();
    for (ProbedFile file : found.files()) {
      if (assignment.hasLabels() && assignment.label(file.entry()).isEmpty()) {
        rejected.put(file.entry().file().name(), "has no label");
      } else {
        labelled.add(file);
      }
    }
    FormatChoice format = new FormatChoice(options, labelled);
    decisions.addAll(format.decisions());
    warnings.addAll(format.warnings());
    List<ProbedFile> usable = resamplable(labelled, format.rateHz());
    WindowChoice cutting = WindowChoice.of(options, usable, format.rateHz());
    decisions.add(cutting.decision());
    decisions.addAll(assignment.decisions());
    warnings.addAll(assignment.warnings());
    List<SplitChoice.Part> parts = new ArrayList<>();
    List<ProbedFile> taken = new ArrayList<>();
    for (ProbedFile file : usable) {
      long examples = cutting.examples(file);
      if (examples > 0 || cutting.mayFill(file)) {
        taken.add(file);
        parts.add(
            new SplitChoice.Part(
                file.entry(),
                assignment.label(file.entry()),
                assignment.group(file.entry()),
                examples));
      } else {
        rejected.put(file.entry().file().name(), cutting.tooShort(file));
      }
    }
    SplitChoice choice = new SplitChoice(options, assignment);
    List<Optional<SplitName>> splits = choice.choose(parts);
    decisions.addAll(choice.decisions());
    warnings.addAll(choice.warnings());
    List<PlannedFile> files = files(taken, parts, splits);
    TreeSet<String> classes = new TreeSet<>(NaturalOrder.NATURAL);
    files.forEach(file -> file.label().ifPresent(classes::add));
    sayRest();
    List<Rejection> rejections = new ArrayList<>();
    rejected.forEach((name, why) -> rejections.add(new Rejection(name, why)));
    warnings.addAll(found.notes());
    sayPassedOver();
    if (!found.missing().isEmpty()) {
      warnings.add(
          Formatted.of(
              "%s that a table names %s not there, such as %s",
              Plural.of(found.missing().size(), "file"),
              Plural.either(found.missing().size(), "is", "are"),
              found.missing().getFirst()));
    }
    return new IntakePlan(
        options,
        found.layouts(),
        found.count(),
        files,
        rejections,
        found.passedOver(),
        found.missing(),
        List.copyOf(classes),
        format.rateHz(),
        format.channels(),
        cutting.windows(),
        cutting.fit(files, options.trimBelowDb().isPresent()),
        List.copyOf(decisions),
        List.copyOf(warnings));
  }

  private void sayPassedOver() {
    Map<String, List<String>> names = new TreeMap<>();
    found
        .passedOver()
        .forEach((name, why) -> names.computeIfAbsent(why, key -> new ArrayList<>()).add(name));
    names.forEach(
        (why, of) ->
            decisions.add(
                Formatted.of(
                    "passed over: %s%s: %s",
                    String.join(", ", of.subList(0, Math.min(MOST_NAMED, of.size()))),
                    of.size() > MOST_NAMED
                        ? Formatted.of(" and %,d more", of.size() - MOST_NAMED)
                        : "",
                    why)));
  }

  private List<PlannedFile> files(
      List<ProbedFile> taken, List<SplitChoice.Part> parts, List<Optional<SplitName>> splits) {
    List<PlannedFile> files = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      SplitChoice.Part part = parts.get(i);
      SourceFile file = part.entry().file();
      if (splits.get(i).isEmpty()) {
        rejected.put(file.name(), "has no split");
      } else {
        files.add(
            new PlannedFile(
                file,
                taken.get(i).format(),
                part.label(),
                part.group(),
                splits.get(i).get(),
                part.examples()));
      }
    }
    files.sort(Comparator.comparing(planned -> planned.file().name(), NaturalOrder.NATURAL));
    return List.copyOf(files);
  }

  private List<ProbedFile> resamplable(List<ProbedFile> files, int rate) {
    List<ProbedFile> fine = new ArrayList<>();
    for (ProbedFile file : files) {
      try {
        Resampler.of(file.format().sampleRateHz(), rate);
        fine.add(file);
      } catch (IllegalArgumentException e) {
        rejected.put(file.entry().file().name(), e.getMessage());
      }
    }
    return fine;
  }

  private void sayRest() {
    options
        .trimBelowDb()
        .ifPresent(
            db -> decisions.add(Formatted.of("silence: cut off at both ends, %s dB down", db)));
    options
        .loudnessLufs()
        .ifPresent(lufs -> decisions.add(Formatted.of("loudness: %s LUFS a recording", lufs)));
    decisions.add("stored as " + options.dtype().numpyName());
    decisions.add(
        Formatted.of(
            "blocks: up to %s, in random order", Plural.of(options.blockSize(), "example")));
  }
}

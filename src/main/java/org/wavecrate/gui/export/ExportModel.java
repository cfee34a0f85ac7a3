package org.wavecrate.gui.export;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.crate.ExportSettings;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.LongTasks;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.rules.CheckReport;

/// The plan of an export: contents, sizes and obstacles, without a screen. Plans again after
/// every change, and idles while another screen is in front.
final class ExportModel {
  /// Checking this much takes a second or so, and need not be asked for.
  private static final long CHECKED_UNASKED_BYTES = 1_000_000_000L;

  private static final System.Logger LOG = System.getLogger(ExportModel.class.getName());

  private final Workspace workspace;
  private final Library library;
  private final Choosers choosers;
  private final Latest planning;
  private final Inspection findings;
  private final Packing packing;
  private final ExportChoices choices;
  private final ExportFigures figures;
  private final ReadOnlyObjectWrapper<Optional<PlanDraft>> draft =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> planProblem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Obstacle>> obstacles =
      new ReadOnlyObjectWrapper<>(List.of());

  ExportModel(
      Workspace workspace,
      Library library,
      Background background,
      Choosers choosers,
      LongTasks tasks,
      Inspection findings,
      CratePacking packer,
      LongSupplier nanos) {
    this.workspace = workspace;
    this.library = library;
    this.choosers = choosers;
    planning = new Latest(background);
    this.findings = findings;
    packing = new Packing(workspace, background, tasks, packer, nanos);
    choices = new ExportChoices(workspace, packer.servesColab());
    figures = new ExportFigures(workspace, library, findings, choices, background);
    workspace.dataset().subscribe(this::open);
    workspace.screen().subscribe(screen -> look());
    workspace.recipe().subscribe(recipe -> refresh());
    workspace.recipeUnsaved().subscribe(unsaved -> judge());
    library.flags().revision().subscribe(now -> marksChanged());
    choices.revision().subscribe(now -> edited());
    findings.report().subscribe(now -> refresh());
    findings.stale().subscribe(now -> refresh());
    findings.problem().subscribe(now -> judge());
    findings.running().subscribe(now -> judge());
    findings.progress().subscribe(now -> judge());
    packing.outcome().subscribe(this::outcomeChanged);
  }

  private void open(Optional<Dataset> dataset) {
    draft.set(Optional.empty());
    planProblem.set(Optional.empty());
    packing.dismiss();
    look();
  }

  private boolean isInFront() {
    return workspace.isInFront(Screen.EXPORT);
  }

  /// Catches up with what happened while another screen was in front.
  private void look() {
    if (isInFront()) {
      findings.lookForChanges();
    }
    refresh();
  }

  private void marksChanged() {
    if (choices.withoutMarked().get()) {
      edited();
    }
  }

  /// Something was chosen again: how the last export went is of no interest any more.
  private void edited() {
    packing.dismiss();
    refresh();
  }

  private void refresh() {
    Optional<Dataset> dataset = workspace.dataset().get();
    if (!isInFront() || dataset.isEmpty() || packing.outcome().get().isUnderWay()) {
      return;
    }
    if (choices.chosen().get().isEmpty()) {
      planning.cancel();
      draft.set(Optional.empty());
      planProblem.set(Optional.of("No split is chosen."));
      judge();
      return;
    }
    Recipe recipe = workspace.recipe().get();
    Optional<CheckReport> report = findings.report().get();
    Optional<SurveyedDataset> marked =
        choices.withoutMarked().get() ? library.subject().get() : Optional.empty();
    ExportSettings wanted = choices.settings().get().withSplits(choices.chosen().get());
    boolean kit = choices.colab().get();
    planning.start(
        progress -> PlanDraft.of(dataset.get(), recipe, report, marked, wanted, kit, progress),
        this::planned,
        reason -> {
          draft.set(Optional.empty());
          planProblem.set(Optional.of(ExportTexts.sentence(reason)));
          judge();
        });
  }

  private void planned(PlanDraft made) {
    draft.set(Optional.of(made));
    planProblem.set(Optional.empty());
    boolean small = made.plan().bytes() <= CHECKED_UNASKED_BYTES;
    boolean unknown = findings.report().get().isEmpty() || findings.stale().get();
    boolean idle = findings.problem().get().isEmpty() && !findings.running().get();
    if (small && unknown && idle) {
      findings.start();
    }
    judge();
  }

  private void outcomeChanged(Outcome outcome) {
    if (!outcome.isUnderWay() && !(outcome instanceof Outcome.Done)) {
      // Files may have come into the way, and space may have gone.
      refresh();
    }
    judge();
  }

  private void judge() {
    boolean unsaved = workspace.recipeUnsaved().get();
    obstacles.set(
        Obstacles.of(draft.get(), planProblem.get(), choices.settings().get(), findings, unsaved));
  }

  /// Lets the crates go to a path as it is typed; one that is not absolute begins beside the
  /// dataset.
  void typeFolder(String text) {
    Optional<Path> beside =
        workspace.dataset().get().map(open -> open.path().toAbsolutePath().normalize());
    try {
      if (!text.isBlank() && beside.isPresent()) {
        choices.setFolder(beside.get().resolveSibling(text.strip()));
      }
    } catch (InvalidPathException e) {
      planProblem.set(Optional.of("This can’t be a folder: " + e.getMessage()));
      judge();
    }
  }

  /// Asks where the crates are to go.
  void browse() {
    choosers.target(choices.settings().get().folder()).ifPresent(choices::setFolder);
  }

  /// Does something about an obstacle.
  void remedy(Obstacle.Remedy remedy) {
    switch (remedy) {
      case COPY_SOUNDS -> choices.edit(now -> now.withIncludeSounds(true));
      case REPLACE -> choices.edit(now -> now.withForce(true));
      case KEEP -> choices.edit(now -> now.withForce(false));
      case LEAVE_OUT -> choices.edit(now -> now.withWithoutBad(true));
      case NEVERTHELESS -> choices.edit(now -> now.withAllowErrors(true));
      case REFUSE -> choices.edit(now -> now.withAllowErrors(false));
      case LOOK -> workspace.screen().set(Screen.CHECK);
      case EDIT -> workspace.screen().set(Screen.AUGMENT);
      case CHECK -> findings.start();
      case STOP_CHECK -> findings.cancel();
    }
  }

  /// Whether an export can begin.
  boolean isReady() {
    return draft.get().isPresent()
        && !planning.running().get()
        && !packing.outcome().get().isUnderWay()
        && obstacles.get().stream().noneMatch(Obstacle::blocks);
  }

  /// The button's action, in words: `Export 3 crates and the kit`.
  String action() {
    if (planning.running().get()) {
      return "Planning …";
    }
    return draft.get().map(ExportTexts::action).orElse("Export");
  }

  void export() {
    if (isReady()) {
      Path folder = choices.settings().get().folder();
      workspace
          .dataset()
          .get()
          .ifPresent(open -> LastTargetFolder.remember(workspace, open, folder));
      packing.start(draft.get().orElseThrow());
    }
  }

  /// Shows the examples that are marked, on the Explore screen.
  void showMarked() {
    library.find("marked");
  }

  /// The lines of the table: of the export under way or just done, else of the plan.
  List<CrateRow> rows() {
    return CrateRows.of(
        packing.outcome().get(), packing.tracker(), draft.get().map(PlanDraft::plan));
  }

  /// The user's choices.
  ExportChoices choices() {
    return choices;
  }

  /// The figures of the splits.
  ExportFigures figures() {
    return figures;
  }

  Workspace workspace() {
    return workspace;
  }

  Packing packing() {
    return packing;
  }

  Inspection findings() {
    return findings;
  }

  Latest planning() {
    return planning;
  }

  /// The newest plan; a newer one may be under way.
  ReadOnlyObjectProperty<Optional<PlanDraft>> draft() {
    return draft.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<Obstacle>> obstacles() {
    return obstacles.getReadOnlyProperty();
  }
}

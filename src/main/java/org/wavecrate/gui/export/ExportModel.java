package org.wavecrate.gui.export;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.wavecrate.crate.DeflateEstimate;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.ExportSettings;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.LongTasks;
import org.wavecrate.gui.Workspace;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.summary.Overview;

/// The plan of an export: contents, sizes and obstacles, without a screen. Plans again after
/// every change, and idles while another screen is in front.
final class ExportModel {
  static final String SCREEN = "export";

  /// Checking this much takes a second or so, and need not be asked for.
  private static final long CHECKED_UNASKED_BYTES = 1_000_000_000L;

  private static final System.Logger LOG = System.getLogger(ExportModel.class.getName());

  private final Workspace workspace;
  private final Library library;
  private final Choosers choosers;
  private final Latest planning;
  private final Latest summing;
  private final Latest estimating;
  private final Inspection findings;
  private final boolean servesColab;
  private final Packing packing;
  private final ReadOnlyObjectWrapper<ExportSettings> settings =
      new ReadOnlyObjectWrapper<>(ExportSettings.to(Path.of("")));
  private final ReadOnlyObjectWrapper<Set<SplitName>> chosen =
      new ReadOnlyObjectWrapper<>(Set.of());
  private final BooleanProperty withoutMarked = new SimpleBooleanProperty();
  private final BooleanProperty colab = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<Overview.SplitFacts>> splits =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<PlanDraft>> draft =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> planProblem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<DeflateEstimate>> estimate =
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
    summing = new Latest(background);
    estimating = new Latest(background);
    this.findings = findings;
    packing = new Packing(workspace, background, tasks, packer, nanos);
    workspace.dataset().subscribe(this::open);
    workspace.screen().subscribe(screen -> look());
    workspace.recipe().subscribe(recipe -> refresh());
    workspace.recipeUnsaved().subscribe(unsaved -> judge());
    library.subject().subscribe(subject -> sum());
    library.growth().subscribe(growth -> sum());
    library.flags().revision().subscribe(now -> marksChanged());
    withoutMarked.subscribe(now -> edited());
    servesColab = packer.servesColab();
    colab.set(servesColab);
    colab.subscribe(now -> edited());
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
    estimate.set(Optional.empty());
    packing.dismiss();
    Set<SplitName> there = EnumSet.noneOf(SplitName.class);
    dataset.ifPresent(
        opened ->
            opened.splits().stream()
                .filter(split -> split.size() > 0)
                .forEach(split -> there.add(split.name())));
    chosen.set(Set.copyOf(there));
    dataset.ifPresent(
        opened ->
            settings.set(
                settings
                    .get()
                    .withFolder(LastTargetFolder.of(workspace, opened))
                    .withForce(false)
                    .withAllowErrors(false)
                    .withIncludeSounds(false)));
    look();
  }

  private boolean isInFront() {
    return workspace.screen().get().equals(SCREEN);
  }

  /// Catches up with what happened while another screen was in front.
  private void look() {
    if (isInFront()) {
      findings.lookForChanges();
    }
    sum();
    estimate();
    refresh();
  }

  private void sum() {
    Optional<SurveyedDataset> subject = library.subject().get();
    if (subject.isEmpty() || !isInFront()) {
      splits.set(subject.isEmpty() ? List.of() : splits.get());
      return;
    }
    summing.start(
        progress -> Overview.of(subject.get(), List.of(), progress),
        sum -> splits.set(sum.splits()),
        reason -> LOG.log(Level.ERROR, "summing up", reason));
  }

  private void estimate() {
    Optional<Dataset> dataset = workspace.dataset().get();
    Set<SplitName> of = chosen.get();
    if (isInFront() && dataset.isPresent() && !of.isEmpty()) {
      estimating.start(
          progress -> DeflateEstimate.of(dataset.get(), of, progress),
          found -> estimate.set(Optional.of(found)),
          reason -> LOG.log(Level.ERROR, "estimate", reason));
    }
  }

  private void marksChanged() {
    if (withoutMarked.get()) {
      edited();
    }
  }

  /// Something was chosen anew: how the last export went is of no interest any more.
  private void edited() {
    packing.dismiss();
    refresh();
  }

  private void refresh() {
    Optional<Dataset> dataset = workspace.dataset().get();
    if (!isInFront() || dataset.isEmpty() || packing.outcome().get().isUnderWay()) {
      return;
    }
    if (chosen.get().isEmpty()) {
      planning.cancel();
      draft.set(Optional.empty());
      planProblem.set(Optional.of("No split is chosen."));
      judge();
      return;
    }
    Recipe recipe = workspace.recipe().get();
    Optional<CheckReport> report = findings.report().get();
    Optional<SurveyedDataset> marked =
        withoutMarked.get() ? library.subject().get() : Optional.empty();
    ExportSettings wanted = settings.get().withSplits(chosen.get());
    boolean kit = colab.get();
    planning.start(
        progress ->
            draft(
                dataset.get(),
                recipe,
                report,
                wanted.withExcluded(marked.map(ExportModel::paths).orElse(Set.of())),
                kit,
                progress),
        this::planned,
        reason -> {
          draft.set(Optional.empty());
          planProblem.set(Optional.of(ExportTexts.sentence(reason)));
          judge();
        });
  }

  /// Where the recipe is as it lies beside the splits, its very text goes along: then the window
  /// and the command line write the same bytes.
  private static PlanDraft draft(
      Dataset dataset,
      Recipe recipe,
      Optional<CheckReport> report,
      ExportSettings settings,
      boolean colab,
      Progress progress)
      throws IOException {
    return PlanDraft.of(
        isAsStored(dataset, recipe)
            ? ExportPlan.of(dataset, report, settings, progress)
            : ExportPlan.of(dataset, recipe, report, settings, progress),
        colab ? Optional.of(recipe) : Optional.empty());
  }

  private static boolean isAsStored(Dataset dataset, Recipe recipe) {
    try {
      return RecipeJson.of(dataset).orElse(Recipe.DEFAULT).equals(recipe);
    } catch (RecipeException e) {
      return false;
    }
  }

  private static Set<String> paths(SurveyedDataset subject) {
    Set<String> paths = new HashSet<>();
    for (int row : subject.marks().rows()) {
      paths.add(subject.table().rows().example(row).path());
    }
    return paths;
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
    obstacles.set(Obstacles.of(draft.get(), planProblem.get(), settings.get(), findings, unsaved));
  }

  /// Changes an option.
  void edit(UnaryOperator<ExportSettings> change) {
    ExportSettings changed = change.apply(settings.get());
    if (!changed.equals(settings.get())) {
      settings.set(changed);
      edited();
    }
  }

  /// Takes a split in or leaves it out.
  void choose(SplitName split, boolean in) {
    Set<SplitName> now = new HashSet<>(chosen.get());
    if (in ? now.add(split) : now.remove(split)) {
      chosen.set(Set.copyOf(now));
      estimate();
      edited();
    }
  }

  /// Lets the crates go elsewhere; what may be replaced there must be said anew.
  void setFolder(Path folder) {
    edit(now -> now.withFolder(folder).withForce(false));
  }

  /// As [#setFolder], with a path as it is typed; one that is not absolute begins beside the
  /// dataset.
  void typeFolder(String text) {
    Optional<Path> beside =
        workspace.dataset().get().map(open -> open.path().toAbsolutePath().normalize());
    try {
      if (!text.isBlank() && beside.isPresent()) {
        setFolder(beside.get().resolveSibling(text.strip()));
      }
    } catch (InvalidPathException e) {
      planProblem.set(Optional.of("This can’t be a folder: " + e.getMessage()));
      judge();
    }
  }

  /// Asks where the crates are to go.
  void browse() {
    choosers.target(settings.get().folder()).ifPresent(this::setFolder);
  }

  /// Does something about an obstacle.
  void remedy(Obstacle.Remedy remedy) {
    switch (remedy) {
      case COPY_SOUNDS -> edit(now -> now.withIncludeSounds(true));
      case REPLACE -> edit(now -> now.withForce(true));
      case KEEP -> edit(now -> now.withForce(false));
      case LEAVE_OUT -> edit(now -> now.withWithoutBad(true));
      case NEVERTHELESS -> edit(now -> now.withAllowErrors(true));
      case REFUSE -> edit(now -> now.withAllowErrors(false));
      case LOOK -> workspace.visit("check");
      case EDIT -> workspace.visit("augment");
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

  /// What the button does, in words: `Export 3 crates and the kit`.
  String action() {
    if (planning.running().get()) {
      return "Planning …";
    }
    return draft.get().map(ExportTexts::action).orElse("Export");
  }

  void export() {
    if (isReady()) {
      Path folder = settings.get().folder();
      workspace
          .dataset()
          .get()
          .ifPresent(open -> LastTargetFolder.remember(workspace, open, folder));
      packing.start(draft.get().orElseThrow());
    }
  }

  /// How many examples of the chosen splits are marked.
  long marked() {
    return library
        .subject()
        .get()
        .map(
            subject ->
                IntStream.of(subject.marks().rows())
                    .filter(row -> chosen.get().contains(subject.table().rows().split(row).name()))
                    .count())
        .orElse(0L);
  }

  /// How many examples can't be used as they are: by the check if there was one, else those that
  /// could not be read for the Overview; empty if neither has looked.
  Optional<Long> bad() {
    Optional<CheckReport> report = findings.report().get();
    if (report.isPresent()) {
      return Optional.of((long) report.get().badFiles().size());
    }
    List<Overview.SplitFacts> facts = splits.get();
    boolean known = facts.stream().allMatch(split -> split.known() == split.examples());
    return known && !facts.isEmpty()
        ? Optional.of(facts.stream().mapToLong(Overview.SplitFacts::bad).sum())
        : Optional.empty();
  }

  /// The sums of the crates just written, as `sha256sum` writes them.
  String sums() {
    StringBuilder sums = new StringBuilder();
    if (packing.outcome().get() instanceof Outcome.Done done) {
      done.result()
          .crates()
          .forEach(
              crate ->
                  sums.append(crate.sha256())
                      .append("  ")
                      .append(CrateRows.name(crate))
                      .append('\n'));
    }
    return sums.toString();
  }

  /// Changes with the marks.
  ReadOnlyLongProperty marks() {
    return library.flags().revision();
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

  /// The options, without splits and what is marked.
  ReadOnlyObjectProperty<ExportSettings> settings() {
    return settings.getReadOnlyProperty();
  }

  /// The splits that go in.
  ReadOnlyObjectProperty<Set<SplitName>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// Whether what Colab needs is added: the Python package and a notebook.
  BooleanProperty colab() {
    return colab;
  }

  /// Whether that can be.
  boolean servesColab() {
    return servesColab;
  }

  /// Whether marked examples are left out.
  BooleanProperty withoutMarked() {
    return withoutMarked;
  }

  /// The splits there are, with what is known of them by now.
  ReadOnlyObjectProperty<List<Overview.SplitFacts>> splits() {
    return splits.getReadOnlyProperty();
  }

  /// The newest plan; a newer one may be under way.
  ReadOnlyObjectProperty<Optional<PlanDraft>> draft() {
    return draft.getReadOnlyProperty();
  }

  /// What deflating would save.
  ReadOnlyObjectProperty<Optional<DeflateEstimate>> estimated() {
    return estimate.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<Obstacle>> obstacles() {
    return obstacles.getReadOnlyProperty();
  }
}

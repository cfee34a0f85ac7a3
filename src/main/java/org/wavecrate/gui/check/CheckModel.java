package org.wavecrate.gui.check;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Flags;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Workspace;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Place;
import org.wavecrate.rules.Rule;
import org.wavecrate.rules.Rules;
import org.wavecrate.rules.Severity;
import org.wavecrate.survey.Rows;

/// The findings, the one on show, and the examples it concerns; without a screen.
final class CheckModel {
  static final String SCREEN = "check";

  /// More examples than this are not read before the user says so.
  static final int MOST_UNASKED = 50_000;

  private static final System.Logger LOG = System.getLogger(CheckModel.class.getName());

  /// What the screen shows.
  enum State {
    /// So much is to be read that the user is asked first.
    UNASKED,
    /// The first check is under way.
    CHECKING,
    /// It could not be finished.
    PROBLEM,
    /// There is a report.
    REPORT
  }

  private final Workspace workspace;
  private final Library library;
  private final Inspection inspection;
  private final Latest sorting;
  private final FindingMarks marks;
  private final Latest reading;
  private final ReportSaving saving;
  private final ObjectBinding<State> state;
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<Set<Severity>> severities =
      new SimpleObjectProperty<>(Set.copyOf(EnumSet.allOf(Severity.class)));
  private final ReadOnlyObjectWrapper<Optional<SplitName>> split =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.RULE);
  private final ReadOnlyObjectWrapper<List<Group>> groups = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Group>> group =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Integer> index = new ReadOnlyObjectWrapper<>(-1);
  private final ReadOnlyObjectWrapper<Integer> twin = new ReadOnlyObjectWrapper<>(0);
  private final ReadOnlyObjectWrapper<List<FindingExample>> exhibits =
      new ReadOnlyObjectWrapper<>(List.of());
  private Optional<Rows> rows = Optional.empty();
  private boolean opening;
  private boolean leaving;

  CheckModel(Workspace workspace, Library library, Inspection inspection, Background background) {
    this.workspace = workspace;
    this.library = library;
    this.inspection = inspection;
    sorting = new Latest(background);
    marks = new FindingMarks(library.flags(), background);
    reading = new Latest(background);
    saving = new ReportSaving(workspace, background);
    state =
        Bindings.createObjectBinding(
            this::currentState, inspection.report(), inspection.running(), inspection.problem());
    workspace.dataset().subscribe(this::open);
    workspace.screen().subscribe(this::look);
    workspace.scope().addListener(scope -> follow());
    inspection.report().subscribe(this::sort);
    filter.subscribe(this::sort);
    severities.subscribe(this::sort);
    split.subscribe(this::sort);
    grouping.subscribe(this::sort);
    workspace.recipe().subscribe((was, now) -> rename(was.labels().equals(now.labels())));
  }

  private State currentState() {
    if (inspection.report().get().isPresent()) {
      return State.REPORT;
    }
    if (inspection.running().get()) {
      return State.CHECKING;
    }
    return inspection.problem().get().isEmpty() ? State.UNASKED : State.PROBLEM;
  }

  private boolean isInFront() {
    return workspace.screen().get().equals(SCREEN);
  }

  private void open(Optional<Dataset> dataset) {
    rows = dataset.map(Rows::new);
    opening = workspace.scope().get().isEmpty();
    filter.set("");
    split.set(Optional.empty());
    exhibits.set(List.of());
    look();
  }

  /// Begins to check if nobody did before; does nothing while another screen is in front.
  void look() {
    boolean unknown = inspection.report().get().isEmpty() && inspection.problem().get().isEmpty();
    int size = workspace.dataset().get().map(Dataset::size).orElse(0);
    boolean small = workspace.dataset().get().isPresent() && size <= MOST_UNASKED;
    if (isInFront() && unknown && small && !inspection.running().get()) {
      inspection.start();
    } else if (isInFront() && small) {
      inspection.lookForChanges();
    }
  }

  /// A split that is chosen while this screen is in front narrows what it shows.
  private void follow() {
    Optional<Scope> chosen = workspace.scope().get();
    if (opening && chosen.isPresent()) {
      // The workspace's own choice, which comes with a dataset.
      opening = false;
    } else if (isInFront() && !leaving && inspection.report().get().isPresent()) {
      split.set(chosen.flatMap(Scope::split).map(Split::name));
    }
  }

  private void sort() {
    Optional<CheckReport> report = inspection.report().get();
    if (report.isEmpty()) {
      sorting.cancel();
      show(List.of());
      return;
    }
    List<Finding> findings = report.get().findings();
    FindingFilter wanted = FindingFilter.of(filter.get(), severities.get(), split.get());
    Grouping by = grouping.get();
    List<Rule> silenced =
        inspection.silenced().stream().sorted().flatMap(code -> Rules.of(code).stream()).toList();
    sorting.start(
        progress -> FindingGroups.of(findings, wanted, by, silenced),
        this::show,
        reason -> LOG.log(Level.ERROR, "sorting findings", reason));
  }

  private void show(List<Group> sorted) {
    Optional<Group> before = group.get();
    Optional<Finding> seen = finding();
    groups.set(sorted);
    Optional<Group> same =
        before.flatMap(
            group -> sorted.stream().filter(g -> g.key().equals(group.key())).findFirst());
    // Found where it is now, else the heading it stood under, else the worst.
    Optional<Group> chosen = same.or(() -> sorted.stream().findFirst().filter(this::matters));
    int place = chosen.isEmpty() ? -1 : seen.map(chosen.get().findings()::indexOf).orElse(0);
    select(chosen, chosen.isEmpty() ? -1 : Math.max(0, place));
  }

  /// Facts alone are no reason not to say first that nothing is wrong.
  private boolean matters(Group first) {
    return isNarrowed() || !first.silenced() && first.severity() != Severity.INFO;
  }

  /// Looks at a group's first finding.
  void select(Group chosen) {
    if (!group.get().equals(Optional.of(chosen))) {
      select(Optional.of(chosen), 0);
    }
  }

  /// Looks at a finding of the group.
  void select(int chosen) {
    if (chosen >= 0 && chosen < group.get().map(Group::size).orElse(0)) {
      select(group.get(), chosen);
    }
  }

  private void select(Optional<Group> chosen, int row) {
    boolean other = !chosen.equals(group.get());
    Optional<Finding> before = finding();
    if (other) {
      // No moment with a finding that its group does not have.
      index.set(-1);
      group.set(chosen);
    }
    index.set(row);
    marks.ask(
        group
            .get()
            .flatMap(
                of ->
                    rule()
                        .flatMap(
                            broken -> rows.map(at -> new FindingMarks.Query(at, of, broken)))));
    if (!before.equals(finding()) || exhibits.get().isEmpty()) {
      twin.set(0);
      read();
    }
  }

  /// Looks at the finding `by` further on, beyond the last one at those of the next heading.
  void walk(int by) {
    if (group.get().isEmpty()) {
      walkGroups(by);
      return;
    }
    List<Group> all = groups.get();
    int heading = all.indexOf(group.get().get());
    int row = index.get() + by;
    if (row < 0 && heading > 0) {
      Group above = all.get(heading - 1);
      select(Optional.of(above), above.size() - 1);
    } else if (row >= group.get().get().size() && heading + 1 < all.size()) {
      select(Optional.of(all.get(heading + 1)), 0);
    } else {
      select(Math.max(0, Math.min(row, group.get().get().size() - 1)));
    }
  }

  /// Looks at the heading `by` further on.
  void walkGroups(int by) {
    int heading = group.get().map(groups.get()::indexOf).orElse(-1) + by;
    if (heading >= 0 && heading < groups.get().size()) {
      select(groups.get().get(heading));
    }
  }

  /// Looks at another one of the examples that the finding compares with.
  void walkTwins(int by) {
    int count = finding().map(f -> f.twins().size()).orElse(0);
    if (count > 0) {
      twin.set(Math.floorMod(twin.get() + by, count));
      read();
    }
  }

  private void rename(boolean same) {
    if (!same) {
      read();
    }
  }

  private void read() {
    List<Example> wanted = new ArrayList<>();
    finding().flatMap(this::example).ifPresent(wanted::add);
    twinPlace().flatMap(this::example).ifPresent(wanted::add);
    if (wanted.isEmpty()) {
      reading.cancel();
      exhibits.set(List.of());
      return;
    }
    Recipe recipe = workspace.recipe().get();
    reading.start(
        progress -> FindingExample.read(wanted, recipe, progress),
        exhibits::set,
        reason -> {
          LOG.log(Level.ERROR, wanted.getFirst().path(), reason);
          exhibits.set(List.of());
        });
  }

  private Optional<Place> twinPlace() {
    return finding()
        .map(Finding::twins)
        .filter(twins -> twin.get() < twins.size())
        .map(twins -> twins.get(twin.get()));
  }

  /// Flags the example that is looked at, or takes its flag away.
  void mark() {
    finding().flatMap(this::example).ifPresent(library.flags()::toggle);
  }

  /// Shows the example that is looked at on the Explore screen; a block or a split by its first.
  void openInExplore() {
    finding().ifPresent(found -> destination(found).ifPresent(this::open));
  }

  /// Shows an example on the Explore screen.
  void open(Example example) {
    leaving = true;
    library.show(example);
    leaving = false;
  }

  /// Where [#openInExplore] leads.
  Optional<Example> destination(Finding found) {
    return example(found).or(() -> firstOf(found));
  }

  private Optional<Example> firstOf(Finding found) {
    return found
        .place()
        .split()
        .flatMap(name -> workspace.dataset().get().flatMap(open -> open.split(name)))
        .flatMap(
            of -> {
              for (int i = 0; i < of.blocks().size(); i++) {
                boolean here =
                    found.place().block().map(of.blocks().get(i).name()::equals).orElse(true);
                if (here && of.blocks().get(i).size() > 0) {
                  return Optional.of(of.example(of.start(i)));
                }
              }
              return Optional.empty();
            });
  }

  /// Switches the rule that is looked at off, or on again.
  void switchRule() {
    rule()
        .ifPresent(of -> inspection.silence(of.code(), !inspection.silenced().contains(of.code())));
  }

  /// The rule of the group, or else that of the finding that is looked at.
  Optional<Rule> rule() {
    return group.get().flatMap(Group::rule).or(() -> finding().map(Finding::rule));
  }

  /// Writes the report as one HTML file, pictures included; the notice tells how it went.
  void saveReport(Path file) {
    saving.save(file, inspection.report().get());
  }

  /// Whether a report is being written.
  ReadOnlyBooleanProperty writing() {
    return saving.running();
  }

  /// Shows findings of this severity, or does not.
  void toggle(Severity severity) {
    EnumSet<Severity> changed = EnumSet.noneOf(Severity.class);
    changed.addAll(severities.get());
    if (!changed.remove(severity)) {
      changed.add(severity);
    }
    severities.set(Set.copyOf(changed));
  }

  /// Shows the findings of all splits again.
  void showAllSplits() {
    split.set(Optional.empty());
  }

  /// The example that a finding is about; empty if it is about more or less than one.
  Optional<Example> example(Finding of) {
    return example(of.place());
  }

  private Optional<Example> example(Place place) {
    return place.example().flatMap(example -> rows.flatMap(open -> open.same(example)));
  }

  /// What follows from a finding and is folded under it.
  List<Finding> consequences(Finding of) {
    return group.get().map(shown -> shown.consequences(of)).orElse(List.of());
  }

  /// The finding that is looked at.
  Optional<Finding> finding() {
    int row = index.get();
    return group.get().filter(of -> row >= 0 && row < of.size()).map(of -> of.findings().get(row));
  }

  /// Whether there are findings that are not shown.
  boolean isNarrowed() {
    return !filter.get().isBlank()
        || split.get().isPresent()
        || severities.get().size() < Severity.values().length;
  }

  /// Shows all findings.
  void widen() {
    filter.set("");
    showAllSplits();
    severities.set(Set.copyOf(EnumSet.allOf(Severity.class)));
  }

  ObservableValue<State> state() {
    return state;
  }

  /// Which findings are shown: words of their path, message or rule.
  StringProperty filter() {
    return filter;
  }

  /// How bad findings are that are shown.
  ReadOnlyObjectProperty<Set<Severity>> severities() {
    return severities;
  }

  /// The only split whose findings are shown; empty for all.
  ReadOnlyObjectProperty<Optional<SplitName>> split() {
    return split.getReadOnlyProperty();
  }

  ObjectProperty<Grouping> grouping() {
    return grouping;
  }

  /// What is shown, the worst first.
  ReadOnlyObjectProperty<List<Group>> groups() {
    return groups.getReadOnlyProperty();
  }

  /// Those findings among which one is looked at.
  ReadOnlyObjectProperty<Optional<Group>> group() {
    return group.getReadOnlyProperty();
  }

  /// Which finding of the group is looked at; -1 for none.
  ReadOnlyObjectProperty<Integer> index() {
    return index.getReadOnlyProperty();
  }

  /// Which of the examples is compared with, from 0 on.
  ReadOnlyObjectProperty<Integer> twin() {
    return twin.getReadOnlyProperty();
  }

  /// The example that is looked at and, behind it, the one that it is compared with.
  ReadOnlyObjectProperty<List<FindingExample>> exhibits() {
    return exhibits.getReadOnlyProperty();
  }

  /// Whether findings are shown as pictures rather than as a list.
  BooleanProperty gallery() {
    return workspace.gallery();
  }

  /// Flags for the examples that the rule and heading looked at are about.
  FindingMarks marks() {
    return marks;
  }

  Flags flags() {
    return library.flags();
  }

  Inspection inspection() {
    return inspection;
  }

  Workspace workspace() {
    return workspace;
  }

  /// Whether a group is the one that is looked at.
  boolean isShown(Group one) {
    return Objects.equals(group.get().map(Group::key), Optional.of(one.key()));
  }
}

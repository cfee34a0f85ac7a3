package org.wavecrate.gui.check;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Flags;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Workspace;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Place;
import org.wavecrate.rules.Rule;
import org.wavecrate.rules.Severity;
import org.wavecrate.survey.Rows;

/// The heading and the finding that are looked at, and the examples that it is about.
final class FindingSelection {
  private static final System.Logger LOG = System.getLogger(FindingSelection.class.getName());

  private final Workspace workspace;
  private final HeadingsModel headings;
  private final FindingMarks marks;
  private final Latest reading;
  private final ReadOnlyObjectWrapper<Optional<Group>> group =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Integer> index = new ReadOnlyObjectWrapper<>(-1);
  private final ReadOnlyObjectWrapper<Integer> twin = new ReadOnlyObjectWrapper<>(0);
  private final ReadOnlyObjectWrapper<List<FindingExample>> exhibits =
      new ReadOnlyObjectWrapper<>(List.of());
  private Optional<Rows> rows = Optional.empty();

  FindingSelection(
      Workspace workspace, HeadingsModel headings, Flags flags, Background background) {
    this.workspace = workspace;
    this.headings = headings;
    marks = new FindingMarks(flags, background);
    reading = new Latest(background);
    workspace.dataset().subscribe(this::open);
    workspace.recipe().subscribe((was, now) -> rename(was.labels().equals(now.labels())));
    // Also where they are the same again: whether any are hidden may have changed.
    headings.groups().subscribe(() -> show(headings.groups().get()));
    show(headings.groups().get());
  }

  private void open(Optional<Dataset> dataset) {
    rows = dataset.map(Rows::new);
    exhibits.set(List.of());
  }

  private void show(List<Group> sorted) {
    Optional<Group> before = group.get();
    Optional<Finding> seen = finding();
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
    return headings.isNarrowed() || !first.silenced() && first.severity() != Severity.INFO;
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
    List<Group> all = headings.groups().get();
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
    int heading = group.get().map(headings.groups().get()::indexOf).orElse(-1) + by;
    if (heading >= 0 && heading < headings.groups().get().size()) {
      select(headings.groups().get().get(heading));
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

  /// The rule of the group, or else that of the finding that is looked at.
  Optional<Rule> rule() {
    return group.get().flatMap(Group::rule).or(() -> finding().map(Finding::rule));
  }

  /// The example that a finding is about; empty if it is about more or less than one.
  Optional<Example> example(Finding of) {
    return example(of.place());
  }

  private Optional<Example> example(Place place) {
    return place.example().flatMap(example -> rows.flatMap(open -> open.same(example)));
  }

  /// The consequences of a finding, which are folded under it.
  List<Finding> consequences(Finding of) {
    return group.get().map(shown -> shown.consequences(of)).orElse(List.of());
  }

  /// The finding that is looked at.
  Optional<Finding> finding() {
    int row = index.get();
    return group.get().filter(of -> row >= 0 && row < of.size()).map(of -> of.findings().get(row));
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

  /// Flags for the examples that the rule and heading looked at are about.
  FindingMarks marks() {
    return marks;
  }
}

package org.wavecrate.gui.check;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Flags;
import org.wavecrate.gui.Latest;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Rule;
import org.wavecrate.survey.Rows;

/// Marks the examples of one rule's findings under a heading.
final class FindingMarks {
  private static final System.Logger LOG = System.getLogger(FindingMarks.class.getName());

  /// @param rows of the dataset that is open
  /// @param group the heading
  /// @param rule whose findings count; other rules that examples of the same place broke do not
  record Query(Rows rows, Group group, Rule rule) {
    List<Finding> findings() {
      return group.findings().stream()
          .filter(finding -> finding.rule().code().equals(rule.code()))
          .toList();
    }

    /// Those that the findings are about, each once, in order.
    List<Example> examples() {
      return findings().stream()
          .flatMap(finding -> finding.place().example().stream())
          .flatMap(example -> rows.same(example).stream())
          .distinct()
          .toList();
    }

    boolean isSame(Query other) {
      return group == other.group && rule.code().equals(other.rule.code());
    }
  }

  private final Flags flags;
  private final Latest locating;
  private final ReadOnlyObjectWrapper<List<Example>> examples =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper allMarked = new ReadOnlyBooleanWrapper();
  private Optional<Query> query = Optional.empty();

  FindingMarks(Flags flags, Background background) {
    this.flags = flags;
    locating = new Latest(background);
    flags.revision().subscribe(this::look);
  }

  private void look() {
    List<Example> of = examples.get();
    allMarked.set(!of.isEmpty() && of.stream().allMatch(flags::isMarked));
  }

  private void show(List<Example> found) {
    examples.set(found);
    look();
  }

  /// Turns to other findings; empty if none are looked at.
  void ask(Optional<Query> wanted) {
    boolean same = wanted.isPresent() && query.isPresent() && wanted.get().isSame(query.get());
    query = wanted;
    if (same) {
      return;
    }
    show(List.of());
    if (wanted.isEmpty()) {
      locating.cancel();
      return;
    }
    Query asked = wanted.get();
    locating.start(
        progress -> asked.examples(),
        this::show,
        reason -> LOG.log(Level.ERROR, "looking for examples", reason));
  }

  /// Flags all of them, or takes their flags away if all have one.
  void toggle() {
    if (allMarked.get()) {
      flags.unmarkAll(examples.get());
    } else {
      flags.markAll(examples.get(), query.map(asked -> asked.rule().code()).orElse(""));
    }
  }

  /// The examples, each once.
  ReadOnlyObjectProperty<List<Example>> examples() {
    return examples.getReadOnlyProperty();
  }

  /// Whether all of them are marked.
  ReadOnlyBooleanProperty allMarked() {
    return allMarked.getReadOnlyProperty();
  }
}

package org.wavecrate.gui.check;

import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Latest;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Rule;
import org.wavecrate.rules.Rules;
import org.wavecrate.rules.Severity;

/// The model of the findings shown and of their headings.
final class HeadingsModel {
  private static final System.Logger LOG = System.getLogger(HeadingsModel.class.getName());

  private final Inspection inspection;
  private final Latest sorting;
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<Set<Severity>> severities =
      new SimpleObjectProperty<>(Set.copyOf(EnumSet.allOf(Severity.class)));
  private final ReadOnlyObjectWrapper<Optional<SplitName>> split =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.RULE);
  private final ReadOnlyObjectWrapper<List<Group>> groups = new ReadOnlyObjectWrapper<>(List.of());

  HeadingsModel(Inspection inspection, Background background) {
    this.inspection = inspection;
    sorting = new Latest(background);
    inspection.report().subscribe(this::sort);
    filter.subscribe(this::sort);
    severities.subscribe(this::sort);
    split.subscribe(this::sort);
    grouping.subscribe(this::sort);
    // Another screen may have had the dataset checked before this one was made.
    sort();
  }

  private void sort() {
    Optional<CheckReport> report = inspection.report().get();
    if (report.isEmpty()) {
      sorting.cancel();
      groups.set(List.of());
      return;
    }
    List<Finding> findings = report.get().findings();
    FindingFilter wanted = FindingFilter.of(filter.get(), severities.get(), split.get());
    Grouping by = grouping.get();
    List<Rule> silenced =
        inspection.silenced().stream().sorted().flatMap(code -> Rules.of(code).stream()).toList();
    sorting.start(
        progress -> FindingGroups.of(findings, wanted, by, silenced),
        groups::set,
        reason -> LOG.log(Level.ERROR, "sorting findings", reason));
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

  /// Shows the findings of one split only, or those of all.
  void narrow(Optional<SplitName> only) {
    split.set(only);
  }

  /// Shows the findings of all splits again.
  void showAllSplits() {
    split.set(Optional.empty());
  }

  /// Whether findings are being put under headings.
  ReadOnlyBooleanProperty sorting() {
    return sorting.running();
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

  /// The groups shown, the worst first.
  ReadOnlyObjectProperty<List<Group>> groups() {
    return groups.getReadOnlyProperty();
  }
}

package org.wavecrate.gui.export;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.crate.DeflateEstimate;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.summary.Overview;

/// Figures for an export: splits, marks, errors, and the savings of deflating. Idles while
/// another screen is in front.
final class ExportFigures {
  private static final System.Logger LOG = System.getLogger(ExportFigures.class.getName());

  private final Workspace workspace;
  private final Library library;
  private final Inspection findings;
  private final ExportChoices choices;
  private final Latest summing;
  private final Latest estimating;
  private final ReadOnlyObjectWrapper<List<Overview.SplitFacts>> splits =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<DeflateEstimate>> estimate =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ExportFigures(
      Workspace workspace,
      Library library,
      Inspection findings,
      ExportChoices choices,
      Background background) {
    this.workspace = workspace;
    this.library = library;
    this.findings = findings;
    this.choices = choices;
    summing = new Latest(background);
    estimating = new Latest(background);
    workspace
        .dataset()
        .subscribe(
            dataset -> {
              estimate.set(Optional.empty());
              look();
            });
    workspace.screen().subscribe(screen -> look());
    library.subject().subscribe(subject -> sum());
    library.growth().subscribe(growth -> sum());
    choices.chosen().subscribe(splits -> estimate());
  }

  private boolean isInFront() {
    return workspace.isInFront(Screen.EXPORT);
  }

  private void look() {
    sum();
    estimate();
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
    Set<SplitName> of = choices.chosen().get();
    if (isInFront() && dataset.isPresent() && !of.isEmpty()) {
      estimating.start(
          progress -> DeflateEstimate.of(dataset.get(), of, progress),
          found -> estimate.set(Optional.of(found)),
          reason -> LOG.log(Level.ERROR, "estimate", reason));
    }
  }

  /// The number of marked examples in the chosen splits.
  long marked() {
    return library
        .subject()
        .get()
        .map(
            subject ->
                IntStream.of(subject.marks().rows())
                    .filter(
                        row ->
                            choices
                                .chosen()
                                .get()
                                .contains(subject.table().rows().split(row).name()))
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

  /// Changes with the marks.
  ReadOnlyLongProperty marks() {
    return library.flags().revision();
  }

  /// The splits there are, with what is known of them by now.
  ReadOnlyObjectProperty<List<Overview.SplitFacts>> splits() {
    return splits.getReadOnlyProperty();
  }

  /// The savings of deflating.
  ReadOnlyObjectProperty<Optional<DeflateEstimate>> estimated() {
    return estimate.getReadOnlyProperty();
  }
}

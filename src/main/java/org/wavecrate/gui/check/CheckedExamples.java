package org.wavecrate.gui.check;

import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Flags;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Latest;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Severity;

/// Says what was checked and when, and how many of the examples that have errors or warnings are
/// left: those that are not marked.
final class CheckedExamples {
  private static final System.Logger LOG = System.getLogger(CheckedExamples.class.getName());

  private final Inspection inspection;
  private final Flags flags;
  private final Latest collecting;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private List<Example> concerned = List.of();

  CheckedExamples(Inspection inspection, Flags flags, Background background) {
    this.inspection = inspection;
    this.flags = flags;
    collecting = new Latest(background);
    inspection.report().subscribe(this::collect);
    flags.revision().subscribe(revision -> tell());
  }

  private void collect(Optional<CheckReport> report) {
    collecting.cancel();
    show(List.of());
    report.ifPresent(
        done ->
            collecting.start(
                progress -> examples(done),
                this::show,
                reason -> LOG.log(Level.ERROR, "counting examples", reason)));
  }

  private static List<Example> examples(CheckReport report) {
    return report.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .flatMap(finding -> finding.place().example().stream())
        .distinct()
        .toList();
  }

  private void show(List<Example> found) {
    concerned = found;
    tell();
  }

  private void tell() {
    int marked = (int) concerned.stream().filter(flags::isMarked).count();
    text.set(
        inspection
            .report()
            .get()
            .map(
                done ->
                    (CheckTexts.facts(
                                done,
                                inspection.bytesRead(),
                                inspection.checkedAt(),
                                LocalDate.now())
                            + " "
                            + CheckTexts.left(concerned.size(), marked))
                        .strip())
            .orElse(""));
  }

  /// Both sentences; empty without a report.
  ReadOnlyStringProperty text() {
    return text.getReadOnlyProperty();
  }
}

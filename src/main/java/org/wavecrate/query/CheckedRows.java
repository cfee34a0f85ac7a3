package org.wavecrate.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Severity;
import org.wavecrate.survey.Rows;

/// Findings of a check on single examples, by row; facts ([Severity#INFO]) are left out. Immutable.
public final class CheckedRows {
  /// Before anything was checked.
  public static final CheckedRows NONE = new CheckedRows(false);

  private static final int PORTION = 1 << 12;

  private final boolean done;
  private final Map<Integer, List<Finding>> findings = new HashMap<>();
  private final Map<String, BitSet> byRule = new LinkedHashMap<>();
  private final BitSet errors = new BitSet();

  private CheckedRows(boolean done) {
    this.done = done;
  }

  /// @param rows of the dataset that was checked
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public static CheckedRows of(CheckReport report, Rows rows, Progress progress) {
    CheckedRows all = new CheckedRows(true);
    int count = 0;
    for (Finding finding : report.findings()) {
      if (count++ % PORTION == 0) {
        progress.throwIfCancelled();
      }
      if (finding.severity() != Severity.INFO) {
        Optional<Example> example = finding.place().example();
        OptionalInt row = example.map(rows::find).orElse(OptionalInt.empty());
        row.ifPresent(found -> all.add(found, finding));
      }
    }
    return all;
  }

  private void add(int row, Finding finding) {
    findings.computeIfAbsent(row, key -> new ArrayList<>(1)).add(finding);
    byRule.computeIfAbsent(finding.rule().code(), key -> new BitSet()).set(row);
    if (finding.severity() == Severity.ERROR) {
      errors.set(row);
    }
  }

  /// Whether anything was checked at all.
  public boolean isDone() {
    return done;
  }

  /// The findings about one example, worst first.
  public List<Finding> of(int row) {
    return findings.getOrDefault(row, List.of());
  }

  /// Whether one example has an error.
  public boolean isBad(int row) {
    return errors.get(row);
  }

  /// Whether one example broke the rule of this code.
  boolean broke(int row, String code) {
    BitSet rows = byRule.get(code);
    return rows != null && rows.get(row);
  }

  /// The rules that examples broke, worst first.
  public List<Found> rules(int from, int to) {
    List<Found> all = new ArrayList<>();
    byRule.forEach(
        (code, rows) -> {
          int count = rows.get(from, to).cardinality();
          if (count > 0) {
            Finding one =
                findings.getOrDefault(rows.nextSetBit(from), List.of()).stream()
                    .filter(finding -> finding.rule().code().equals(code))
                    .findFirst()
                    .orElseThrow();
            all.add(new Found(one.rule().title(), one.severity(), count, "rule:" + code));
          }
        });
    return all;
  }

  /// The number of examples with a problem.
  ///
  /// @param title what is wrong, such as `Clipping`
  /// @param query a [Query] that finds them
  public record Found(String title, Severity severity, int count, String query) {}
}

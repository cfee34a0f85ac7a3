package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ClippedRuns;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.text.Plural;

/// Runs of samples at the end of the scale.
final class Clipping extends CheckRule {
  Clipping() {
    super(
        "clipping",
        "Clipping",
        Severity.WARNING,
        "Several samples in a row lie at full scale, or flat at the sound's own extremes: the"
            + " recording was too loud, and what is cut off sounds like noise.",
        "Record or convert it again at a lower level, or leave it out.",
        new Limit("minRunSamples", 3, 3, 1e9, "samples in a row at full scale that count"));
  }

  /// So many flat tops below full scale are no chance.
  private static final int LEAST_FLAT_RUNS = 4;

  /// Quiet sounds of few bits have flat tops.
  private static final double LEAST_FLAT_PEAK = 0.1;

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    double least = limits.of("minRunSamples");
    for (int row = 0; row < evidence.size(); row++) {
      ClippedRuns runs = table.levels().clippedRuns(row);
      if (!evidence.isSound(row) || evidence.isConstant(row) || runs.longest() < least) {
        continue;
      }
      boolean full = table.levels().peak(row) >= FULL;
      if (full || runs.count() >= LEAST_FLAT_RUNS && table.levels().peak(row) >= LEAST_FLAT_PEAK) {
        found.example(
            row,
            Formatted.of(
                "%s at %s, the longest of %s; allowed: less than %s in a row",
                Plural.of(runs.count(), "run"),
                full ? "full scale" : FindingNumbers.dbfs(table.levels().peak(row)),
                Plural.of(runs.longest(), "sample"),
                FindingNumbers.plain(least)),
            Plural.of(runs.longest(), "sample"),
            FindingNumbers.plain(least) + " samples",
            runs.spans());
      }
    }
  }

  /// 127 of 128, the greatest 8-bit sample.
  private static final double FULL = 127.0 / 128;
}

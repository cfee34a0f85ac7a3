package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;

/// Sounds with hardly any signal.
final class NearSilence extends CheckRule {
  NearSilence() {
    super(
        "near-silence",
        "Near silence",
        Severity.WARNING,
        "The example is so quiet that it holds little but noise; normalising it makes that loud.",
        "Check its source, or leave it out.",
        new Limit(
            "minRmsDb", -55, -200, 0, "RMS level in dBFS below which a sound counts as silent"));
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    double least = limits.of("minRmsDb");
    for (int row = 0; row < evidence.size(); row++) {
      boolean judged = evidence.isSound(row) && !evidence.isConstant(row);
      if (judged && 20 * Math.log10(table.levels().rms(row)) < least) {
        String level = FindingNumbers.dbfs(table.levels().rms(row));
        String limit = FindingNumbers.plain(least) + " dBFS";
        found.example(
            row, Formatted.of("RMS %s; expected: %s or more", level, limit), level, limit);
      }
    }
  }
}

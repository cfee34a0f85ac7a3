package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;

/// Sounds whose mean is not zero.
final class DcOffset extends CheckRule {
  DcOffset() {
    super(
        "dc-offset",
        "DC offset",
        Severity.WARNING,
        "The waveform does not swing around zero: a fault of the recording device that takes"
            + " headroom away and fills the lowest bin of every spectrum.",
        "Subtract the mean, or filter below 20 Hz.",
        new Limit("maxOffset", 0.03, 0, 1, "mean, as a part of full scale, that is allowed"));
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    double most = limits.of("maxOffset");
    for (int row = 0; row < evidence.size(); row++) {
      boolean judged = evidence.isSound(row) && !evidence.isConstant(row);
      if (judged && Math.abs(table.levels().dcOffset(row)) > most) {
        String offset = FindingNumbers.fixed(table.levels().dcOffset(row), 4);
        found.example(
            row,
            Formatted.of(
                "a mean of %s of full scale; allowed: %s", offset, FindingNumbers.plain(most)),
            offset,
            FindingNumbers.plain(most));
      }
    }
  }
}

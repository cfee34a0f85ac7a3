package org.wavecrate.rules;

import org.wavecrate.text.Plural;

/// Reports the duration of all sounds.
final class Hours extends CheckRule {
  Hours() {
    super(
        "hours",
        "Duration",
        Severity.INFO,
        "The length of all sounds of every split together.",
        "Nothing to fix.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (int s = 0; s < evidence.splits().size(); s++) {
      long samples = 0;
      for (int row = evidence.rows().start(s); row < evidence.rows().end(s); row++) {
        samples += evidence.isSound(row) ? evidence.table().length(row) : 0;
      }
      if (samples > 0) {
        int rate = evidence.sampleRateHz();
        String length =
            rate > 0
                ? FindingNumbers.duration((double) samples / rate) + " at " + rate + " Hz"
                : Plural.of(samples, "sample") + "; the recipe does not say the sample rate";
        found.split(evidence.splits().get(s), length, length, "");
      }
    }
  }
}

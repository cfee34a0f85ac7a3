package org.wavecrate.rules;

import java.util.Optional;

/// Sounds that seem to have another sample rate.
final class SampleRateRule extends CheckRule {
  SampleRateRule() {
    super(
        "sample-rate",
        "Suspected wrong sample rate",
        Severity.WARNING,
        "The sound ends in frequency as if cut, where the others go on, as one does that was"
            + " brought up from a lower rate; or it is as much longer or shorter than the others as"
            + " usual rates differ; or lengths are whole seconds at another rate than the"
            + " recipe's.",
        "Resample it from its source, or correct `sampleRateHz` in the recipe.",
        new Limit(
            "maxEdge",
            0.75,
            0,
            1,
            "part of the band, cut above, from which on a sound counts as whole"));
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    double edge = limits.of("maxEdge");
    RateSuspicion suspicion = new RateSuspicion(evidence);
    suspicion
        .ofDataset()
        .ifPresent(
            text -> found.dataset(text, evidence.sampleRateHz() + " Hz", "the rate of the files"));
    for (int row = 0; row < evidence.size(); row++) {
      Optional<String> text = suspicion.of(row, edge);
      if (text.isPresent()) {
        found.example(row, text.get(), "another rate", "the rate of the others");
      }
    }
  }
}

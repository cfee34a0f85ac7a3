package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Sounds with more or fewer channels.
final class ChannelsDiffer extends CheckRule {
  ChannelsDiffer() {
    super(
        "channels-differ",
        "Channels unlike the others",
        Severity.ERROR,
        "Most examples have another number of channels, so this one can't be in a batch with them.",
        "Mix it down or repeat its channel, or leave it out.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (int split = 0; split < evidence.splits().size(); split++) {
      Usual usual = evidence.usual(split);
      if (usual.axes().isPresent()) {
        ArrayRole.EXAMPLE
            .rows(evidence, split)
            .filter(row -> Shapes.channelsDiffer(evidence.kind(row), usual.axes().get()))
            .forEach(row -> add(evidence, usual, row, found));
      }
    }
  }

  private static void add(Evidence evidence, Usual usual, int row, Findings found) {
    String channels = Plural.of(evidence.kind(row).channels(), "channel");
    int expected = usual.axes().orElseThrow().channels();
    found.example(
        row,
        Formatted.of(
            "%s: shape %s; usual here: %d (%s)",
            channels, evidence.shape(row), expected, usual.axesShare()),
        channels,
        Plural.of(expected, "channel"));
  }
}

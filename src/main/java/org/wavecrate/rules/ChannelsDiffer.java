package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;

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
    ExampleTable table = evidence.table();
    for (int split = 0; split < evidence.splits().size(); split++) {
      Usual usual = evidence.usual(split);
      for (int row = evidence.rows().start(split); row < evidence.rows().end(split); row++) {
        boolean judged =
            table.isReadable(row) && !evidence.isBatch(row) && usual.axes().isPresent();
        if (judged && Shapes.channelsDiffer(evidence.kind(row), usual.axes().get())) {
          int channels = evidence.kind(row).channels();
          int expected = usual.axes().get().channels();
          found.example(
              row,
              Formatted.of(
                  "%s: shape %s; usual here: %d (%s)",
                  Shapes.channels(channels), evidence.shape(row), expected, usual.axesShare()),
              Shapes.channels(channels),
              Shapes.channels(expected));
        }
      }
    }
  }
}

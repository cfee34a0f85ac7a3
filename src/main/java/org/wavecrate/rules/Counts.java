package org.wavecrate.rules;

import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Reports examples, blocks and bytes.
final class Counts extends CheckRule {
  Counts() {
    super(
        "counts",
        "Size",
        Severity.INFO,
        "Examples, blocks and bytes of every split.",
        "Nothing to fix.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (int s = 0; s < evidence.splits().size(); s++) {
      Split split = evidence.splits().get(s);
      long bytes = 0;
      for (int row = evidence.rows().start(s); row < evidence.rows().end(s); row++) {
        bytes += evidence.table().bytes(row);
      }
      found.split(
          split,
          Formatted.of(
              "%s in %s, %s MB",
              Plural.of(split.size(), "example"),
              Plural.of(split.blocks().size(), "block"),
              FindingNumbers.fixed(bytes / 1e6, 1)),
          split.size() + " " + Plural.word(split.size(), "example"),
          "");
    }
  }
}

package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;

/// Sounds with silence before or after them.
final class SilentEdges extends CheckRule {
  SilentEdges() {
    super(
        "silent-edges",
        "Long silence at an edge",
        Severity.WARNING,
        "A long part at the beginning or end is silent (below -80 dBFS): the sound is short for its"
            + " frame, or was cut in the wrong place.",
        "Trim it, or silence the rule if examples are padded on purpose.",
        new Limit(
            "maxLeadingFraction",
            0.2,
            0,
            1,
            "part of its length that may be silent at the beginning"),
        new Limit(
            "maxTrailingFraction", 0.4, 0, 1, "part of its length that may be silent at the end"));
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    double mostBefore = limits.of("maxLeadingFraction");
    double mostAfter = limits.of("maxTrailingFraction");
    int rate = evidence.sampleRateHz();
    for (int row = 0; row < evidence.size(); row++) {
      long length = table.length(row);
      long leading = table.levels().leading(row);
      long trailing = table.levels().trailing(row);
      if (!evidence.isSound(row) || evidence.isConstant(row) || leading >= length) {
        continue;
      }
      boolean before = leading > mostBefore * length;
      boolean after = trailing > mostAfter * length;
      if (before || after) {
        String edge =
            (before ? FindingNumbers.time(leading, rate) + " at the beginning" : "")
                + (before && after ? " and " : "")
                + (after ? FindingNumbers.time(trailing, rate) + " at the end" : "");
        String limit = FindingNumbers.percent(before ? mostBefore : mostAfter);
        found.example(
            row,
            Formatted.of("silent for %s; expected: at most %s of its length", edge, limit),
            FindingNumbers.percent((double) (before ? leading : trailing) / length),
            limit,
            spans(leading, trailing, length, before, after));
      }
    }
  }

  private static long[] spans(
      long leading, long trailing, long length, boolean before, boolean after) {
    return before && after
        ? new long[] {0, leading, length - trailing, length}
        : before ? new long[] {0, leading} : new long[] {length - trailing, length};
  }
}

package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Fingerprint;

/// Sounds that differ in level or by a shift alone.
final class NearDuplicate extends CheckRule {
  NearDuplicate() {
    super(
        "near-duplicate",
        "Nearly the same sound",
        Severity.WARNING,
        "The same recording is there at another level, shifted in time, inverted or with a little"
            + " noise. Across splits it inflates your scores.",
        "Keep one of them, or keep all of them in one split.",
        new Limit(
            "maxDifferentBits",
            9,
            0,
            20,
            "bits, of the 128 of a fingerprint, that may differ between copies"));
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    double most = limits.of("maxDifferentBits");
    String limit =
        Formatted.of(
            "more than %s of %d bits different", FindingNumbers.plain(most), Fingerprint.BITS);
    NearDuplicateSearch.of(evidence, (int) most)
        .each(
            group -> {
              for (int i = 1; i < group.length; i++) {
                int row = group[i];
                int[] others = Groups.some(group, other -> other != row);
                int split = evidence.rows().splitOf(row);
                boolean across = false;
                for (int other : others) {
                  across |= evidence.rows().splitOf(other) != split;
                }
                found.twins(
                    row,
                    "is nearly the same sound as "
                        + evidence.rows().example(others[0]).path()
                        + (across ? ", in another split" : ""),
                    "nearly the same",
                    limit,
                    others);
              }
            });
  }
}

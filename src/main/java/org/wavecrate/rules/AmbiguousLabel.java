package org.wavecrate.rules;

import java.util.Arrays;
import java.util.Optional;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.CopyName;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Digests;

/// Second labels of one example.
final class AmbiguousLabel extends CheckRule {
  AmbiguousLabel() {
    super(
        "ambiguous-label",
        "Example with two labels",
        Severity.ERROR,
        "Two label files belong to one example by their names, such as `id-label-1.npy` and"
            + " `id-1-label.npy`; only one of them is served.",
        "Delete the one that is wrong.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (Split split : evidence.splits()) {
      for (Block block : split.blocks()) {
        for (String name : block.spareLabels()) {
          found.file(
              split, block, name, sentence(evidence, split, block, name), "2 labels", "1 label");
        }
      }
    }
  }

  private static String sentence(Evidence evidence, Split split, Block block, String name) {
    Optional<String> original = CopyName.original(name).map(block::pathOf);
    if (original.isEmpty()) {
      return "is a second label of an example that has one";
    }
    int start = evidence.rows().start(evidence.splits().indexOf(split));
    for (int i = 0; i < split.size(); i++) {
      Example example = split.example(i);
      if (example.hasLabel() && example.labelPath().equals(original.get())) {
        int label = evidence.table().label(start + i);
        long[] digest = new long[Digests.LONGS];
        if (label >= 0) {
          evidence.table().labels().digest(label, digest, 0);
        }
        boolean same = Arrays.equals(digest, evidence.otherDigest(block.pathOf(name)));
        return (same ? "is a copy of " : "is another version of ") + original.get();
      }
    }
    return Formatted.of("is named like a copy of %s, which is not there", original.get());
  }
}

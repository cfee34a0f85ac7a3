package org.wavecrate.rules;

import java.util.Arrays;
import java.util.Optional;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.CopyName;
import org.wavecrate.dataset.Example;
import org.wavecrate.survey.Digests;

/// Examples named like copies of others that are not the same.
final class FileVersion extends CheckRule {
  FileVersion() {
    super(
        "file-version",
        "Another version of an example",
        Severity.WARNING,
        "The name is what programs give to a copy, such as `id-1 (1).npy`, and what it would be a"
            + " copy of is there with other content: one of them is out of date.",
        "Keep the right one under the name without the addition.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (int row = 0; row < evidence.size(); row++) {
      Example example = evidence.rows().example(row);
      Optional<String> name = CopyName.original(example.name());
      if (name.isEmpty()) {
        continue;
      }
      Block block = example.block();
      Optional<Example> original = evidence.rows().dataset().find(block.pathOf(name.get()));
      if (original.isEmpty() || original.get().split() != example.split()) {
        continue;
      }
      int other = row - example.index() + original.get().index();
      if (!Arrays.equals(digest(evidence, row), digest(evidence, other))) {
        found.twins(
            row,
            "is another version of " + original.get().path(),
            "other content",
            "one of them",
            new int[] {other});
      }
    }
  }

  private static long[] digest(Evidence evidence, int row) {
    long[] digest = new long[Digests.LONGS];
    evidence.table().content().digest(row, digest);
    return digest;
  }
}

package org.wavecrate.rules;

import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Blocks much smaller or larger than the others.
final class BlockSize extends CheckRule {
  BlockSize() {
    super(
        "block-size",
        "Block of unusual size",
        Severity.WARNING,
        "Blocks of one size are read and mixed evenly. The last block of a split may be smaller.",
        "Fill it up or divide it; an export does that on request.",
        new Limit(
            "maxFactor",
            2,
            1,
            1e6,
            "how many times smaller or larger than the median a block may be"));
  }

  private static final int LEAST_BLOCKS = 3;

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    double factor = limits.of("maxFactor");
    for (Split split : evidence.splits()) {
      int[] sizes =
          split.blocks().stream().mapToInt(Block::size).filter(n -> n > 0).sorted().toArray();
      if (sizes.length < LEAST_BLOCKS) {
        continue;
      }
      int median = sizes[sizes.length / 2];
      for (int i = 0; i < split.blocks().size(); i++) {
        Block block = split.blocks().get(i);
        boolean last = i == split.blocks().size() - 1;
        boolean small = block.size() > 0 && block.size() * factor < median && !last;
        String size = block.size() + " " + Plural.word(block.size(), "example");
        if (small || block.size() > median * factor) {
          found.block(
              split,
              block,
              Formatted.of("holds %s; the others hold about %d", size, median),
              size,
              Formatted.of(
                  "%s to %s examples",
                  FindingNumbers.plain(Math.ceil(median / factor)),
                  FindingNumbers.plain(Math.floor(median * factor))));
        }
      }
    }
  }
}

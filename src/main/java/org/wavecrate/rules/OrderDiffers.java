package org.wavecrate.rules;

import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Names that other programs read in another order.
final class OrderDiffers extends CheckRule {
  OrderDiffers() {
    super(
        "order-differs",
        "Alphabetical and numeric order differ",
        Severity.WARNING,
        "Sorted by characters, as `sorted(glob(..))` does, the files come in another order than by"
            + " number (`id-10` before `id-2`). Programs that pair lists of files and labels by"
            + " position then mix them up, as these stay in step only if both are sorted the same"
            + " way.",
        "Sort by number in your own code, or pad the numbers with zeros (`id-002`). Wavecrate"
            + " itself counts as people do.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (Split split : evidence.splits()) {
      long blocks = 0;
      String example = "";
      for (int b = 0; b < split.blocks().size(); b++) {
        String wrong = outOfOrder(split, b);
        blocks += wrong.isEmpty() ? 0 : 1;
        example = example.isEmpty() ? wrong : example;
      }
      if (blocks > 0) {
        found.split(
            split,
            Formatted.of("in %s, such as %s", Plural.of(blocks, "block"), example),
            Plural.of(blocks, "block"),
            "0 blocks");
      }
    }
  }

  private static String outOfOrder(Split split, int index) {
    Block block = split.blocks().get(index);
    if (block.hasRows()) {
      return "";
    }
    String before = "";
    for (int i = 0; i < block.size(); i++) {
      String name = split.example(split.start(index) + i).name();
      if (before.compareTo(name) > 0) {
        return name + " before " + before;
      }
      before = name;
    }
    return "";
  }
}

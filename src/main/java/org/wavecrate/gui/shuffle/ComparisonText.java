package org.wavecrate.gui.shuffle;

import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Shuffle;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.mixing.Mixing;
import org.wavecrate.storage.Formatted;

/// Describes the comparison of epochs in sentences.
final class ComparisonText {
  private ComparisonText() {}

  /// @param trains whether it is the training split, which alone is shuffled
  static String of(Mixing mixing, Recipe recipe, long epoch, boolean trains) {
    if (!trains || recipe.shuffle().mode() == Shuffle.Mode.NONE) {
      return "Every epoch brings the same batches in the same order.";
    }
    boolean single = mixing.batches() == 1;
    return (single
            ? "One batch holds everything; its order changes with every epoch. "
            : "Every epoch has new batches. ")
        + Formatted.of(
            "A batch of epoch %s shares %s examples with its closest batch of epoch %s; by chance"
                + " %s. ",
            Numbers.count(epoch),
            Numbers.decimal(mixing.sharedWithNextEpoch().value(), 1),
            Numbers.count(epoch + 1),
            Numbers.decimal(mixing.sharedWithNextEpoch().byChance(), 1))
        + Formatted.of(
            "Examples move %s of the epoch from their stored place; by chance %s.",
            FigureText.percentage(100 * mixing.distanceMoved().value()),
            FigureText.percentage(100 * mixing.distanceMoved().byChance()));
  }
}

package org.wavecrate.gui.shuffle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Epochs;
import org.wavecrate.generator.Order;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Shuffle;
import org.wavecrate.mixing.Alternative;

/// An order that the screen shows: the recipe's, or one to compare it with.
///
/// @param key which, such as `recipe` or `buffer`
/// @param title what people call it
/// @param explanation in a few words
/// @param epochs the order itself
/// @param identity equal for orders that are the same
record Comparison(
    String key, String title, String explanation, Epochs epochs, List<Object> identity) {
  static final String RECIPE = "recipe";
  static final String FILES = "files";
  static final String BUFFER = "buffer";

  /// The stored order, the recipe's, and those of others; none of them twice.
  static List<Comparison> all(Split split, Recipe recipe, int fileSize, int buffer) {
    Order order = new Order(split, recipe.shuffle(), recipe.seed());
    Shuffle.Mode mode = order.shuffle().mode();
    List<Comparison> all = new ArrayList<>();
    for (Alternative other : Alternative.of(split, recipe, fileSize, buffer)) {
      boolean stored = other.key().equals("stored");
      if (stored || !other.key().equals(mode.name().toLowerCase(Locale.ROOT))) {
        all.add(
            new Comparison(
                other.key(),
                title(other),
                other.explanation(),
                other.epochs(),
                identity(split, recipe, other.key(), fileSize, buffer)));
      }
      if (stored) {
        all.add(ofRecipe(split, recipe, order));
      }
    }
    if (all.isEmpty()) {
      all.add(ofRecipe(split, recipe, order));
    }
    return all;
  }

  /// Those with a number have a field for it.
  private static String title(Alternative other) {
    return switch (other.key()) {
      case FILES -> "Batch files of";
      case BUFFER -> "Shuffle buffer of";
      default -> other.title();
    };
  }

  private static Comparison ofRecipe(Split split, Recipe recipe, Order order) {
    Shuffle.Mode mode = order.shuffle().mode();
    String key = mode == Shuffle.Mode.NONE ? "stored" : mode.name().toLowerCase(Locale.ROOT);
    String explanation =
        switch (mode) {
          case NONE -> "as the disk holds it";
          case FULL -> "new in every epoch";
          case BLOCKS -> "window " + order.shuffle().window() + ", new in every epoch";
        };
    return new Comparison(
        RECIPE,
        split.name() != SplitName.TRAIN
            ? "As it is served"
            : "This recipe: " + mode.name().toLowerCase(Locale.ROOT),
        explanation,
        order,
        identity(split, recipe, key, 0, 0));
  }

  private static List<Object> identity(
      Split split, Recipe recipe, String key, int fileSize, int buffer) {
    long part =
        switch (key) {
          case "blocks" -> recipe.shuffle().window();
          case "keras" -> recipe.batchSize();
          case FILES -> fileSize;
          case BUFFER -> buffer;
          default -> 0;
        };
    return List.of(System.identityHashCode(split), key, part, recipe.seed());
  }
}

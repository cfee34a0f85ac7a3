package org.wavecrate.mixing;

import java.util.List;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Epochs;
import org.wavecrate.generator.Order;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Shuffle;
import org.wavecrate.storage.Formatted;

/// An order to compare the recipe's with.
///
/// @param key a name for programs: `stored`, `full`, `blocks`, `keras`, `files` or `buffer`
/// @param title a name for people
/// @param explanation what it does, in a few words
/// @param epochs the order itself
public record Alternative(String key, String title, String explanation, Epochs epochs) {
  /// The buffer of `tf.data` tutorials.
  public static final int DEFAULT_BUFFER = 1000;

  /// Batches a file, where files of many examples are written.
  private static final int BATCHES_PER_FILE = 4;

  /// How many examples a batch file holds unless told otherwise: four batches.
  public static int defaultFileSize(int batchSize) {
    return (int) Math.min((long) BATCHES_PER_FILE * batchSize, Recipe.MOST_BATCH_SIZE);
  }

  /// All of them. None for a split other than `train`, which nobody shuffles.
  ///
  /// @param fileSize how many examples a batch file holds, 1 or more
  /// @param buffer how many examples the shuffle buffer holds, 1 or more
  public static List<Alternative> of(Split split, Recipe recipe, int fileSize, int buffer) {
    if (split.name() != SplitName.TRAIN) {
      return List.of();
    }
    int size = split.size();
    long seed = recipe.seed();
    int window = recipe.shuffle().window();
    int batchSize = recipe.batchSize();
    return List.of(
        new Alternative(
            "stored", "Stored order", "what the disk holds", new Order(split, Shuffle.NONE, seed)),
        new Alternative(
            "full", "Full shuffle", "new in every epoch", new Order(split, Shuffle.FULL, seed)),
        new Alternative(
            "blocks",
            "Blocks, window " + window,
            "for slow disks",
            new Order(split, new Shuffle(Shuffle.Mode.BLOCKS, window), seed)),
        new Alternative(
            "keras",
            "Keras shuffle=True",
            "moves whole batches only",
            epoch -> new ChunksOrder(size, batchSize, seed, epoch)),
        new Alternative(
            "files",
            Formatted.of("Batch files of %,d", fileSize),
            "moves whole files only",
            epoch -> new ChunksOrder(size, fileSize, seed, epoch)),
        new Alternative(
            "buffer",
            Formatted.of("Shuffle buffer of %,d", buffer),
            "as in tf.data",
            epoch -> new BufferOrder(size, buffer, seed, epoch)));
  }
}

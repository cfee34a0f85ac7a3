package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Optional;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Makes the first batch that training would ask for, and forgets it: what can't be trained on is
/// found out before it is saved or packed.
public final class TrialBatch {
  /// A fault that the first ones of a batch don't show is hardly shown by its last ones.
  private static final int MOST_EXAMPLES = 256;

  /// Larger examples are not made just to see.
  private static final long MOST_BYTES = 1L << 28;

  private TrialBatch() {}

  /// Tries the training split, or the first one where there is none.
  ///
  /// @param recipe with its place, if it has relative paths
  /// @throws IOException why there is no such batch, as training would say it
  public static void require(Dataset dataset, Recipe recipe) throws IOException {
    Optional<Split> split =
        dataset.split(SplitName.TRAIN).or(() -> dataset.splits().stream().findFirst());
    if (split.isPresent() && split.get().size() > 0) {
      require(split.get(), recipe);
    }
  }

  /// @throws IOException why there is no batch 0, as training would say it
  public static void require(Split split, Recipe recipe) throws IOException {
    try (Parallel alone = new Parallel(1)) {
      BatchGenerator generator = new BatchGenerator(split, recipe, Shard.WHOLE, alone);
      if (generator.batches() > 0) {
        fill(generator);
      } else if (split.name() == SplitName.TRAIN) {
        throw new RecipeException(
            Formatted.of(
                "remainder: \"drop\" with batchSize %d leaves no batch of %s; allowed: a"
                    + " batchSize of at most %d, or \"keep\"",
                recipe.batchSize(), Plural.of(split.size(), "example"), split.size()));
      }
    }
  }

  private static void fill(BatchGenerator generator) throws IOException {
    BatchSpec spec = new BatchSpec(generator.exampleSpec(), generator.labelSpec());
    if (spec.features().bytes() > MOST_BYTES) {
      return;
    }
    int[] members = generator.examples(0, 0);
    try (Arena arena = Arena.ofConfined()) {
      BatchMemory memory = BatchMemory.allocate(spec, arena);
      for (int example : Arrays.copyOf(members, Math.min(members.length, MOST_EXAMPLES))) {
        generator.fillExampleAndTell(0, example, memory);
      }
    }
  }
}

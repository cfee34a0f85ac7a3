package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Optional;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;

/// Makes the first batch that training would ask for, and forgets it: what can't be trained on is
/// found out before it is saved or packed.
public final class TrialBatch {
  /// A batch that takes more memory is tried with fewer examples.
  private static final long MOST_BYTES = 256L << 20;

  private TrialBatch() {}

  /// @param recipe with its place, if it has relative paths
  /// @throws IOException why there is no such batch, as training would say it
  public static void require(Dataset dataset, Recipe recipe) throws IOException {
    Optional<Split> split =
        dataset.split(SplitName.TRAIN).or(() -> dataset.splits().stream().findFirst());
    if (split.isEmpty() || split.get().size() == 0) {
      return;
    }
    try (Parallel parallel = new Parallel(1);
        Arena arena = Arena.ofShared()) {
      BatchGenerator whole = new BatchGenerator(split.get(), recipe, Shard.WHOLE, parallel);
      if (whole.batches() == 0) {
        throw new RecipeException(
            "batchSize: "
                + recipe.batchSize()
                + " is more than the examples of "
                + split.get()
                + ", and \"remainder\": \"drop\" leaves none");
      }
      long bytes = Math.max(1, whole.exampleSpec().bytes());
      int size = Math.clamp(MOST_BYTES / bytes, 1, whole.batchSize(0));
      Recipe fewer = recipe.withBatchSize(size);
      BatchGenerator tried =
          size == recipe.batchSize()
              ? whole
              : new BatchGenerator(split.get(), fewer, Shard.WHOLE, parallel);
      tried.fill(0, 0, BatchMemory.allocate(tried.spec(0), arena));
    }
  }
}

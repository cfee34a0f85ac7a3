package org.wavecrate.generator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavecrate.audio.Preparation;
import org.wavecrate.audio.PreparationStep;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;

/// Makes the arrays that are stored in place of examples when preparation is baked in. The engine
/// serves them by [#baked] as it served the originals. Thread-safe.
public final class Baking {
  private final PreparedFill fill;

  /// @throws RecipeException if examples can't be prepared as the recipe says
  /// @throws IOException if none can be read
  public Baking(Split split, Recipe recipe) throws IOException {
    fill = new PreparedFill(split, recipe.withFit(Optional.empty()));
  }

  /// How long [#array] is. Prepares the example only if that depends on its sound.
  public long bytes(Example example) throws BadFileException {
    return fill.bytes(example);
  }

  /// A `.npy` file of the prepared example, float32; not fitted.
  public byte[] array(Example example) throws BadFileException {
    return fill.array(example);
  }

  /// The recipe for arrays whose preparation is done: it records that, and says what they are now.
  public static Recipe baked(Recipe recipe, Dataset dataset) {
    List<PreparationStep> done = new ArrayList<>(recipe.baked().steps());
    done.addAll(recipe.prepare().steps());
    return recipe
        .withSampleRateHz(recipe.servedRateHz())
        .withArray(recipe.prepare().account(dataset.account(recipe.array())).statement())
        .withPrepare(Preparation.NONE)
        .withBaked(new Preparation(done));
  }
}

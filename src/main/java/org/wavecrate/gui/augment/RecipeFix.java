package org.wavecrate.gui.augment;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.Shard;
import org.wavecrate.generator.UnmixableLabelsException;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.plot.SampleRate;

/// A suggested change of the recipe that fixes a problem, once the user accepts it.
///
/// @param words as a button says it
/// @param recipe the changed one
record RecipeFix(String words, Recipe recipe) {
  /// The fix for `reason`; blocks.
  static List<RecipeFix> of(Workspace workspace, Split split, Recipe recipe, Throwable reason) {
    Optional<Dataset> dataset = workspace.dataset().get();
    if (reason instanceof UnmixableLabelsException labels && dataset.isPresent()) {
      return List.of(
          new RecipeFix(labels.remedy(), encoded(recipe, Labels.Encoding.ONE_HOT, dataset.get())));
    }
    SampleRate rate = workspace.sampleRate().get();
    if (!(reason instanceof RecipeException)
        || recipe.sampleRateHz().isPresent()
        || !rate.isKnown()) {
      return List.of();
    }
    int hz = (int) Math.round(rate.hz());
    Recipe rated = recipe.withSampleRateHz(OptionalInt.of(hz));
    String guess = rate.origin() == SampleRate.Origin.STATED ? "" : ", which is a guess";
    return problem(split, rated).equals(Optional.ofNullable(reason.getMessage()))
        ? List.of()
        : List.of(
            new RecipeFix("Set the sample rate to " + Numbers.count(hz) + " Hz" + guess, rated));
  }

  private static Optional<String> problem(Split split, Recipe recipe) {
    try (Parallel alone = new Parallel(1)) {
      return new BatchGenerator(split, recipe, Shard.WHOLE, alone).batches() < 0
          ? Optional.of("")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /// The recipe with labels in another form. One-hot vectors of class numbers take these as the
  /// names of the classes, and nothing else needs such names.
  static Recipe encoded(Recipe recipe, Labels.Encoding encoding, Dataset dataset) {
    List<String> classes = recipe.labels().classes();
    boolean numbers = true;
    for (int i = 0; i < classes.size(); i++) {
      numbers &= classes.get(i).equals(Integer.toString(i));
    }
    Labels labels = new Labels(encoding, numbers ? List.of() : classes);
    return RecipeDataset.told(recipe.withLabels(labels), dataset);
  }
}

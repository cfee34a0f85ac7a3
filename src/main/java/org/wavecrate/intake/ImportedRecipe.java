package org.wavecrate.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.audio.Axes;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Fit;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.storage.NewFile;

/// Writes the recipe of an imported dataset: what is known of it, so that nothing is guessed.
final class ImportedRecipe {
  private static final double INT16_FULL_SCALE = 32768;

  private ImportedRecipe() {}

  static Recipe of(IntakePlan plan) {
    Axes axes = plan.channels() == 1 ? Axes.SAMPLES : Axes.SAMPLES_CHANNELS;
    double fullScale = plan.options().dtype().isInteger() ? INT16_FULL_SCALE : 1;
    boolean resampled =
        plan.files().stream().anyMatch(file -> file.format().sampleRateHz() != plan.rateHz());
    Recipe recipe =
        Recipe.DEFAULT
            .withSampleRateHz(OptionalInt.of(plan.rateHz()))
            .withSeed(plan.options().seed())
            .withLabels(new Labels(Labels.Encoding.AS_IS, plan.classes()))
            .withArray(new ArrayStatement(Optional.of(axes), OptionalDouble.of(fullScale)))
            .withBaked(PreparedSound.steps(plan.options(), plan.rateHz(), resampled));
    return plan.fitFrames().isEmpty()
        ? recipe
        : recipe.withFit(
            Optional.of(
                new Fit(plan.fitFrames().getAsInt(), Fit.Mode.PAD_OR_CROP, Fit.Crop.CENTER)));
  }

  static void write(Path folder, IntakePlan plan) throws IOException {
    NewFile.write(folder.resolve(Dataset.RECIPE_FILE), RecipeJson.write(of(plan)));
  }
}

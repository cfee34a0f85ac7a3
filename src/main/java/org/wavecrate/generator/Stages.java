package org.wavecrate.generator;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.audio.Axes;
import org.wavecrate.dataset.Split;
import org.wavecrate.feature.Features;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;
import org.wavecrate.transform.ParameterException;
import org.wavecrate.transform.Transform;
import org.wavecrate.transform.TransformContext;

/// The stages between reading an example and serving it.
///
/// @param split whose examples
/// @param raw where they come from
/// @param seed of the recipe
/// @param transforms in the order of the recipe
/// @param layout of the example as it is read
/// @param account what its values mean
/// @param features an instance to copy; none: the example itself is served
/// @param standardize with means and deviations
/// @param context what transforms need beside the example
record Stages(
    Split split,
    ExampleInput raw,
    long seed,
    List<Transform> transforms,
    ArrayLayout layout,
    ArrayAccount account,
    Optional<Features> features,
    Optional<Standardize> standardize,
    TransformContext context) {
  /// @throws RecipeException if the recipe does not fit the examples, or says too little
  /// @throws IOException if no example can be read, or a folder that a transform needs
  static Stages of(Split split, Recipe recipe, ExampleInput raw, List<Transform> transforms)
      throws IOException {
    ArrayLayout layout = StageCheck.layout(raw);
    StageCheck check = new StageCheck(recipe, raw, layout);
    Optional<Features> features = check.features();
    check.requireDomains(transforms);
    var context = new TransformContext(recipe.servedRateHz(), new SoundFolders(recipe));
    try {
      context.prepare(transforms);
    } catch (ParameterException e) {
      throw new RecipeException(String.valueOf(e.getMessage()), e);
    }
    return new Stages(
        split,
        raw,
        recipe.seed(),
        transforms,
        layout,
        raw.account(),
        features,
        check.standardize(features, split),
        context);
  }

  /// How many examples one thread makes in the least time, each.
  int together() {
    return features.map(Features::together).orElse(1);
  }

  /// One example as served.
  ArraySpec spec() {
    return features.map(f -> spec(f, layout)).orElse(raw.spec());
  }

  private static ArraySpec spec(Features features, ArrayLayout layout) {
    Shape shape = Shape.of(features.frames(), features.bins());
    return new ArraySpec(
        Dtype.FLOAT32,
        layout.axes() == Axes.SAMPLES
            ? shape
            : Shape.of(features.frames(), features.bins(), layout.channels()));
  }
}

package org.wavecrate.generator;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.audio.Axes;
import org.wavecrate.dataset.Split;
import org.wavecrate.feature.FeatureSettings;
import org.wavecrate.feature.Features;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import org.wavecrate.transform.Domain;
import org.wavecrate.transform.Transform;

/// Checks examples against the needs of a recipe's features and transforms.
final class StageCheck {
  private final Recipe recipe;
  private final ExampleInput raw;
  private final ArrayLayout layout;

  StageCheck(Recipe recipe, ExampleInput raw, ArrayLayout layout) {
    this.recipe = recipe;
    this.raw = raw;
    this.layout = layout;
  }

  /// The axes of an example as it is read, if it can be transformed.
  static ArrayLayout layout(ExampleInput raw) throws IOException {
    Shape shape = raw.spec().shape();
    raw.requireFits();
    ArrayLayout layout = raw.layout();
    if (layout.axes() == Axes.OTHER || shape.elements() > Integer.MAX_VALUE - 8) {
      throw new RecipeException(
          Formatted.of(
                  "%s: shape %s can't be transformed; allowed: arrays of 1 to 3 axes, such as"
                      + " (n,),",
                  raw.modelPath(), shape)
              + " (n, channels), (frames, bins)");
    }
    return layout;
  }

  private String taken() {
    return Formatted.of(
        "%s has shape %s, which is taken for features (\"%s\"); if it is sound, say so by"
            + " array.axes",
        raw.modelPath(), raw.spec().shape(), raw.account().axes().text());
  }

  /// The features that the recipe asks for.
  Optional<Features> features() throws RecipeException {
    return recipe.features().isEmpty()
        ? Optional.empty()
        : Optional.of(features(recipe.features().get()));
  }

  private Features features(FeatureSettings settings) throws RecipeException {
    if (!layout.isWaveform()) {
      throw new RecipeException(
          Formatted.of(
              "features.kind: %s needs waveforms, but %s",
              settings.kind().name().toLowerCase(Locale.ROOT), taken()));
    }
    if (settings.needsRate() && recipe.servedRateHz().isEmpty()) {
      throw new RecipeException(
          Formatted.of(
              "features.kind: %s needs to know sampleRateHz; add it to the recipe",
              settings.kind().name().toLowerCase(Locale.ROOT)));
    }
    int samples = (int) layout.frames();
    if (settings.frames(samples) < 1) {
      throw new RecipeException(
          Formatted.of(
              "features.fftSize: %d is longer than the examples; allowed: up to their %s",
              settings.fftSize(), Plural.of(samples, "sample")));
    }
    double rate = recipe.servedRateHz().orElse(1);
    double highest = settings.maxHz().orElse(rate / 2);
    if (settings.needsRate() && (highest > rate / 2 || settings.minHz() >= highest)) {
      throw new RecipeException(
          Formatted.of(
                  "features.%s: %s Hz is not allowed; allowed: minHz below maxHz, up to %s Hz, half"
                      + " of",
                  highest > rate / 2 ? "maxHz" : "minHz",
                  highest > rate / 2 ? highest : settings.minHz(),
                  rate / 2)
              + " sampleRateHz");
    }
    return new Features(settings, rate, samples);
  }

  /// Means and deviations, of the recipe or measured.
  Optional<Standardize> standardize(Optional<Features> features, Split split) throws IOException {
    if (recipe.standardize().isEmpty()) {
      return Optional.empty();
    }
    Standardize known = Standardization.of(recipe.standardize().get(), recipe, split);
    long bins = features.map(Features::bins).orElse((int) layout.bins());
    if (known.per() == Standardize.Per.BIN && known.mean().size() != bins) {
      throw new RecipeException(
          Formatted.of(
              "features.standardize.mean: %s; allowed: one for each of the %s",
              Plural.of(known.mean().size(), "number"), Plural.of(bins, "bin")));
    }
    return Optional.of(known);
  }

  /// Refuses transforms of what there is not.
  void requireDomains(List<Transform> transforms) throws RecipeException {
    boolean hasFeatures = !layout.isWaveform() || recipe.features().isPresent();
    for (int i = 0; i < transforms.size(); i++) {
      Transform transform = transforms.get(i);
      if (transform.probability() == 0) {
        continue;
      }
      String what = Formatted.of("transforms[%d].kind: %s works on ", i, transform.kind());
      if (transform.domain() == Domain.WAVEFORM && !layout.isWaveform()) {
        throw new RecipeException(what + "waveforms, but " + taken());
      }
      if (transform.domain() == Domain.FEATURES && !hasFeatures) {
        throw new RecipeException(
            what + "features; set features.kind to stft, mel or mfcc to have some");
      }
    }
  }
}

package org.wavecrate.generator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wavecrate.feature.FeatureSettings;
import org.wavecrate.feature.MelNorm;
import org.wavecrate.feature.MelScale;
import org.wavecrate.feature.RealFft;
import org.wavecrate.feature.Window;
import tools.jackson.databind.node.ObjectNode;

/// The key `features` of a recipe.
final class FeatureJson {
  private static final String WAVEFORM = "waveform";
  private static final int MOST_HOP = 10_000_000;
  private static final double LARGEST = 1e30;

  private static final Map<String, Optional<FeatureSettings.Kind>> KINDS =
      RecipeJson.names(
          List.of(
              Optional.<FeatureSettings.Kind>empty(),
              Optional.of(FeatureSettings.Kind.STFT),
              Optional.of(FeatureSettings.Kind.MEL),
              Optional.of(FeatureSettings.Kind.MFCC)),
          WAVEFORM,
          "stft",
          "mel",
          "mfcc");
  private static final Map<String, Window> WINDOWS =
      RecipeJson.names(Window.values(), "hann", "hamming", "blackman", "rectangular");
  private static final Map<String, MelScale> SCALES =
      RecipeJson.names(MelScale.values(), "slaney", "htk");
  private static final Map<String, MelNorm> NORMS =
      RecipeJson.names(MelNorm.values(), "slaney", "none");

  private FeatureJson() {}

  static Optional<FeatureSettings> read(Optional<Fields> given) throws RecipeException {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = given.get();
    Optional<FeatureSettings.Kind> kind = fields.choice("kind", Optional.empty(), KINDS);
    if (kind.isEmpty()) {
      fields.done();
      return Optional.empty();
    }
    FeatureSettings usual = FeatureSettings.of(kind.get());
    int fftSize = (int) fields.integer("fftSize", usual.fftSize(), 2, RealFft.MAX_SIZE);
    if (Integer.bitCount(fftSize) != 1) {
      throw fields.refused(
          "fftSize",
          fields.node("fftSize").orElseThrow(),
          "powers of two from 2 to " + RealFft.MAX_SIZE);
    }
    int hop = (int) fields.integer("hop", usual.hop(), 1, MOST_HOP);
    Window window = fields.choice("window", usual.window(), WINDOWS);
    boolean center = fields.flag("center", usual.center());
    int power = (int) fields.integer("power", usual.power(), 1, 2);
    boolean decibels = fields.flag("decibels", usual.decibels());
    if (!decibels && kind.get() == FeatureSettings.Kind.MFCC) {
      throw new RecipeException(
          fields.path("decibels") + ": false is not allowed; allowed with mfcc: true");
    }
    OptionalDouble topDb =
        fields.isNull("topDb")
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                fields.number("topDb", 80, 0, LARGEST, "0 dB or more, or null for all"));
    double reference =
        fields.number(
            "referenceLevel", usual.referenceLevel(), Double.MIN_NORMAL, LARGEST, "above 0");
    int mels = (int) fields.integer("mels", usual.mels(), 1, FeatureSettings.MOST_MELS);
    double minHz = fields.number("minHz", usual.minHz(), 0, LARGEST, "0 Hz or more");
    OptionalDouble maxHz =
        fields.node("maxHz").isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                fields.number(
                    "maxHz", 0, Math.nextUp(minHz), LARGEST, "above minHz, up to half the rate"));
    MelScale scale = fields.choice("melScale", usual.melScale(), SCALES);
    MelNorm norm = fields.choice("melNorm", usual.melNorm(), NORMS);
    int mostCoefficients =
        kind.get() == FeatureSettings.Kind.MFCC ? mels : FeatureSettings.MOST_MELS;
    int coefficients =
        (int)
            fields.integer(
                "coefficients",
                Math.min(usual.coefficients(), mostCoefficients),
                1,
                mostCoefficients);
    fields.done();
    return Optional.of(
        new FeatureSettings(
            kind.get(),
            fftSize,
            hop,
            window,
            center,
            power,
            decibels,
            topDb,
            reference,
            mels,
            minHz,
            maxHz,
            scale,
            norm,
            coefficients));
  }

  /// Writes what matters to the kind.
  static void write(Optional<FeatureSettings> features, ObjectNode json) {
    json.put("kind", RecipeJson.name(KINDS, features.map(FeatureSettings::kind)));
    if (features.isEmpty()) {
      return;
    }
    FeatureSettings f = features.get();
    json.put("fftSize", f.fftSize()).put("hop", f.hop());
    json.put("window", RecipeJson.name(WINDOWS, f.window()));
    json.put("center", f.center()).put("power", f.power()).put("decibels", f.decibels());
    if (f.topDb().isPresent()) {
      json.put("topDb", f.topDb().getAsDouble());
    } else {
      json.putNull("topDb");
    }
    json.put("referenceLevel", f.referenceLevel());
    if (f.needsRate()) {
      json.put("mels", f.mels()).put("minHz", f.minHz());
      f.maxHz().ifPresent(hz -> json.put("maxHz", hz));
      json.put("melScale", RecipeJson.name(SCALES, f.melScale()));
      json.put("melNorm", RecipeJson.name(NORMS, f.melNorm()));
    }
    if (f.kind() == FeatureSettings.Kind.MFCC) {
      json.put("coefficients", f.coefficients());
    }
  }
}

package org.wavecrate.generator;

import java.util.EnumMap;
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
      JsonNames.of(
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
      JsonNames.of(Window.values(), "hann", "hamming", "blackman", "rectangular");
  private static final Map<String, MelScale> SCALES =
      JsonNames.of(MelScale.values(), "slaney", "htk");
  private static final Map<String, MelNorm> NORMS =
      JsonNames.of(MelNorm.values(), "slaney", "none");

  private static final Map<FeatureSettings.Kind, RecordSchema<FeatureSettings>> SCHEMAS =
      new EnumMap<>(FeatureSettings.Kind.class);

  static {
    for (FeatureSettings.Kind kind : FeatureSettings.Kind.values()) {
      SCHEMAS.put(kind, schema(FeatureSettings.of(kind)));
    }
  }

  static final JsonKey<Optional<FeatureSettings>> KEY =
      JsonKey.of(
          "features",
          (fields, key, before) -> read(fields.fields(key)),
          (json, key, value) -> write(value, json.putObject(key)));

  private FeatureJson() {}

  /// @param usual the defaults of a kind
  private static RecordSchema<FeatureSettings> schema(FeatureSettings usual) {
    boolean mel = usual.needsRate();
    boolean mfcc = usual.kind() == FeatureSettings.Kind.MFCC;
    return RecordSchema.of(
        FeatureSettings.class,
        JsonKey.of(
            "kind",
            (fields, key, before) -> usual.kind(),
            (json, key, value) -> json.put(key, JsonNames.name(KINDS, Optional.of(value)))),
        JsonKey.of("fftSize", (fields, key, before) -> fftSize(fields, usual), ObjectNode::put),
        JsonKey.integer("hop", usual.hop(), 1, MOST_HOP),
        JsonKey.choice("window", usual.window(), WINDOWS),
        JsonKey.flag("center", usual.center()),
        JsonKey.integer("power", usual.power(), 1, 2),
        JsonKey.of("decibels", (fields, key, before) -> decibels(fields, usual), ObjectNode::put),
        JsonKey.of("topDb", (fields, key, before) -> topDb(fields), FeatureJson::putOrNull),
        JsonKey.number(
            "referenceLevel", usual.referenceLevel(), Double.MIN_NORMAL, LARGEST, "above 0"),
        only(
            mel, usual.mels(), JsonKey.integer("mels", usual.mels(), 1, FeatureSettings.MOST_MELS)),
        only(
            mel, usual.minHz(), JsonKey.number("minHz", usual.minHz(), 0, LARGEST, "0 Hz or more")),
        only(
            mel,
            usual.maxHz(),
            JsonKey.optional(
                "maxHz", (fields, key, before) -> maxHz(fields, (double) before.apply("minHz")))),
        only(mel, usual.melScale(), JsonKey.choice("melScale", usual.melScale(), SCALES)),
        only(mel, usual.melNorm(), JsonKey.choice("melNorm", usual.melNorm(), NORMS)),
        only(
            mfcc,
            usual.coefficients(),
            JsonKey.of(
                "coefficients",
                (fields, key, before) -> {
                  int most = (int) before.apply("mels");
                  return (int) fields.integer(key, Math.min(usual.coefficients(), most), 1, most);
                },
                ObjectNode::put)));
  }

  /// A key of some kinds; with the others it is unknown, and its component has a fixed value.
  private static <V> JsonKey<V> only(boolean known, V value, JsonKey<V> key) {
    return known ? key : JsonKey.absent(key.component(), value);
  }

  private static int fftSize(Fields fields, FeatureSettings usual) throws RecipeException {
    int size = (int) fields.integer("fftSize", usual.fftSize(), 2, RealFft.MAX_SIZE);
    if (Integer.bitCount(size) != 1) {
      throw fields.refused(
          "fftSize",
          fields.node("fftSize").orElseThrow(),
          "powers of two from 2 to " + RealFft.MAX_SIZE);
    }
    return size;
  }

  private static boolean decibels(Fields fields, FeatureSettings usual) throws RecipeException {
    boolean decibels = fields.flag("decibels", usual.decibels());
    if (!decibels && usual.kind() == FeatureSettings.Kind.MFCC) {
      throw new RecipeException(
          fields.path("decibels") + ": false is not allowed; allowed with mfcc: true");
    }
    return decibels;
  }

  private static OptionalDouble topDb(Fields fields) throws RecipeException {
    return fields.isNull("topDb")
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            fields.number("topDb", 80, 0, LARGEST, "0 dB or more, or null for all"));
  }

  private static void putOrNull(ObjectNode json, String key, OptionalDouble value) {
    if (value.isPresent()) {
      json.put(key, value.getAsDouble());
    } else {
      json.putNull(key);
    }
  }

  private static OptionalDouble maxHz(Fields fields, double minHz) throws RecipeException {
    return fields.node("maxHz").isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            fields.number(
                "maxHz", 0, Math.nextUp(minHz), LARGEST, "above minHz, up to half the rate"));
  }

  private static RecordSchema<FeatureSettings> schema(FeatureSettings.Kind kind) {
    return Optional.ofNullable(SCHEMAS.get(kind)).orElseThrow();
  }

  private static Optional<FeatureSettings> read(Optional<Fields> given) throws RecipeException {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = given.get();
    Optional<FeatureSettings.Kind> kind = fields.choice("kind", Optional.empty(), KINDS);
    return kind.isEmpty() ? Optional.empty() : Optional.of(schema(kind.get()).readPart(fields));
  }

  /// Writes the keys that matter to the kind.
  private static void write(Optional<FeatureSettings> features, ObjectNode json) {
    if (features.isEmpty()) {
      json.put("kind", WAVEFORM);
    } else {
      schema(features.get().kind()).write(features.get(), json);
    }
  }
}

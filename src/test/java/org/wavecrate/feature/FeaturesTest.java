package org.wavecrate.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Law;
import org.wavecrate.feature.FeatureSettings.Kind;

/// Against librosa's own functions, end to end, on excerpts of recordings. Power may differ by 1e-6
/// of the largest value; levels by 0.005 dB, which is float32's share 90 dB below the loudest.
class FeaturesTest {
  private static final double LEVEL_DB = 5e-3;

  private static FeatureSettings settings(Kind kind) {
    FeatureSettings d = FeatureSettings.of(kind);
    return new FeatureSettings(
        kind,
        512,
        128,
        d.window(),
        false,
        2,
        true,
        d.topDb(),
        1,
        40,
        0,
        d.maxHz(),
        d.melScale(),
        d.melNorm(),
        13);
  }

  private static float[] compute(FeatureSettings settings, double rateHz, String input) {
    float[] x = SignalFixture.read(input);
    Features features = new Features(settings, rateHz, x.length);
    float[] into = new float[features.frames() * features.bins()];
    features.compute(new float[][] {x}, 1, 1, new float[][] {into});
    return into;
  }

  private static double difference(float[] got, float[] expected) {
    assertThat(got).hasSameSizeAs(expected);
    double greatest = 0;
    for (int i = 0; i < got.length; i++) {
      greatest = Math.max(greatest, Math.abs((double) got[i] - expected[i]));
    }
    return greatest;
  }

  @ParameterizedTest
  @CsvSource({"STFT, feature-stft-clip", "MEL, feature-mel-clip", "MFCC, feature-mfcc-clip"})
  void everyKindAgreesWithLibrosa(Kind kind, String expected) {
    float[] got = compute(settings(kind), 16_000, "clip");
    assertThat(difference(got, SignalFixture.read(expected))).isLessThan(LEVEL_DB);
  }

  @Test
  void magnitudesOfHtkBandsWithoutALimitAgreeWithLibrosa() {
    var htk =
        new FeatureSettings(
            Kind.MEL,
            512,
            128,
            Window.HANN,
            false,
            1,
            true,
            OptionalDouble.empty(),
            100,
            40,
            50,
            OptionalDouble.of(12_000),
            MelScale.HTK,
            MelNorm.NONE,
            13);
    assertThat(
            difference(
                compute(htk, 44_100, "stereo"),
                SignalFixture.read("feature-mel-stereo-magnitude-htk")))
        .isLessThan(LEVEL_DB);
  }

  @Test
  void centredFramesAgreeWithLibrosa() {
    FeatureSettings d = settings(Kind.MEL);
    var centred =
        new FeatureSettings(
            Kind.MEL,
            512,
            128,
            Window.HANN,
            true,
            2,
            false,
            d.topDb(),
            1,
            40,
            0,
            d.maxHz(),
            MelScale.SLANEY,
            MelNorm.SLANEY,
            13);
    float[] got = compute(centred, 16_000, "clip");
    assertThat(got).hasSize(26 * 40);
    assertThat(
            SignalFixture.relativeError(got, SignalFixture.read("feature-mel-clip-centered-power")))
        .isLessThan(1e-6);
  }

  @Test
  void channelsLieLastAndShareTheLoudestLevel() {
    FeatureSettings d = settings(Kind.MEL);
    var narrow =
        new FeatureSettings(
            Kind.MEL,
            512,
            128,
            Window.HANN,
            false,
            2,
            true,
            OptionalDouble.of(30),
            1,
            40,
            0,
            d.maxHz(),
            MelScale.SLANEY,
            MelNorm.SLANEY,
            13);
    float[] both = SignalFixture.read("both");
    Features features = new Features(narrow, 44_100, 2048);
    float[] into = new float[features.frames() * 40 * 2];
    features.compute(new float[][] {both}, 1, 2, new float[][] {into});
    assertThat(difference(into, SignalFixture.read("feature-mel-both"))).isLessThan(LEVEL_DB);
  }

  /// Seven signals are more than fit beside each other once; those of the longest never do.
  @ParameterizedTest(name = "{0}, {1} samples, {2} channels")
  @CsvSource({
    "MEL, 16000, 1",
    "STFT, 16000, 1",
    "MFCC, 9000, 1",
    "MEL, 9000, 2",
    "MFCC, 3000, 3",
    "MEL, 90000, 1",
    "MEL, 1500, 1"
  })
  void signalsTogetherHaveTheBitsOfEachAlone(Kind kind, int samples, int channels) {
    Features features = new Features(FeatureSettings.of(kind), 16_000, samples);
    int size = features.frames() * features.bins() * channels;
    float[][] signals = new float[7][];
    for (int i = 0; i < signals.length; i++) {
      signals[i] = SignalFixture.noise(i, samples * channels);
    }
    float[][] together = new float[7][size];
    features.compute(signals, 7, channels, together);
    for (int i = 0; i < signals.length; i++) {
      float[] alone = new float[size];
      features.compute(new float[][] {signals[i]}, 1, channels, new float[][] {alone});
      assertThat(together[i]).as("signal %d", i).isEqualTo(alone);
    }
  }

  @Test
  void asManySignalsAreTogetherAsFitBesideEachOther() {
    assertThat(new Features(FeatureSettings.of(Kind.MEL), 16_000, 16_000).together()).isEqualTo(2);
    assertThat(new Features(FeatureSettings.of(Kind.MEL), 16_000, 9000).together()).isEqualTo(4);
    assertThat(new Features(FeatureSettings.of(Kind.MEL), 16_000, 90_000).together()).isEqualTo(1);
    assertThat(new Features(FeatureSettings.of(Kind.MEL), 16_000, 1500).together()).isEqualTo(1);
  }

  @Law
  void framesAreAsManyAsTheFormulaSays(
      @ForAll @IntRange(min = 512, max = 3000) int samples,
      @ForAll @IntRange(min = 1, max = 700) int hop) {
    var settings =
        new FeatureSettings(
            Kind.MFCC,
            512,
            hop,
            Window.HANN,
            false,
            2,
            true,
            OptionalDouble.empty(),
            1,
            20,
            0,
            OptionalDouble.empty(),
            MelScale.HTK,
            MelNorm.SLANEY,
            5);
    Features features = new Features(settings, 8000, samples);
    assertThat(features.frames()).isEqualTo(1 + (samples - 512) / hop);
    float[] into = new float[features.frames() * 5];
    features.compute(new float[][] {new float[samples]}, 1, 1, new float[][] {into});
    for (float value : into) {
      assertThat(value).isFinite();
    }
  }

  @Test
  void areTheSameBytesEverywhere() {
    StringBuilder hashes = new StringBuilder();
    for (Kind kind : Kind.values()) {
      Features features = new Features(FeatureSettings.of(kind), 16_000, 16_000);
      float[] into = new float[features.frames() * features.bins()];
      features.compute(new float[][] {SignalFixture.noise(12, 16_000)}, 1, 1, new float[][] {into});
      hashes.append(kind).append(' ').append(SignalFixture.sha256(into)).append('\n');
    }
    assertThat(hashes.toString())
        .isEqualTo(
            """
            STFT f46b9d238ec059ce9b8301de4981ebc5c883984afffeefa307116dfde8ca4136
            MEL 14ec9c794ecbc5b1a333f540f24611eb5514590bad40cb4b60a4ec8ef1a72916
            MFCC ee71142d59721db018277d8f02a6edb17efffd7e486df7c4f57a709798fc6daf
            """);
  }

  @Test
  void saysWhatIsAllowed() {
    FeatureSettings d = FeatureSettings.of(Kind.MFCC);
    assertThatThrownBy(
            () ->
                new FeatureSettings(
                    Kind.MFCC,
                    1024,
                    256,
                    d.window(),
                    false,
                    2,
                    true,
                    d.topDb(),
                    1,
                    12,
                    0,
                    d.maxHz(),
                    d.melScale(),
                    d.melNorm(),
                    13))
        .hasMessage("coefficients: got 13; allowed: from 1 to the 12 mels");
  }
}

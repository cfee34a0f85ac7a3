package org.wavecrate.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.feature.SignalFixture;
import org.wavecrate.feature.Stft;
import org.wavecrate.feature.Window;

class SpectrogramPixelsTest {
  private static final int RATE = 16_000;

  /// A linear axis with one row per bin of a 512-point transform, in 256 greys over 80 dB.
  private static SpectrogramStyle style(LevelReference reference) {
    return new SpectrogramStyle(
        new Stft(512, 128, Window.HANN),
        new FrequencyScale(FrequencyScale.Kind.LINEAR, 0, RATE / 2.0),
        80,
        reference,
        ColorMap.GRAY);
  }

  private static SpectrogramPixels of(float[] x) {
    return of(x, new LevelReference.FullScale(1));
  }

  private static SpectrogramPixels of(float[] x, LevelReference reference) {
    return new SpectrogramPixels(new PeakPyramid(x, 1), RATE, style(reference));
  }

  private static int[] render(SpectrogramPixels pixels, double from, double to, int width) {
    return pixels.render(new TimeRange(from, to), width, 200, () -> false);
  }

  private static int grey(int argb) {
    return argb & 0xff;
  }

  private static int brightest(int[] pixels) {
    return Arrays.stream(pixels).map(SpectrogramPixelsTest::grey).max().orElse(0);
  }

  /// librosa transforms in double; float32 rounding counts for 0.01 dB down to -80 dBFS.
  @Test
  void levelsAgreeWithLibrosa() {
    float[] expected = SignalFixture.read("spectrogram-clip-512-every-640");
    SpectrogramPixels pixels = of(SignalFixture.read("clip"));
    for (int i = 0; i < expected.length; i++) {
      double got = pixels.levelAt(i / 257 * 640, i % 257 * 31.25);
      if (expected[i] > -80) {
        assertThat(got).isCloseTo(expected[i], within(0.01));
      }
    }
  }

  /// Rows are half a bin high and columns eight samples wide: column `8 * i` is centred on a frame
  /// of the fixture, and every other row lies a quarter of the way from one bin to the next. One
  /// grey step is 0.31 dB.
  @Test
  void pixelsAgreeWithLibrosa() {
    float[] expected = SignalFixture.read("spectrogram-clip-512-every-640");
    double half = RATE / 2.0 / 512;
    SpectrogramStyle style =
        style(new LevelReference.FullScale(1))
            .withScale(new FrequencyScale(FrequencyScale.Kind.LINEAR, half, RATE / 2.0 - half));
    int[] got =
        new SpectrogramPixels(new PeakPyramid(SignalFixture.read("clip"), 1), RATE, style)
            .render(new TimeRange(-4, 3204), 401, 510, () -> false);
    int lit = 0;
    for (int frame = 0; frame < 6; frame++) {
      for (int bin = 1; bin < 255; bin++) {
        double at = Math.max(-100, expected[frame * 257 + bin]);
        double above = Math.max(-100, expected[frame * 257 + bin + 1]);
        double step = (1 + (0.75 * at + 0.25 * above) / 80) * 256;
        int row = 510 - 1 - (2 * bin - 1);
        assertThat((double) grey(got[row * 401 + 80 * frame]))
            .isCloseTo(Math.floor(Math.clamp(step, 0, 255)), within(1.0));
        lit += step > 0 ? 1 : 0;
      }
    }
    assertThat(lit).isGreaterThan(1000);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 16000, 400",
    "-777.3, 12345.6, 400",
    "100.25, 130.5, 400",
    "0, 333333, 400",
    "5000, 9000.01, 402"
  })
  void tilesJoinWithoutASeam(double from, double to, int width) {
    SpectrogramPixels pixels = of(SignalFixture.noise(1, 300_000));
    int[] whole = render(pixels, from, to, width);
    TimeRange range = new TimeRange(from, to);
    for (int tile = 0; tile < 2; tile++) {
      int first = tile * width / 2;
      int[] part =
          pixels.render(
              range.columns(first, first + width / 2, width), width / 2, 200, () -> false);
      for (int y = 0; y < 200; y++) {
        assertThat(Arrays.copyOfRange(part, y * width / 2, (y + 1) * width / 2))
            .isEqualTo(Arrays.copyOfRange(whole, y * width + first, y * width + first + width / 2));
      }
    }
  }

  @Test
  void aFullScaleSineIsZeroDecibelsAndGainShows() {
    SpectrogramPixels full = of(SignalFixture.sine(1000, RATE, 1, RATE));
    SpectrogramPixels quiet = of(SignalFixture.sine(1000, RATE, 0.1, RATE));
    assertThat(full.levelAt(8000, 1000)).isCloseTo(0, within(0.01));
    assertThat(quiet.levelAt(8000, 1000)).isCloseTo(-20, within(0.01));
    assertThat(full.zeroDbAmplitude()).isCloseTo(1, within(1e-9));
    assertThat(brightest(render(full, 0, RATE, 50))).isEqualTo(255);
    assertThat(brightest(render(quiet, 0, RATE, 50))).isBetween(190, 193);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-37, 1e-20, 1, 32_768, 1e18, 1e37})
  void anExamplesOwnMaximumSuitsAnyScale(double amplitude) {
    SpectrogramPixels pixels =
        of(SignalFixture.sine(1000, RATE, amplitude, RATE), new LevelReference.ExampleMaximum());
    assertThat(brightest(render(pixels, 0, RATE, 50))).isGreaterThanOrEqualTo(254);
    assertThat(pixels.zeroDbAmplitude() / amplitude).isCloseTo(1, within(0.01));
  }

  @Test
  void silenceConstantsAndInvalidSamplesGiveSensiblePixels() {
    float[] nan = new float[4000];
    Arrays.fill(nan, Float.NaN);
    float[] none = {};
    for (float[] x : new float[][] {new float[4000], nan, none}) {
      for (LevelReference reference :
          new LevelReference[] {
            new LevelReference.FullScale(1), new LevelReference.ExampleMaximum()
          }) {
        int[] pixels = render(of(x, reference), 0, 4000, 30);
        assertThat(pixels).containsOnly(0xff000000);
      }
    }
    float[] constant = new float[4000];
    Arrays.fill(constant, 0.5f);
    int[] pixels = render(of(constant), 1000, 3000, 20);
    assertThat(grey(pixels[199 * 20 + 10])).isGreaterThan(230);
    assertThat(grey(pixels[100 * 20 + 10])).isZero();
    float[] spoilt = SignalFixture.sine(1000, RATE, 0.5, 4000);
    spoilt[2000] = Float.POSITIVE_INFINITY;
    assertThat(brightest(render(of(spoilt), 0, 4000, 40))).isBetween(230, 245);
  }

  @Test
  void keepsAClickAtEveryZoom() {
    float[] x = new float[3_000_000];
    x[1_234_567] = 1;
    SpectrogramPixels pixels = of(x, new LevelReference.ExampleMaximum());
    for (double length : new double[] {200, 5000, 40_000, 400_000, 3_000_000}) {
      double from = Math.max(0, 1_234_567 - length / 3);
      int[] got = render(pixels, from, from + length, 100);
      assertThat(brightest(got)).as("over " + length + " samples").isGreaterThan(230);
    }
  }

  @Test
  void reachesBothEndsOfTheSignal() {
    SpectrogramPixels pixels = of(SignalFixture.sine(2000, RATE, 1, 8000));
    int[] got = render(pixels, 0, 8000, 100);
    for (int x : new int[] {0, 99}) {
      int column = x;
      int level = IntStream.range(0, 200).map(y -> grey(got[y * 100 + column])).max().orElse(0);
      assertThat(level).isGreaterThan(225);
    }
  }

  @Test
  void stopsWhenCancelled() {
    int[] columns = {0};
    assertThatThrownBy(
            () ->
                of(new float[1000])
                    .render(new TimeRange(0, 1000), 100, 100, () -> ++columns[0] > 5))
        .isInstanceOf(CancellationException.class);
    assertThat(columns[0]).isEqualTo(6);
  }

  @Test
  void isDarkAboveHalfTheRate() {
    SpectrogramStyle style =
        style(new LevelReference.FullScale(1))
            .withScale(new FrequencyScale(FrequencyScale.Kind.LINEAR, 8001, 20_000));
    SpectrogramPixels pixels =
        new SpectrogramPixels(new PeakPyramid(SignalFixture.noise(1, 4000), 1), RATE, style);
    assertThat(render(pixels, 0, 4000, 10)).containsOnly(0xff000000);
    assertThat(pixels.levelAt(100, 9000)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void aGivenHopShowsTheFramesThatAreTrainedOn() {
    float[] x = SignalFixture.read("clip");
    SpectrogramStyle smooth = style(new LevelReference.FullScale(1));
    SpectrogramPixels hopped =
        new SpectrogramPixels(
            new PeakPyramid(x, 1),
            RATE,
            new SpectrogramStyle(
                smooth.stft(), smooth.scale(), 80, smooth.reference(), smooth.colors(), true));
    int[] pixels = render(hopped, 0, 1280, 1280);
    for (int column = 256 - 64; column < 256 + 64; column++) {
      assertThat(pixels[column + 100 * 1280]).isEqualTo(pixels[256 + 100 * 1280]);
    }
    assertThat(hopped.levelAt(300, 1000)).isEqualTo(of(x).levelAt(256, 1000));
    assertThat(hopped.withScale(smooth.scale().between(0, 0.5)).levelAt(300, 1000))
        .isEqualTo(of(x).levelAt(256, 1000));
  }
}

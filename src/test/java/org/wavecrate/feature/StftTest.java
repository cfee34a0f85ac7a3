package org.wavecrate.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Law;

class StftTest {
  /// Power doubles the relative error of the float32 transform: 1e-6 of the greatest value.
  private static final double TOLERANCE = 1e-6;

  @ParameterizedTest
  @CsvSource({
    "stft-clip-512-256-hann, clip, 512, 256, HANN, 1, 0",
    "stft-stereo-1024-512-blackman, stereo, 1024, 512, BLACKMAN, 1, 0",
    "stft-chirp-256-128-hamming-emphasis, chirp, 256, 128, HAMMING, 1, 0.97",
    "stft-chirp-128-640-hann-padded-4, chirp, 128, 640, HANN, 4, 0",
  })
  void agreesWithLibrosa(
      String expected, String input, int size, int hop, Window window, int padding, double a) {
    Stft stft = new Stft(size, hop, window, padding, a);
    float[] x = SignalFixture.read(input);
    float[] power = stft.analyser().power(x);
    assertThat(power).hasSize((int) stft.frames(x.length) * stft.bins());
    assertThat(SignalFixture.relativeError(power, SignalFixture.read(expected)))
        .isLessThan(TOLERANCE);
  }

  @Law
  void aFrameAtAnyOffsetIsTheFrameOfTheShiftedSignal(
      @ForAll @IntRange(min = -300, max = 700) int start) {
    Stft stft = new Stft(128, 32, Window.HANN, 2, 0.5);
    float[] x = SignalFixture.noise(1, 500);
    float[] padded = new float[1700];
    System.arraycopy(x, 0, padded, 400, 500);
    float[] got = new float[stft.bins()];
    float[] expected = new float[stft.bins()];
    stft.analyser().power(x, start, got, 0);
    stft.analyser().power(padded, start + 400, expected, 0);
    assertThat(got).containsExactly(expected);
  }

  @Test
  void magnitudeIsTheRootOfPower() {
    StftFrames frames = new Stft(64, 16, Window.HANN).analyser();
    float[] x = SignalFixture.noise(2, 300);
    float[] power = frames.power(x);
    float[] magnitude = frames.magnitude(x);
    for (int i = 0; i < power.length; i++) {
      assertThat(magnitude[i]).isEqualTo((float) Math.sqrt(power[i]));
    }
  }

  @Test
  void hasNoFrameWhenTheSignalIsShorterThanOne() {
    Stft stft = new Stft(1024, 256, Window.HANN);
    assertThat(stft.frames(1023)).isZero();
    assertThat(stft.frames(1024)).isEqualTo(1);
    assertThat(stft.frames(1279)).isEqualTo(1);
    assertThat(stft.frames(1280)).isEqualTo(2);
    assertThat(stft.analyser().power(new float[1023])).isEmpty();
  }

  @Test
  void isTheSameBytesEverywhere() {
    float[] power =
        new Stft(512, 128, Window.BLACKMAN, 2, 0.97)
            .analyser()
            .power(SignalFixture.noise(11, 16_000));
    assertThat(SignalFixture.sha256(power))
        .isEqualTo("0d69927c16c068a8e7e5f8e62aa0c19a1582db6596b2ea0ab2c8df1219e5d993");
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatThrownBy(() -> new Stft(1000, 256, Window.HANN))
        .hasMessage("fftSize: got 1000; allowed: a power of two from 2 to 65536");
    assertThatThrownBy(() -> new Stft(1024, 0, Window.HANN)).hasMessageContaining("hop: got 0");
    assertThatThrownBy(() -> new Stft(65_536, 1, Window.HANN, 2, 0))
        .hasMessageContaining("zeroPadding: got 2");
    assertThatThrownBy(() -> new Stft(64, 1, Window.HANN, 1, Double.NaN))
        .hasMessageContaining("preEmphasis: got NaN");
  }

  @ParameterizedTest
  @CsvSource({"HANN, hann", "HAMMING, hamming", "BLACKMAN, blackman"})
  void windowsAgreeWithSciPy(Window window, String name) {
    float[] expected = SignalFixture.read("window-" + name + "-64");
    assertThat(SignalFixture.relativeError(window.values(64), expected)).isLessThan(1e-7);
    double sum = 0;
    for (float w : window.values(64)) {
      sum += w;
    }
    assertThat(sum / 64).isCloseTo(window.meanGain(), org.assertj.core.api.Assertions.within(1e-7));
  }
}

package org.wavecrate.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanSpectrumTest {
  private static final Stft HANN = new Stft(1024, 256, Window.HANN);

  private static MeanSpectrum of(float[] samples) {
    return MeanSpectrum.of(samples, 0, samples.length, HANN, () -> false);
  }

  @ParameterizedTest
  @CsvSource({"0, 3200", "500, 2500", "1000, 1300"})
  void isWhatScipyCallsWelch(int from, int to) {
    MeanSpectrum mean = MeanSpectrum.of(SignalFixture.read("clip"), from, to, HANN, () -> false);
    float[] got = new float[mean.power().length];
    for (int k = 0; k < got.length; k++) {
      got[k] = (float) mean.power()[k];
    }
    float[] expected = SignalFixture.read("welch-clip-" + from);
    assertThat(SignalFixture.relativeError(got, expected)).isLessThan(2e-6);
    for (int k = 0; k < got.length; k++) {
      assertThat(10 * Math.log10(got[k] / expected[k])).as("bin %d", k).isCloseTo(0, within(0.03));
    }
  }

  @Test
  void aSineBetweenBinsIsFoundWithItsLevel() {
    // 440 Hz lies at bin 28.16: the parabola through the levels of a Hann window is 0.03 bins off
    // at most.
    MeanSpectrum mean = of(SignalFixture.sine(440, 16_000, 0.5, 16_000));
    MeanSpectrum.Peak peak = mean.peak().orElseThrow();
    assertThat(peak.bin() * 16_000 / 1024).isCloseTo(440, within(0.5));
    assertThat(MeanSpectrum.level(peak.power(), 1)).isCloseTo(-6.02, within(0.1));
    assertThat(mean.amplified(2).peak().orElseThrow().power())
        .isCloseTo(4 * peak.power(), within(1e-9));
  }

  @Test
  void theOffsetIsNoPeakAndSilenceHasNone() {
    float[] samples = SignalFixture.sine(1000, 16_000, 0.01, 4096);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += 0.5f;
    }
    MeanSpectrum mean = of(samples);
    assertThat(mean.peak().orElseThrow().bin()).isCloseTo(64, within(0.1));
    assertThat(mean.power()[0]).as("the offset's power").isCloseTo(0.25, within(1e-4));
    assertThat(of(new float[2000]).peak()).isEmpty();
    assertThat(of(new float[2000]).centroid()).isNaN();
  }

  @Test
  void shortStretchesHaveShorterFramesAndTooShortOnesAreRefused() {
    float[] samples = SignalFixture.noise(1, 100);
    assertThat(of(samples).stft()).isEqualTo(new Stft(64, 16, Window.HANN, 16, 0));
    assertThat(of(samples).frames()).isEqualTo(3);
    assertThat(of(samples).power()).hasSize(513);
    assertThatThrownBy(() -> MeanSpectrum.of(samples, 10, 17, HANN, () -> false))
        .hasMessage("spectrum: got samples 10 to 17 of 100; allowed: 8 or more of them");
    assertThatThrownBy(() -> MeanSpectrum.of(samples, 0, 100, HANN, () -> true))
        .isInstanceOf(CancellationException.class);
  }
}

package org.wavecrate.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.audio.Loudness;
import org.wavecrate.feature.Stft;
import org.wavecrate.feature.Window;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.TimeRange;

class StretchFactsTest {
  private static final Stft HANN = new Stft(1024, 256, Window.HANN);
  private static final SampleRate RATE = SampleRate.of(16_000);

  /// A second of 440 Hz at 0.5 on the left and 1 kHz at 0.25 on the right.
  private static float[] twoTones(double fullScale) {
    float[] samples = new float[32_000];
    for (int i = 0; i < 16_000; i++) {
      samples[2 * i] = (float) (0.5 * fullScale * Math.sin(2 * Math.PI * 440 * i / 16_000));
      samples[2 * i + 1] = (float) (0.25 * fullScale * Math.sin(2 * Math.PI * 1000 * i / 16_000));
    }
    return samples;
  }

  private static StretchFacts of(Content.Sound sound, double from, double to) {
    return StretchFacts.of(sound, new TimeRange(from, to), RATE, HANN, () -> false);
  }

  /// Levels and centroids as NumPy computes them of samples 2,000 to 10,000.
  @Test
  void measuresTheStretchAlone() {
    Content.Sound sound = Content.Sound.of(twoTones(1), 2, AmplitudeScale.FLOAT);
    StretchFacts facts = of(sound, 2000.2, 9999.5);
    assertThat(facts.from()).isEqualTo(2000);
    assertThat(facts.to()).isEqualTo(10_000);
    assertThat(facts.levels().peakDb()).isCloseTo(-6.0206, within(1e-3));
    assertThat(facts.levels().rmsDb()).isCloseTo(-11.0721, within(1e-3));
    assertThat(facts.levels().crestDb()).isCloseTo(5.0515, within(1e-3));
    assertThat(facts.spectra().get(0).centroid() * 16_000).isCloseTo(439.671, within(0.01));
    assertThat(facts.spectra().get(1).centroid() * 16_000).isCloseTo(1000, within(0.01));
    assertThat(facts.strongest().orElseThrow().channel()).isZero();
    float[] stretch = Arrays.copyOfRange(twoTones(1), 4000, 20_000);
    assertThat(facts.lufs()).hasValue(Loudness.of(stretch, 2, 16_000).getAsDouble());
  }

  @Test
  void integersHaveTheSameLevels() {
    Content.Sound floats = Content.Sound.of(twoTones(1), 2, AmplitudeScale.FLOAT);
    Content.Sound shorts = Content.Sound.of(twoTones(32_768), 2, AmplitudeScale.signed(16));
    StretchFacts one = of(floats, 0, 16_000);
    StretchFacts other = of(shorts, 0, 16_000);
    assertThat(other.levels().peakDb()).isCloseTo(one.levels().peakDb(), within(1e-4));
    assertThat(other.lufs().getAsDouble()).isCloseTo(one.lufs().getAsDouble(), within(1e-4));
  }

  @Test
  void whatIsTooShortOrNoNumberHasNoSpectrumAndNoLoudness() {
    float[] samples = twoTones(1);
    samples[6000] = Float.NaN;
    Content.Sound sound = Content.Sound.of(samples, 2, AmplitudeScale.FLOAT);
    assertThat(of(sound, 100, 105).spectra()).isEmpty();
    assertThat(of(sound, 100, 105).strongest()).isEmpty();
    assertThat(of(sound, 0, 6000).lufs()).as("0.375 s").isEmpty();
    StretchFacts spoiled = of(sound, 2900, 3100);
    assertThat(spoiled.levels().invalid()).isEqualTo(1);
    assertThat(spoiled.strongest()).isPresent();
    assertThat(of(sound, 15_990, 20_000).to()).as("beyond the end").isEqualTo(16_000);
  }
}

package org.wavecrate.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values are those of the sines and sweeps themselves, sampled at the other rate.
class ResamplerTest {
  private static final String RATES =
      """
      44100, 16000
      48000, 16000
      16000, 44100
      22050, 16000
      44100, 48000
      8000, 48000
      96000, 11025
      44100, 44099
      """;

  /// A sweep from 0 Hz to `topHz` in `seconds`.
  private static double[] sweep(double rateHz, double seconds, double topHz) {
    double[] x = new double[(int) Math.round(rateHz * seconds)];
    for (int i = 0; i < x.length; i++) {
      double t = i / rateHz;
      x[i] = 0.5 * Math.sin(Math.PI * topHz * t * t / seconds);
    }
    return x;
  }

  private static double[] sine(double rateHz, double seconds, double hz) {
    double[] x = new double[(int) Math.round(rateHz * seconds)];
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.5 * Math.sin(2 * Math.PI * hz * i / rateHz);
    }
    return x;
  }

  private static float[] floats(double[] x) {
    float[] floats = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      floats[i] = (float) x[i];
    }
    return floats;
  }

  /// The level of the middle four fifths against that of a sine of amplitude 0.5.
  private static double levelDb(float[] actual, double[] expected) {
    double sum = 0;
    int from = actual.length / 10;
    for (int i = from; i < actual.length - from; i++) {
      sum += (actual[i] - expected[i]) * (actual[i] - expected[i]);
    }
    return 10 * Math.log10(sum / (actual.length - 2 * from) / 0.125);
  }

  @ParameterizedTest(name = "{0} to {1} Hz")
  @CsvSource(textBlock = RATES)
  void aSweepUpToNineTenthsOfTheBandComesOutAsIfSampledAtTheOtherRate(int fromHz, int toHz) {
    double topHz = 0.91 * Math.min(fromHz, toHz) / 2;
    float[] out = Resampler.of(fromHz, toHz).convert(floats(sweep(fromHz, 0.4, topHz)), 1);
    double[] expected = sweep(toHz, 0.4, topHz);
    assertThat(out).hasSize(expected.length);
    assertThat(levelDb(out, expected)).isLessThan(-120);
  }

  @ParameterizedTest(name = "{0} to {1} Hz")
  @CsvSource(textBlock = RATES)
  void whatTheNewRateCannotHoldDoesNotFold(int fromHz, int toHz) {
    if (toHz > fromHz) {
      return;
    }
    for (double part : new double[] {1.005, 1.1, 1.3, 1.7}) {
      double hz = part * toHz / 2;
      if (hz < fromHz / 2.0) {
        float[] out = Resampler.of(fromHz, toHz).convert(floats(sine(fromHz, 0.4, hz)), 1);
        assertThat(levelDb(out, new double[out.length])).as("%.0f Hz", hz).isLessThan(-119);
      }
    }
  }

  @ParameterizedTest(name = "{0} to {1} Hz")
  @CsvSource(textBlock = RATES)
  void pieceByPieceGivesTheSameBytes(int fromHz, int toHz) {
    float[] left = floats(sweep(fromHz, 1.1, 0.4 * fromHz));
    float[] both = new float[2 * left.length];
    for (int i = 0; i < left.length; i++) {
      both[2 * i] = left[i];
      both[2 * i + 1] = -left[left.length - 1 - i];
    }
    Resampler resampler = Resampler.of(fromHz, toHz);
    float[] whole = resampler.convert(both, 2);
    float[] pieces = new float[whole.length];
    int[] at = {0};
    ResamplerStream.Sink sink =
        (frames, count) -> {
          System.arraycopy(frames, 0, pieces, at[0], 2 * count);
          at[0] += 2 * count;
        };
    ResamplerStream stream = resampler.stream(2);
    int step = 1;
    for (int from = 0; from < left.length; from += step) {
      step = step * 7 % 9001;
      stream.write(both, from, Math.min(step, left.length - from), sink);
    }
    stream.finish(sink);
    assertThat(at[0]).isEqualTo(whole.length);
    assertThat(pieces).isEqualTo(whole);
    float[] alone = resampler.convert(left, 1);
    for (int i = 0; i < alone.length; i++) {
      assertThat(alone[i]).isEqualTo(whole[2 * i]);
    }
  }

  @ParameterizedTest(name = "{0} frames from {1} to {2} Hz are {3}")
  @CsvSource({
    "44100, 44100, 16000, 16000",
    "1, 44100, 16000, 0",
    "2, 44100, 16000, 1",
    "3, 2, 1, 2",
    "0, 8000, 16000, 0",
    "16588800000, 192000, 16000, 1382400000",
    "777, 16000, 16000, 777"
  })
  void theResultLastsAsLong(long frames, int fromHz, int toHz, long expected) {
    assertThat(Resampler.of(fromHz, toHz).frames(frames)).isEqualTo(expected);
    if (frames < 1000) {
      float[] silence = new float[(int) frames];
      assertThat(Resampler.of(fromHz, toHz).convert(silence, 1)).hasSize((int) expected);
    }
  }

  @Test
  void aConstantStaysWhatItIsAndSilenceFollows() {
    float[] ones = new float[20_000];
    Arrays.fill(ones, 1);
    float[] out = Resampler.of(48_000, 22_050).convert(ones, 1);
    for (int i = 200; i < out.length - 200; i++) {
      assertThat(out[i]).isBetween(1 - 1e-6f, 1 + 1e-6f);
    }
    assertThat(out[0]).isBetween(0.4f, 0.8f);
  }

  @Test
  void theSameRateChangesNothing() {
    float[] x = floats(sweep(16_000, 0.7, 8000));
    assertThat(Resampler.of(16_000, 16_000).convert(x, 1)).isEqualTo(x);
  }

  @Test
  void impossibleRatesAreRefused() {
    assertThatThrownBy(() -> Resampler.of(384_000, 1000))
        .hasMessage(
            "can't be resampled from 384000 Hz to 1000 Hz; allowed: up to 256 times as many or as"
                + " few");
    assertThatThrownBy(() -> Resampler.of(0, 1000)).hasMessageContaining("from 0 Hz");
  }
}

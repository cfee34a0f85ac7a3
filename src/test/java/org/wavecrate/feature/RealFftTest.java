package org.wavecrate.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Law;

class RealFftTest {
  private record Spectrum(float[] re, float[] im) {}

  private static Spectrum transform(float[] x) {
    RealFft fft = RealFft.ofSize(x.length);
    Spectrum spectrum = new Spectrum(new float[fft.bins()], new float[fft.bins()]);
    fft.forward(x, 0, spectrum.re, spectrum.im);
    return spectrum;
  }

  /// NumPy transforms in double; 3e-7 of the greatest magnitude is three float32 roundings.
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16, 32, 64, 128, 256, 512, 1024})
  void agreesWithNumPy(int size) {
    float[] expected = SignalFixture.read("rfft-" + size);
    Spectrum got = transform(Arrays.copyOf(SignalFixture.read("noise"), size));
    float[] pairs = new float[expected.length];
    for (int k = 0; k < got.re.length; k++) {
      pairs[2 * k] = got.re[k];
      pairs[2 * k + 1] = got.im[k];
    }
    assertThat(SignalFixture.relativeError(pairs, expected)).isLessThan(3e-7);
  }

  @Law
  void keepsEnergy(@ForAll @IntRange(min = 1, max = 16) int bits, @ForAll long seed) {
    float[] x = SignalFixture.noise(seed, 1 << bits);
    Spectrum s = transform(x);
    double time = 0;
    for (float v : x) {
      time += (double) v * v;
    }
    double frequency = 0;
    for (int k = 0; k < s.re.length; k++) {
      int copies = k == 0 || k == s.re.length - 1 ? 1 : 2;
      frequency += copies * ((double) s.re[k] * s.re[k] + (double) s.im[k] * s.im[k]);
    }
    assertThat(frequency / x.length).isCloseTo(time, within(1e-5 * time));
  }

  @Law
  void isLinear(@ForAll @IntRange(min = 1, max = 12) int bits, @ForAll long seed) {
    float[] a = SignalFixture.noise(seed, 1 << bits);
    float[] b = SignalFixture.noise(~seed, 1 << bits);
    float[] sum = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + 0.5f * b[i];
    }
    Spectrum sa = transform(a);
    Spectrum sb = transform(b);
    Spectrum both = transform(sum);
    double tolerance = 2e-6 * Math.sqrt(a.length) * bits;
    for (int k = 0; k < both.re.length; k++) {
      assertThat((double) both.re[k]).isCloseTo(sa.re[k] + 0.5 * sb.re[k], within(tolerance));
      assertThat((double) both.im[k]).isCloseTo(sa.im[k] + 0.5 * sb.im[k], within(tolerance));
    }
  }

  @Law
  void turnsAnImpulseIntoAnEvenCircle(
      @ForAll @IntRange(min = 1, max = 16) int bits, @ForAll @IntRange(min = 0) int at) {
    int size = 1 << bits;
    int delay = at % size;
    float[] x = new float[size];
    x[delay] = 1;
    Spectrum s = transform(x);
    for (int k = 0; k < s.re.length; k += Math.max(1, s.re.length / 64)) {
      double angle = -2 * Math.PI * ((long) k * delay % size) / size;
      assertThat((double) s.re[k]).isCloseTo(Math.cos(angle), within(1e-6));
      assertThat((double) s.im[k]).isCloseTo(Math.sin(angle), within(1e-6));
    }
  }

  @Law
  void findsASineInItsBin(@ForAll @IntRange(min = 1, max = 511) int bin) {
    Spectrum s = transform(SignalFixture.sine(bin, 1024, 1, 1024));
    for (int k = 0; k <= 512; k++) {
      double magnitude = Math.hypot(s.re[k], s.im[k]);
      assertThat(magnitude).isCloseTo(k == bin ? 512 : 0, within(2e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4096, 65_536})
  void isTheSameBytesEverywhere(int size) {
    Spectrum s = transform(SignalFixture.noise(7, size));
    assertThat(SignalFixture.sha256(s.re, s.im))
        .isEqualTo(
            size == 4096
                ? "954e4cb1117c9cd5d4e039eadb79d69b2082d60128e92f03ced290acc5969dc2"
                : "64d1efc20b949ddacc518227716df09864e128cac9fe601744243a2bc08cddc7");
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 2048})
  void givesTheSameOnManyThreadsAtOnce(int size) {
    float[] x = SignalFixture.noise(3, size);
    List<String> hashes =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> transform(x))
            .map(s -> SignalFixture.sha256(s.re, s.im))
            .distinct()
            .toList();
    assertThat(hashes).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-4, 0, 1, 3, 1000, 131_072})
  void refusesOtherSizes(int size) {
    assertThatThrownBy(() -> RealFft.ofSize(size))
        .hasMessage("FFT size: got " + size + "; allowed: a power of two from 2 to 65536");
  }
}

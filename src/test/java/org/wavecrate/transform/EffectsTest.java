package org.wavecrate.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Law;
import org.wavecrate.feature.PitchTrack;
import org.wavecrate.feature.RealFft;
import org.wavecrate.feature.SignalFixture;

/// What each transform does, measured by other means than its own.
class EffectsTest {
  private static final int RATE_HZ = Trial.RATE_HZ;
  private static final float[] SINE = SignalFixture.sine(440, RATE_HZ, 0.5, 16_000);

  private static double rmsDb(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return 10 * Math.log10(sum / values.length);
  }

  private static float[] minus(float[] a, float[] b) {
    float[] difference = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  @Law
  void gainChangesTheLevelByWhatItSays(@ForAll @LongRange(min = 0, max = 1000) long key) {
    var outcome = Trial.apply(new Gain(1, -12, 12), SINE, key);
    assertThat(rmsDb(outcome.values()) - rmsDb(SINE))
        .isCloseTo(outcome.number("gainDb"), within(1e-4));
    assertThat(outcome.number("gainDb")).isBetween(-12.0, 12.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussianNoise", "colorNoise", "backgroundNoise"})
  void noiseReachesTheRatioItSays(String name) {
    Transform noise = Trial.usual(Transforms.kind(name).orElseThrow());
    for (long key = 0; key < 20; key++) {
      var outcome = Trial.apply(noise, SINE, key);
      double ratio = rmsDb(SINE) - rmsDb(minus(outcome.values(), SINE));
      assertThat(ratio).isCloseTo(outcome.number("snrDb"), within(0.02));
    }
  }

  @Test
  void gaussianNoiseIsNormallyDistributedAndWhite() {
    RandomStream random = RandomStream.of(RandomStream.key(1));
    int count = 2_000_000;
    double[] moments = new double[5];
    int[] beyond = new int[6];
    double neighbours = 0;
    double before = 0;
    for (int i = 0; i < count; i++) {
      double x = Gaussian.next(random);
      for (int m = 1; m <= 4; m++) {
        moments[m] += Math.pow(x, m) / count;
      }
      for (int sigma = 1; sigma <= 5; sigma++) {
        beyond[sigma] += Math.abs(x) > sigma ? 1 : 0;
      }
      neighbours += x * before / count;
      before = x;
    }
    assertThat(moments[1]).isCloseTo(0, within(0.003));
    assertThat(moments[2]).isCloseTo(1, within(0.004));
    assertThat(moments[3]).isCloseTo(0, within(0.01));
    assertThat(moments[4]).isCloseTo(3, within(0.03));
    assertThat(neighbours).isCloseTo(0, within(0.003));
    // The normal distribution's own shares, within five standard deviations.
    double[] shares = {0, 0.3173105, 0.0455003, 0.0026998, 6.334e-5, 5.733e-7};
    for (int sigma = 1; sigma <= 5; sigma++) {
      double expected = shares[sigma] * count;
      assertThat((double) beyond[sigma]).isCloseTo(expected, within(5 * Math.sqrt(expected) + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-6, -3, 0, 3, 6})
  void colorNoiseHasTheSlopeItSays(double slope) {
    for (int size : new int[] {65_536, 200_000}) {
      float[] sine = SignalFixture.sine(440, RATE_HZ, 1e-3, size);
      var outcome = Trial.apply(new ColorNoise(1, -60, -60, slope, slope), sine, 3);
      double[] octaves = octaveLevels(outcome.values());
      // From 125 Hz to 4 kHz; each octave has twice the width of the one below.
      double rise = (octaves[5] - octaves[0]) / 5 - 10 * Math.log10(2);
      assertThat(rise).isCloseTo(slope, within(0.25));
      for (int i = 0; i < 5; i++) {
        assertThat(octaves[i + 1] - octaves[i] - 10 * Math.log10(2)).isCloseTo(slope, within(1.0));
      }
    }
  }

  /// Levels of the octaves from 62.5, 125, .. 2000 Hz on.
  private static double[] octaveLevels(float[] values) {
    RealFft fft = RealFft.ofSize(4096);
    float[] re = new float[fft.bins()];
    float[] im = new float[fft.bins()];
    double[] power = new double[6];
    float[] frame = new float[4096];
    for (int start = 0; start + 4096 <= values.length; start += 2048) {
      for (int i = 0; i < 4096; i++) {
        frame[i] = (float) (values[start + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / 4096)));
      }
      fft.forward(frame, 0, re, im);
      for (int octave = 0; octave < 6; octave++) {
        for (int k = 16 << octave; k < 32 << octave; k++) {
          power[octave] += re[k] * re[k] + im[k] * im[k];
        }
      }
    }
    return Arrays.stream(power).map(p -> 10 * Math.log10(p)).toArray();
  }

  @Test
  void longColorNoiseKeepsItsLevelThroughout() {
    float[] sine = SignalFixture.sine(440, RATE_HZ, 1e-3, 400_000);
    float[] noise = Trial.apply(new ColorNoise(1, -60, -60, 0, 0), sine, 4).values();
    double whole = rmsDb(noise);
    for (int start = 0; start < 400_000; start += 8000) {
      assertThat(rmsDb(Arrays.copyOfRange(noise, start, start + 8000)))
          .isCloseTo(whole, within(0.4));
    }
  }

  @ParameterizedTest
  @CsvSource({"400, 37", "2000, 2000", "70000, 300", "70000, 60000"})
  void convolutionIsWhatItsDefinitionSays(int frames, int taps) {
    float[] input = new float[frames];
    float[] response = SignalFixture.noise(2, taps);
    // A few impulses, so that the definition takes no time.
    int[] places = {0, frames / 3, frames / 2, frames - 1};
    for (int place : places) {
      input[place] = 1 + place % 3;
    }
    WorkingMemory memory = new WorkingMemory(TransformContext.ofRate(RATE_HZ));
    Draw draw = new Draw(memory, 0, RandomStream.of(0), null);
    float[] output = new float[frames];
    new Convolution(frames, taps, draw).apply(input, response, output);
    for (int t = 0; t < frames; t++) {
      double expected = 0;
      for (int place : places) {
        int tap = t - place;
        expected += tap >= 0 && tap < taps ? (double) input[place] * response[tap] : 0;
      }
      assertThat((double) output[t]).isCloseTo(expected, within(2e-5));
    }
  }

  @Test
  void impulseResponseKeepsThePeak() {
    var outcome = Trial.apply(new ImpulseResponse(1, "room"), SINE, 2);
    assertThat(SignalLevels.peak(outcome.values(), 16_000)).isCloseTo(0.5f, within(1e-6f));
    assertThat(outcome.applied().getFirst().values().get("file").toString()).startsWith("room-");
  }

  @Law
  void shiftRollsOver(@ForAll @LongRange(min = 0, max = 1000) long key) {
    float[] input = SignalFixture.noise(5, 1000);
    var outcome = Trial.apply(new Shift(1, -0.5, 0.5, true, 0), input, key);
    int shift = (int) outcome.number("samples");
    assertThat(shift).isEqualTo((int) Math.rint(outcome.number("fraction") * 1000));
    for (int i = 0; i < 1000; i++) {
      assertThat(outcome.values()[Math.floorMod(i + shift, 1000)]).isEqualTo(input[i]);
    }
  }

  @Law
  void shiftWithoutRolloverLeavesSilence(@ForAll @LongRange(min = 0, max = 1000) long key) {
    float[] input = new float[1000];
    Arrays.fill(input, 1);
    var outcome = Trial.apply(new Shift(1, -1, 1, false, 2), input, key);
    int shift = (int) outcome.number("samples");
    for (int i = 0; i < 1000; i++) {
      int from = i - shift;
      float value = outcome.values()[i];
      if (from < 0 || from >= 1000) {
        assertThat(value).isZero();
      } else {
        // 32 samples fade at the seam, and only there.
        int seam = shift > 0 ? from : 999 - from;
        boolean fades = shift != 0 && seam < 32;
        assertThat(value).isCloseTo(fades ? (seam + 1) / 33f : 1, within(1e-6f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 0.9, 1, 1.1, 1.25, 2})
  void timeStretchMovesEventsAndKeepsPitch(double rate) {
    // A tone that stops after half a second.
    float[] tone = Arrays.copyOf(SignalFixture.sine(300, RATE_HZ, 0.5, 8000), 16_000);
    float[] out = Trial.apply(new TimeStretch(1, rate, rate), tone, 1).values();
    int last = 0;
    for (int i = 0; i < out.length; i++) {
      last = Math.abs(out[i]) > 0.05 ? i : last;
    }
    assertThat(last / (double) RATE_HZ).isCloseTo(0.5 / rate, within(0.03));
    assertThat(pitch(Arrays.copyOf(out, (int) (8000 / rate) - 500))).isCloseTo(300, within(1.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-12, -4, -1.5, 0, 2, 4, 12})
  void pitchShiftMovesPitchAndKeepsTime(double semitones) {
    double expected = 300 * Math.pow(2, semitones / 12);
    float[] tone = Arrays.copyOf(SignalFixture.sine(300, RATE_HZ, 0.5, 12_000), 16_000);
    float[] out = Trial.apply(new PitchShift(1, semitones, semitones), tone, 1).values();
    assertThat(pitch(Arrays.copyOf(out, 11_000))).isCloseTo(expected, within(0.005 * expected));
    assertThat(rmsDb(Arrays.copyOf(out, 11_000)))
        .isCloseTo(rmsDb(Arrays.copyOf(tone, 11_000)), within(0.7));
    int last = 0;
    for (int i = 0; i < out.length; i++) {
      last = Math.abs(out[i]) > 0.05 ? i : last;
    }
    // Pieces of 32 ms last 64 when they are read at half the speed.
    assertThat(last).isCloseTo(12_000, within(700));
  }

  /// Above 32 kHz the search is coarse first; channels that differ stay as they are to one another.
  @Test
  void pitchShiftWorksAtOtherRatesAndOnSeveralChannels() throws IOException {
    for (int rate : new int[] {8000, 44_100, 96_000}) {
      float[] left = SignalFixture.sine(300, rate, 0.5, rate);
      float[] both = new float[2 * rate];
      for (int t = 0; t < rate; t++) {
        both[2 * t] = left[t];
        both[2 * t + 1] = -0.5f * left[t];
      }
      WorkingMemory memory = new WorkingMemory(TransformContext.ofRate(rate));
      memory.apply(new PitchShift(1, 4, 4), Clip.waveform(both, 2), 1, null);
      float[] shifted = new float[rate * 9 / 10];
      for (int t = 0; t < shifted.length; t++) {
        shifted[t] = both[2 * t];
        assertThat(both[2 * t + 1]).isCloseTo(-0.5f * shifted[t], within(1e-6f));
      }
      assertThat(pitch(shifted, rate)).isCloseTo(378, within(2.0));
    }
  }

  private static double pitch(float[] values) {
    return pitch(values, RATE_HZ);
  }

  private static double pitch(float[] values, int rateHz) {
    float[] hz = PitchTrack.of(values, rateHz).hz();
    Arrays.sort(hz);
    return hz[hz.length / 2];
  }

  @Law
  void timeMaskSilencesWhatItSays(@ForAll @LongRange(min = 0, max = 1000) long key) {
    float[] ones = new float[5000];
    Arrays.fill(ones, 1);
    var outcome = Trial.apply(new TimeMask(1, 0.01, 0.2, 5), ones, key);
    int start = (int) outcome.number("startSample");
    int count = (int) outcome.number("samples");
    assertThat(count).isBetween(50, 1000);
    int fade = Math.min(80, count / 2);
    for (int i = 0; i < 5000; i++) {
      if (i < start || i >= start + count) {
        assertThat(outcome.values()[i]).isEqualTo(1);
      } else if (i >= start + fade && i < start + count - fade) {
        assertThat(outcome.values()[i]).isZero();
      } else {
        assertThat(outcome.values()[i]).isStrictlyBetween(0f, 1f);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lowpass-150-16000, 150, 0, 16000",
    "lowpass-7500-16000, 7500, 0, 16000",
    "highpass-20-44100, 20, 0, 44100",
    "highpass-2400-16000, 2400, 0, 16000",
    "bandpass-150-250-16000, 150, 250, 16000",
    "bandpass-20-7980-16000, 20, 7980, 16000",
  })
  void filtersAnswerAnImpulseAsThoseOfSciPy(String name, double hz, double highHz, double rateHz)
      throws Exception {
    Clip clip = Clip.waveform(new float[512], 1);
    clip.values()[0] = 1;
    if (name.startsWith("low")) {
      Butterworth.lowPass(hz, rateHz).apply(clip);
    } else if (name.startsWith("high")) {
      Butterworth.highPass(hz, rateHz).apply(clip);
    } else {
      Butterworth[] filters = Butterworth.bandPass(hz, highHz, rateHz);
      filters[0].applyWith(filters[1], clip);
    }
    try (var in = EffectsTest.class.getResourceAsStream("/transform/" + name + ".f32")) {
      var bytes = ByteBuffer.wrap(in.readAllBytes());
      float[] expected = new float[512];
      bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(expected);
      assertThat(clip.values()).containsExactly(expected, within(2e-7f));
    }
  }

  @Test
  void filtersLoseThreeDecibelsAtTheirEdges() {
    for (double hz : new double[] {200, 1000, 3000}) {
      float[] tone = SignalFixture.sine(hz, RATE_HZ, 0.5, 16_000);
      for (Transform filter : List.of(new LowPass(1, hz, hz), new HighPass(1, hz, hz))) {
        float[] out = Trial.apply(filter, tone, 1).values();
        double change = rmsDb(Arrays.copyOfRange(out, 4000, 16_000)) - rmsDb(tone);
        assertThat(change).isCloseTo(-3.01, within(0.02));
      }
      var band = new BandPass(1, hz, hz, 1, 1);
      float[] low = SignalFixture.sine(hz / 2, RATE_HZ, 0.5, 16_000);
      float[] out = Trial.apply(band, low, 1).values();
      assertThat(rmsDb(Arrays.copyOfRange(out, 4000, 16_000)) - rmsDb(low))
          .isCloseTo(-3.01, within(0.02));
    }
  }

  @Test
  void polarityInversionAndReverseAreTheirOwnInverse() {
    float[] input = SignalFixture.noise(6, 999);
    for (Transform transform : List.of(new PolarityInversion(1), new Reverse(1))) {
      float[] once = Trial.apply(transform, Clip.waveform(input.clone(), 3), 1).values();
      assertThat(once).isNotEqualTo(input);
      float[] twice = Trial.apply(transform, Clip.waveform(once.clone(), 3), 1).values();
      assertThat(twice).containsExactly(input);
    }
    assertThat(
            Trial.apply(new Reverse(1), Clip.waveform(new float[] {1, 2, 3, 4, 5, 6}, 2), 1)
                .values())
        .containsExactly(5, 6, 3, 4, 1, 2);
  }

  @Law
  void clippingDistortionClipsWhatSortingFinds(
      @ForAll @LongRange(min = 0, max = 1000) long key,
      @ForAll @DoubleRange(min = 0, max = 100) double percentile) {
    float[] input = SignalFixture.noise(key, (int) (1 + key % 700));
    if (key % 3 == 0) {
      for (int i = 0; i < input.length; i++) {
        input[i] = Math.round(3 * input[i]);
      }
    }
    float[] out =
        Trial.apply(new ClippingDistortion(1, percentile, percentile), input, key).values();
    float[] sorted = input.clone();
    Arrays.sort(sorted);
    float low = percentile(sorted, percentile / 2);
    float high = percentile(sorted, 100 - percentile / 2);
    for (int i = 0; i < input.length; i++) {
      assertThat(out[i]).isCloseTo(Math.max(low, Math.min(high, input[i])), within(1e-6f));
    }
  }

  private static float percentile(float[] sorted, double percent) {
    double at = percent / 100 * (sorted.length - 1);
    int below = (int) Math.floor(at);
    float upper = sorted[Math.min(below + 1, sorted.length - 1)];
    return (float) (sorted[below] + (at - below) * ((double) upper - sorted[below]));
  }

  @Test
  void bitCrushLeavesAsManyLevelsAsItSays() {
    for (int bits = 2; bits <= 10; bits++) {
      float[] ramp = new float[100_000];
      for (int i = 0; i < ramp.length; i++) {
        ramp[i] = -1 + 2 * i / 99_999f;
      }
      var outcome = Trial.apply(new BitCrush(1, bits, bits), ramp, 1);
      var levels = new TreeSet<Float>();
      for (float value : outcome.values()) {
        levels.add(value + 0f); // minus zero is zero
      }
      assertThat(levels).hasSize((1 << bits) + 1);
      // Rounding noise of a step: step^2 / 12.
      double step = Math.scalb(1.0, 1 - bits);
      assertThat(rmsDb(minus(outcome.values(), ramp)))
          .isCloseTo(10 * Math.log10(step * step / 12), within(0.1));
    }
  }

  @Test
  void normalizeReachesItsPeakAtFullScale() {
    for (double peakDb : new double[] {-6, 0}) {
      float[] out = Trial.apply(new Normalize(1, peakDb), SignalFixture.noise(7, 500), 1).values();
      assertThat(20 * Math.log10(SignalLevels.peak(out, 500))).isCloseTo(peakDb, within(1e-5));
      Clip integers = new Clip(new float[] {3, -100, 50}, 3, 1, 1, 32_768);
      Trial.apply(new Normalize(1, peakDb), integers, 1);
      assertThat(20 * Math.log10(-integers.values()[1] / 32_768)).isCloseTo(peakDb, within(1e-5));
    }
  }

  @Law
  void mixupMixesAsItSays(@ForAll @LongRange(min = 0, max = 1000) long key) {
    float[] ones = new float[100];
    Arrays.fill(ones, 1);
    var outcome = Trial.apply(new Mixup(1, 0.2), ones, key);
    double weight = outcome.number("weight");
    Mix mix = outcome.mixes().getFirst();
    assertThat(mix.weight()).isEqualTo(weight).isBetween(0.0, 1.0);
    assertThat(mix.partner()).isBetween(0, 4).isNotEqualTo(2);
    assertThat(outcome.applied().getFirst().values().get("partner"))
        .isEqualTo("id-" + mix.partner() + ".npy");
    float[] sine = SignalFixture.sine(100, RATE_HZ, 0.5, 200);
    for (int i = 0; i < 100; i++) {
      double expected = weight + (1 - weight) * sine[mix.partner() + i];
      assertThat((double) outcome.values()[i]).isCloseTo(expected, within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.2, 1, 3, 50})
  void mixupWeightsHaveTheMomentsOfABetaDistribution(double alpha) {
    RandomStream random = RandomStream.of(RandomStream.key(8));
    double mean = 0;
    double square = 0;
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      double x = Beta.next(random, alpha);
      assertThat(x).isBetween(0.0, 1.0);
      mean += x / count;
      square += (x - 0.5) * (x - 0.5) / count;
    }
    double variance = 1 / (4 * (2 * alpha + 1));
    assertThat(mean).isCloseTo(0.5, within(5 * Math.sqrt(variance / count)));
    assertThat(square).isCloseTo(variance, within(0.03 * variance));
  }

  @Law
  void masksHideWhatTheySay(@ForAll @LongRange(min = 0, max = 300) long key) {
    float[] features = SignalFixture.noise(key, 98 * 64);
    float mean = 0;
    for (float value : features) {
      mean += value / features.length;
    }
    var frequency =
        Trial.apply(new FrequencyMask(1, 27, 2), Clip.features(features.clone(), 64), key);
    var time =
        Trial.apply(
            new SpectrogramTimeMask(1, 100, 0.15, 2), Clip.features(features.clone(), 64), key);
    List<?> firstBin = (List<?>) frequency.applied().getFirst().values().get("firstBin");
    List<?> bins = (List<?>) frequency.applied().getFirst().values().get("bins");
    List<?> firstFrame = (List<?>) time.applied().getFirst().values().get("firstFrame");
    List<?> frames = (List<?>) time.applied().getFirst().values().get("frames");
    for (int i = 0; i < features.length; i++) {
      boolean hiddenBin = isIn(i % 64, firstBin, bins, 27);
      boolean hiddenFrame = isIn(i / 64, firstFrame, frames, 14);
      assertThat(frequency.values()[i]).isCloseTo(hiddenBin ? mean : features[i], within(1e-4f));
      assertThat(time.values()[i]).isCloseTo(hiddenFrame ? mean : features[i], within(1e-4f));
    }
  }

  private static boolean isIn(int place, List<?> starts, List<?> widths, int most) {
    assertThat(starts).hasSize(2);
    boolean in = false;
    for (int i = 0; i < 2; i++) {
      int start = (int) starts.get(i);
      int width = (int) widths.get(i);
      assertThat(width).isBetween(0, most);
      in |= place >= start && place < start + width;
    }
    return in;
  }

  @Test
  void oneOfChoosesEachAsOften() {
    Transform oneOf =
        new OneOf(1, List.of(new Gain(1, 1, 1), new Reverse(1), new PolarityInversion(1)));
    Map<String, Integer> chosen = new HashMap<>();
    for (long key = 0; key < 6000; key++) {
      var nested =
          (List<?>)
              Trial.apply(oneOf, new float[] {1, 2}, key)
                  .applied()
                  .getFirst()
                  .values()
                  .get("transforms");
      assertThat(nested).hasSize(1);
      chosen.merge(((Applied) nested.getFirst()).kind(), 1, Integer::sum);
    }
    assertThat(chosen).hasSize(3);
    assertThat(chosen.values()).allMatch(n -> Math.abs(n - 2000) < 5 * Math.sqrt(2000));
  }

  @Test
  void someOfAppliesAsManyAsItMayInTheirOrder() {
    List<Transform> four =
        List.of(new Gain(1, 1, 1), new Reverse(1), new PolarityInversion(1), new Normalize(1, 0));
    Transform someOf = new SomeOf(1, four, 1, OptionalInt.of(3));
    int[] counts = new int[5];
    Map<String, Integer> chosen = new HashMap<>();
    for (long key = 0; key < 6000; key++) {
      var nested =
          (List<?>)
              Trial.apply(someOf, new float[] {1, 2}, key)
                  .applied()
                  .getFirst()
                  .values()
                  .get("transforms");
      counts[nested.size()]++;
      var kinds = nested.stream().map(done -> ((Applied) done).kind()).toList();
      kinds.forEach(kind -> chosen.merge(kind, 1, Integer::sum));
      var inOrder = four.stream().map(t -> t.kind().name()).filter(kinds::contains).toList();
      assertThat(kinds).isEqualTo(inOrder);
    }
    assertThat(counts[0] + counts[4]).isZero();
    for (int i = 1; i <= 3; i++) {
      assertThat(counts[i]).isCloseTo(2000, within(220));
    }
    assertThat(chosen.values()).allMatch(n -> Math.abs(n - 3000) < 280);
  }

  @Test
  void aNestedTransformDrawsOnNumbersOfItsOwn() {
    Transform twice =
        new SomeOf(1, List.of(new Gain(1, -12, 12), new Gain(1, -12, 12)), 2, OptionalInt.empty());
    var nested =
        (List<?>)
            Trial.apply(twice, new float[] {1}, 3).applied().getFirst().values().get("transforms");
    assertThat(nested.getFirst()).isNotEqualTo(nested.getLast());
  }
}

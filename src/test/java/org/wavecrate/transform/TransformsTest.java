package org.wavecrate.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavecrate.Law;
import org.wavecrate.feature.SignalFixture;

/// What holds for every transform in the table.
class TransformsTest {
  private static final String GOLDEN =
      """
      gain a5420a5bac98719874ea32de06584ccd4d13078837a0dcc1f4482950dad351e0
      gaussianNoise b8877a5ea8bee0eee93fd4656a018c385807f2435bbe7a92f272137b217952a1
      colorNoise 9827d64d2bfe9b9853a5d2ab036ced5764deed180dd6e21b352db2dd24080281
      backgroundNoise e8b5ae18d79ca1731a4731df91e8efa73af6ad804f7cd9f353a06e323f5970bc
      impulseResponse 60cf9fd78acea9fc41bb493d0039a2b6a6ec6d89d836d533f9e824a2283b43da
      shift 93a01bd73f551ce7b3734c1891cf8e501202c9ad8c4fc452e9e1ae3aa370332f
      timeStretch 8f2df8196b2d86360c380c83e8c9d5f4c087779e28c0c0c3be0e604d7bd00153
      pitchShift 32a8b53a45db4227a89cf69066f4f5db2e7fd67bc53a178100e6660d3aaeca53
      timeMask 5310c21978bc0cda176029a962c8133ee9063e73b3ef5488d4e727f6fe1fae4d
      lowPass 512957886eaad8fa8d86ae369d1fe69f6aab58df6031b94aca36179cdb7185ee
      highPass b43bdcecaf161392a833f26c70329a4aa0e0b1add1b9c5b3fa3db12452ac9d43
      bandPass 90422abc6e7270c31c373e80b5c3af61b3c319886ed5a955ed616e153fc91a06
      polarityInversion 583d674440870cefa8e0910ca7048629d5895f4ff5b11967898f88b559257ca3
      reverse 4d5e5d1b9d20189813451512b3b03b0652f0049cdc6a3a36a4bffcbe721290ca
      clippingDistortion 42fc12f3cb7a25943170cc51aedcc93f67bc49b85195e576aca53c7fe69ffea8
      bitCrush 520b2f62eb786a5d6d014f93e09a37f2f5096e067796bd2ce83f16466f5772c9
      normalize 6df6d3fe4a8307195b1fb4f910d241446606ba1b53550e7e9a16d70550d86b48
      mixup 2eb64eb25510e4dd0ef8d2915417153635d7caa1f9f96f33f72c6af64d90f679
      frequencyMask c9b9c1c687a88d6b0f85c34524c7bd77c00b07875084ed647d621ae507d1cef5
      spectrogramTimeMask 5f1be6120b0cc399a5324963988dd03b561690ec2e226d1a0dc92d604e683587
      oneOf f1a8079808750cf53c122bc369e0a14d3aa4cda4c17760956d85c127d91c2b3c
      someOf cb3ff9a458957257dab6b5dfab61f024963f5d14001728dc893898e610391042
      """;

  /// What they add differs from channel to channel.
  private static final Set<String> ADD_SOUND =
      Set.of("gaussianNoise", "colorNoise", "backgroundNoise", "impulseResponse", "mixup");

  /// Have parameters and do the same every time.
  private static final Set<String> DRAW_NOTHING = Set.of("normalize");

  static Stream<TransformKind> kinds() {
    return Transforms.ALL.stream();
  }

  private static Clip clip(TransformKind kind, float[] values, int columns) {
    return kind.domain() == Domain.FEATURES
        ? Clip.features(values, columns)
        : Clip.waveform(values, columns);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void keepsLengthAndFinitenessOfWhateverComes(TransformKind kind) {
    Transform transform = Trial.usual(kind);
    for (int size : new int[] {0, 1, 2, 3, 17, 400, 5000}) {
      for (int columns : new int[] {1, 2}) {
        for (double level : new double[] {0, 1e-30, 1, 32768, 2147483648.0}) {
          float[] values = SignalFixture.noise(size, size * columns);
          for (int i = 0; i < values.length; i++) {
            values[i] *= (float) level;
          }
          for (long key = 0; key < 3; key++) {
            var outcome = Trial.apply(transform, clip(kind, values.clone(), columns), key);
            assertThat(outcome.values()).hasSize(size * columns);
            for (float value : outcome.values()) {
              assertThat(value).as("%s of %s x %s", kind, size, columns).isFinite();
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void leavesSilenceSilent(TransformKind kind) {
    if (kind.name().equals("mixup")) {
      return;
    }
    var outcome = Trial.apply(Trial.usual(kind), clip(kind, new float[3000], 1), 5);
    for (float value : outcome.values()) {
      assertThat(value).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void withProbabilityZeroChangesNothing(TransformKind kind) {
    Map<String, Object> values = kind.values(Trial.usual(kind));
    values.put("probability", 0.0);
    float[] input = SignalFixture.noise(3, 2000);
    for (long key = 0; key < 50; key++) {
      var outcome = Trial.apply(kind.make(values), clip(kind, input.clone(), 1), key);
      assertThat(outcome.values()).containsExactly(input);
      assertThat(outcome.applied()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void dependsOnItsKeyAndNothingElse(TransformKind kind) {
    Transform transform = Trial.usual(kind);
    float[] input = SignalFixture.noise(4, 3000);
    List<List<Applied>> said = new ArrayList<>();
    for (long key = 0; key < 4; key++) {
      var first = Trial.apply(transform, clip(kind, input.clone(), 3), key);
      var again = Trial.apply(transform, clip(kind, input.clone(), 3), key);
      assertThat(again.values()).containsExactly(first.values());
      assertThat(again.applied()).isEqualTo(first.applied());
      said.add(first.applied());
    }
    if (kind.parameters().size() > 1 && !DRAW_NOTHING.contains(kind.name())) {
      assertThat(said.stream().distinct())
          .as("what %s tells of four draws; if it draws nothing, add it to DRAW_NOTHING", kind)
          .hasSizeGreaterThan(1);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isMadeAgainFromItsOwnValues(TransformKind kind) {
    Transform transform = Trial.usual(kind);
    assertThat(kind.make(kind.values(transform))).isEqualTo(transform);
    assertThat(kind.description()).endsWith(".").hasSizeLessThan(90);
    assertThat(kind.parameters().getFirst()).isEqualTo(Parameter.PROBABILITY);
  }

  static Stream<TransformKind> kindsThatAddNothing() {
    return kinds()
        .filter(kind -> kind.domain() != Domain.FEATURES)
        .filter(kind -> !ADD_SOUND.contains(kind.name()));
  }

  /// Gives every channel the same treatment: a clip of equal channels stays one.
  @ParameterizedTest
  @MethodSource("kindsThatAddNothing")
  void treatsChannelsAlike(TransformKind kind) {
    Transform transform = Trial.usual(kind);
    float[] mono = SignalFixture.sine(200, Trial.RATE_HZ, 0.5, 4000);
    float[] stereo = new float[8000];
    for (int i = 0; i < 8000; i++) {
      stereo[i] = mono[i / 2];
    }
    float[] one = Trial.apply(transform, mono, 9).values();
    float[] two = Trial.apply(transform, Clip.waveform(stereo, 2), 9).values();
    for (int i = 0; i < 8000; i++) {
      assertThat(two[i]).isEqualTo(one[i / 2]);
    }
  }

  /// What these hashes pin must never change: trained networks can't be made again otherwise.
  @Test
  void areTheSameBytesEverywhere() {
    StringBuilder hashes = new StringBuilder();
    for (TransformKind kind : Transforms.ALL) {
      float[][] outcomes = new float[6][];
      for (int key = 0; key < outcomes.length; key++) {
        float[] input = SignalFixture.noise(13, 6000);
        int columns = kind.domain() == Domain.FEATURES ? 40 : 1 + key % 2;
        outcomes[key] = Trial.apply(Trial.usual(kind), clip(kind, input, columns), key).values();
      }
      hashes.append(kind).append(' ').append(SignalFixture.sha256(outcomes)).append('\n');
    }
    assertThat(hashes.toString().lines().filter(line -> !GOLDEN.contains(line)))
        .as("hashes that are not in GOLDEN: add that of a new transform; no other may change")
        .isEmpty();
    assertThat(hashes.toString()).isEqualTo(GOLDEN);
  }

  @Test
  void isAppliedAsOftenAsItsProbabilitySays() {
    for (double probability : new double[] {0.1, 0.5, 0.9, 1}) {
      Transform transform = new Gain(probability, -6, -6);
      int applied = 0;
      for (int key = 0; key < 10_000; key++) {
        applied += Trial.apply(transform, new float[] {1}, key).applied().size();
      }
      // Four standard deviations.
      assertThat(Math.abs(applied - 10_000 * probability))
          .isLessThanOrEqualTo(4 * Math.sqrt(10_000 * probability * (1 - probability)));
    }
  }

  @Law
  void drawsUniformlyFromItsRange(@ForAll @IntRange(min = 0, max = 1000) int seed) {
    double[] drawn = new double[200];
    for (int i = 0; i < drawn.length; i++) {
      var outcome = Trial.apply(new Gain(1, -12, 12), new float[] {1}, RandomStream.key(seed, i));
      drawn[i] = outcome.number("gainDb");
    }
    Arrays.sort(drawn);
    for (int i = 0; i < drawn.length; i++) {
      // Kolmogorov and Smirnov, at one in ten million.
      assertThat(Math.abs((drawn[i] + 12) / 24 - (i + 0.5) / 200)).isLessThan(0.2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gain|minGainDb|-300|minGainDb: -300 is not allowed; allowed: -120 to 60 dB",
        "gain|minGainDb|13|minGainDb: 13 is above maxGainDb 12; allowed: up to it",
        "gain|probability|1.5|probability: 1.5 is not allowed; allowed: 0 to 1",
        "gain|maxGainDb|NaN|maxGainDb: NaN is not allowed; allowed: -120 to 60 dB",
        "timeMask|minFraction|0.3|minFraction: 0.3 is above maxFraction 0.2; allowed: up to it",
      })
  void saysWhatIsAllowed(String kind, String key, double value, String message) {
    assertThatThrownBy(() -> Trial.make(kind, Map.of(key, value)))
        .isInstanceOf(ParameterException.class)
        .hasMessage(message);
  }

  @Test
  void saysWhatIsMissingOrDoesNotFit() {
    assertThatThrownBy(() -> Trial.make("impulseResponse", Map.of()))
        .hasMessage("folder: is missing; allowed: the path of a folder");
    assertThatThrownBy(() -> Trial.make("oneOf", Map.of("transforms", List.of())))
        .hasMessage("transforms: [] is not allowed; allowed: a list of one transform or more");
    assertThatThrownBy(
            () ->
                Trial.make("someOf", Map.of("transforms", List.of(new Reverse(1)), "maxCount", 2)))
        .hasMessage(
            "maxCount: 2 is not allowed; allowed: up to 1, as there are so many transforms");
    assertThatThrownBy(
            () ->
                Trial.make(
                    "oneOf",
                    Map.of("transforms", List.of(new Reverse(1), new FrequencyMask(1, 3, 1)))))
        .hasMessage(
            "transforms: reverse works on waveforms and frequencyMask on features; allowed:"
                + " transforms of one sort");
    var slow = TransformContext.ofRate(8000);
    assertThatThrownBy(() -> Trial.make("lowPass", Map.of()).prepare(slow))
        .hasMessage(
            "maxCutoffHz: 7500 Hz is not allowed; allowed: below 4000 Hz, half of sampleRateHz"
                + " 8000");
    var nested =
        List.<Transform>of(new OneOf(1, List.of(new Reverse(1), new Shift(1, 0, 1, true, 5))));
    var unknown = new TransformContext(OptionalInt.empty(), slow.folders());
    assertThatThrownBy(() -> unknown.prepare(nested))
        .hasMessage(
            "transforms[0].transforms[1].fadeMs: needs to know sampleRateHz; add it to the recipe");
  }
}

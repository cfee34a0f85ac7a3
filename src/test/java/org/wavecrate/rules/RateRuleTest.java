package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.generator.Fit;
import org.wavecrate.generator.Recipe;
import org.wavecrate.npy.Shape;

/// What speaks for another sample rate.
class RateRuleTest extends PlantedFaults {
  private static final int FRAME = 1024;

  private static Recipe at(int hz) {
    return Recipe.DEFAULT.withSampleRateHz(OptionalInt.of(hz));
  }

  private List<String> told(Recipe recipe) {
    return Planted.told(planted.found("sample-rate", recipe));
  }

  /// Noise.
  private void length(int n, int samples) {
    Random random = new Random(n);
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    Fixture.floats(planted.example("train/b", n), values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "16000 | 44100 | examples of 16000 samples last 0.363 s at 44100 Hz, as the recipe says,"
            + " and 2 s at 8000 Hz",
        "11025 | 16000 | examples of 11025 samples last 0.689 s at 16000 Hz, as the recipe says,"
            + " and 1 s at 11025 Hz",
        // One and a half seconds at the recipe's rate, and a twentieth.
        "24000 | 16000 | ",
        "2400 | 48000 | ",
        // Whole seconds at no rate.
        "16001 | 44100 | ",
        "16000 | 0 | "
      })
  void aLengthOfWholeSecondsAtAnotherRateIsTold(int samples, int hz, String said) {
    for (int n = 1; n <= 3; n++) {
      length(n, samples);
    }
    List<String> told = told(hz == 0 ? Recipe.DEFAULT : at(hz));
    if (said == null) {
      assertThat(told).isEmpty();
    } else {
      assertThat(told).containsExactly("d: " + said + " | " + hz + " Hz | the rate of the files");
    }
  }

  @Test
  void lengthsThatDifferAndThoseOfFeaturesSayNothing() {
    for (int n = 1; n <= 4; n++) {
      length(n, n % 2 == 0 ? 8000 : 8001);
    }
    assertThat(told(at(44_100))).isEmpty();
    byte[] features = Planted.bytes(ByteOrder.LITTLE_ENDIAN, new float[8000 * 20]);
    for (int n = 1; n <= 4; n++) {
      Planted.array(planted.example("train/b", n), "<f4", Shape.of(8000, 20), features);
    }
    assertThat(told(at(44_100))).as("features").isEmpty();
    for (int n = 1; n <= 4; n++) {
      Fixture.floats(planted.example("train/b", n), new float[8000]);
    }
    assertThat(told(at(44_100))).as("sounds").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4000 | 8000 | 16000 | 8000",
        "8000 | 4000 | 8000 | 16000",
        "8000 | 8001 | 0 | 0",
        "8000 | 16002 | 16000 | 8000",
        "8000 | 16003 | 0 | 0",
        "8000 | 15998 | 16000 | 8000",
        "8000 | 15997 | 0 | 0",
        "4100 | 8200 | 0 | 0"
      })
  void lengthsAreToEachOtherAsUsualRatesAre(int usual, int length, int own, int other) {
    for (int n = 1; n <= 3; n++) {
      length(n, usual);
    }
    length(4, length);
    List<String> told = told(Recipe.DEFAULT);
    if (own == 0) {
      assertThat(told).isEmpty();
    } else {
      assertThat(told)
          .containsExactly(
              ("train/b/id-04.npy: %d samples, where others have %d: as long if it has %d Hz and"
                      + " they %d Hz | another rate | the rate of the others")
                  .formatted(length, usual, own, other));
    }
    Fit fit = new Fit(100, Fit.Mode.PAD_OR_CROP, Fit.Crop.CENTER);
    assertThat(told(Recipe.DEFAULT.withFit(Optional.of(fit)))).as("fitted").isEmpty();
  }

  @Test
  void aConstantHasNoRate() {
    for (int n = 1; n <= 3; n++) {
      length(n, 8000);
    }
    Fixture.floats(planted.example("train/b", 4), new float[4000]);
    assertThat(told(Recipe.DEFAULT)).isEmpty();
  }

  /// Waves up to a part of the band, in frames as the spectrum is measured in.
  private void cut(int n, double edge) {
    Random random = new Random(n);
    double[] frame = new double[FRAME];
    for (int bin = 1; bin < edge * FRAME / 2; bin++) {
      double phase = 2 * Math.PI * random.nextDouble();
      for (int i = 0; i < FRAME; i++) {
        frame[i] += Math.cos(2 * Math.PI * bin * i / FRAME + phase);
      }
    }
    for (int i = 0; i < FRAME; i++) {
      // A little of everything, so that what is cut off does not end in chance.
      frame[i] += 0.002 * random.nextGaussian();
    }
    double most = Arrays.stream(frame).map(Math::abs).max().orElse(1);
    float[] values = new float[2 * FRAME];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.5 * frame[i % FRAME] / most);
    }
    Fixture.floats(planted.example("train/b", n), values);
  }

  private void noise(int first, int last) {
    for (int n = first; n <= last; n++) {
      length(n, 2 * FRAME);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, true", "0.25, true", "0.675, true", "0.6, false", "0.92, false"})
  void aBandThatEndsWhereThatOfALowerRateWouldIsTold(double edge, boolean expected) {
    noise(1, 8);
    cut(5, edge);
    List<String> told = told(Recipe.DEFAULT);
    if (!expected) {
      assertThat(told).isEmpty();
    } else {
      float measured = Planted.evidence(planted.open(), Recipe.DEFAULT).table().levels().edge(4);
      assertThat(measured).isCloseTo((float) edge, within(0.025f));
      assertThat(told)
          .containsExactly(
              "train/b/id-05.npy: ends at "
                  + FindingNumbers.percent(measured)
                  + " of its band as if cut, as a sound of a lower rate that was brought up does;"
                  + " most others go on | another rate | the rate of the others");
    }
  }

  @Test
  void theRecipeSaysUpToWhereAnEdgeCounts() {
    noise(1, 8);
    cut(5, 0.92);
    assertThat(planted.found("sample-rate", Planted.limit("sample-rate", "maxEdge", 0.95)))
        .hasSize(1);
    cut(5, 0.5);
    assertThat(planted.found("sample-rate", Planted.limit("sample-rate", "maxEdge", 0.4)))
        .isEmpty();
    double edge = Planted.evidence(planted.open(), Recipe.DEFAULT).table().levels().edge(4);
    assertThat(planted.found("sample-rate", Planted.limit("sample-rate", "maxEdge", edge)))
        .hasSize(1);
    Recipe less = Planted.limit("sample-rate", "maxEdge", Math.nextDown(edge));
    assertThat(planted.found("sample-rate", less)).isEmpty();
  }

  @Test
  void mostOfEightSoundsOrMoreGoOn() {
    noise(1, 7);
    cut(7, 0.5);
    assertThat(told(Recipe.DEFAULT)).as("7 sounds").isEmpty();
    noise(8, 8);
    assertThat(told(Recipe.DEFAULT)).hasSize(1);
    cut(6, 0.5);
    cut(5, 0.5);
    assertThat(told(Recipe.DEFAULT)).as("5 of 8 go on").hasSize(3);
    cut(4, 0.5);
    assertThat(told(Recipe.DEFAULT)).as("4 of 8 go on").isEmpty();
    Fixture.floats(planted.example("train/b", 9), new float[2 * FRAME]);
    assertThat(told(Recipe.DEFAULT)).as("constants count neither way").isEmpty();
  }
}

package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.generator.Recipe;

/// Rules at their limits: what lies just within is fine, what lies just beyond is found, with the
/// place, the figures and the sentence.
class LimitsTest {
  private static final String FIVE = "train/b-1/id-05.npy";

  @TempDir Path temp;
  private Planted planted = new Planted(Path.of(""));

  @BeforeEach
  void write() {
    planted = Planted.clean(temp.resolve("d"));
  }

  private List<Finding> found(String rule, Recipe recipe, UnaryOperator<float[]> change) {
    planted.spoil(change);
    return planted.found(rule, recipe);
  }

  private List<Finding> found(String rule, UnaryOperator<float[]> change) {
    return found(rule, Recipe.DEFAULT, change);
  }

  private static float[] centred(float[] values) {
    double mean = 0;
    for (float value : values) {
      mean += value / (double) values.length;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= (float) mean;
    }
    return values;
  }

  /// Half of full scale and minus it by turns: its mean is 0, its RMS its amplitude.
  private static float[] square(int size, double amplitude) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (i % 2 == 0 ? amplitude : -amplitude);
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({"0.0299, 0", "0.0301, 1", "-0.0299, 0", "-0.0301, 1"})
  void anOffsetOfThreeHundredthsIsAllowed(float offset, int expected) {
    List<Finding> found =
        found(
            "dc-offset",
            values -> {
              centred(values);
              for (int i = 0; i < values.length; i++) {
                values[i] += offset;
              }
              return values;
            });
    assertThat(found).hasSize(expected);
    if (expected > 0) {
      Finding finding = found.getFirst();
      assertThat(finding.message())
          .isEqualTo(FIVE + ": a mean of " + offset + " of full scale; allowed: 0.03000");
      assertThat(finding.value()).isEqualTo(Float.toString(offset));
      assertThat(finding.limit()).isEqualTo("0.03000");
      assertThat(finding.spans()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"-54.9, 0", "-55.1, 1"})
  void aSoundIsNearlySilentBelowMinus55Dbfs(double rmsDb, int expected) {
    double amplitude = Math.pow(10, rmsDb / 20);
    List<Finding> found = found("near-silence", values -> square(values.length, amplitude));
    assertThat(found).hasSize(expected);
    if (expected > 0) {
      assertThat(found.getFirst().message())
          .isEqualTo(FIVE + ": RMS -55.1 dBFS; expected: -55 dBFS or more");
      assertThat(found.getFirst().value()).isEqualTo("-55.1 dBFS");
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 3, 0", "3, 3, 1", "7, 8, 0", "8, 8, 1"})
  void aRunAtFullScaleIsClippingFromTheLimitOn(int run, int limit, int expected) {
    Recipe recipe = Planted.limit("clipping", "minRunSamples", limit);
    List<Finding> found =
        found(
            "clipping",
            recipe,
            values -> {
              Arrays.fill(values, 100, 100 + run, 1);
              return values;
            });
    assertThat(found).hasSize(expected);
    if (expected > 0) {
      Finding finding = found.getFirst();
      assertThat(finding.spans()).containsExactly(new Span(100, 100 + run));
      assertThat(finding.value()).isEqualTo(run + " samples");
      assertThat(finding.limit()).isEqualTo(limit + " samples");
      assertThat(finding.message())
          .startsWith(FIVE + ": ")
          .endsWith(
              "the longest of " + run + " samples; allowed: less than " + limit + " in a row");
    }
  }

  @Test
  void flatTopsBelowFullScaleAreClippingFromFourRunsOn() {
    assertThat(found("clipping", values -> flat(values, 3))).isEmpty();
    List<Finding> found = found("clipping", values -> flat(Planted.sound(5), 4));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().spans())
        .containsExactly(
            new Span(100, 103), new Span(200, 203), new Span(300, 303), new Span(400, 403));
  }

  private static float[] flat(float[] values, int runs) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.clamp(values[i], -0.4f, 0.4f);
      values[i] *= 0.9f;
    }
    for (int run = 1; run <= runs; run++) {
      Arrays.fill(values, 100 * run, 100 * run + 3, 0.5f);
    }
    // A single lowest one: no run.
    values[50] = -0.5f;
    return values;
  }

  @ParameterizedTest
  @CsvSource({"800, 0, 0", "801, 0, 1", "0, 1600, 0", "0, 1601, 1", "801, 1601, 1"})
  void edgesMayBeSilentForAFifthAndForTwoFifths(int before, int after, int expected) {
    List<Finding> found =
        found(
            "silent-edges",
            values -> {
              Arrays.fill(values, 0, before, 0.9e-4f);
              values[before] = 0.2f;
              Arrays.fill(values, values.length - after, values.length, -0.9e-4f);
              values[values.length - after - 1] = 0.2f;
              return values;
            });
    assertThat(found).hasSize(expected);
    if (expected > 0) {
      int size = Planted.SAMPLES;
      assertThat(found.getFirst().spans())
          .containsExactly(
              before > 0 && after > 0
                  ? new Span[] {new Span(0, before), new Span(size - after, size)}
                  : new Span[] {before > 0 ? new Span(0, before) : new Span(size - after, size)});
      assertThat(found.getFirst().limit()).isEqualTo(before > 0 ? "20 %" : "40 %");
    }
  }

  @ParameterizedTest
  @CsvSource({"11.9, 0", "12.1, 1", "-11.9, 0", "-12.1, 1"})
  void aLevelMayLieTwelveDecibelsFromTheMedian(double distanceDb, int expected) {
    for (int n = 1; n <= 60; n++) {
      String block = n <= 20 ? "train/b-1" : n <= 40 ? "train/b-2" : "test/b-1";
      double db = -30 + (n == 5 ? distanceDb : 0);
      Fixture.floats(planted.example(block, n), scaled(Planted.sound(n), Math.pow(10, db / 20)));
    }
    List<Finding> found = planted.found("level-outlier");
    assertThat(found).hasSize(expected);
    if (expected > 0) {
      assertThat(found.getFirst().place().path()).isEqualTo(FIVE);
      assertThat(found.getFirst().value()).isEqualTo(distanceDb + " dB");
      assertThat(found.getFirst().limit()).isEqualTo("12.0 dB");
      assertThat(found.getFirst().message())
          .isEqualTo(
              FIVE
                  + (distanceDb > 0
                      ? ": RMS -17.9 dBFS, 12.1 dB louder than the median of the dataset"
                      : ": RMS -42.1 dBFS, 12.1 dB quieter than the median of the dataset"));
      assertThat(found.getFirst().spans()).isEmpty();
    }
  }

  private static float[] scaled(float[] values, double rms) {
    double energy = 0;
    for (float value : values) {
      energy += (double) value * value / values.length;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) (rms / Math.sqrt(energy));
    }
    return values;
  }
}

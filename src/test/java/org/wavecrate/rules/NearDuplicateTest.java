package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.generator.Recipe;

/// Near-duplicates at each of their limits. Sounds are made of the samples that a fingerprint looks
/// at: some are high, the others 0, so that fingerprints have just the bits that they should.
class NearDuplicateTest {
  private static final int LENGTH = 8000;
  private static final int HIGHEST = 1000;
  private static final int LOWEST = 4000;

  /// Where a fingerprint looks, from an extreme on.
  private static final int[] OFFSETS = offsets();

  @TempDir Path temp;
  private Planted planted = new Planted(Path.of(""));

  private static int[] offsets() {
    int[] offsets = new int[128];
    int[][] runs = {{32, 3, 0}, {32, 13, 96}, {24, 61, 512}, {24, -5, 0}, {16, -37, -120}};
    int n = 0;
    for (int[] run : runs) {
      for (int i = 1; i <= run[0]; i++) {
        offsets[n++] = run[2] + i * run[1];
      }
    }
    return offsets;
  }

  @BeforeEach
  void write() {
    planted = new Planted(temp.resolve("d"));
    // Some that resemble nothing.
    for (int n = 10; n <= 12; n++) {
      Fixture.floats(planted.example("train/b", n), Planted.sound(n));
    }
  }

  /// @param bits how many of the bits of the highest value are set
  private static float[] sound(int bits, int firstSet) {
    float[] values = new float[LENGTH];
    values[HIGHEST] = 0.8f;
    for (int i = firstSet; i < firstSet + bits; i++) {
      values[HIGHEST + OFFSETS[i]] = 0.1f;
    }
    return values;
  }

  /// Clears the first bits that are set, and sets as many behind the others, so that levels stay.
  private static float[] moved(float[] values, int at, float value, int bits, int first, int end) {
    float[] moved = values.clone();
    for (int i = 0; i < bits; i++) {
      moved[at + OFFSETS[first + i]] = 0;
      moved[at + OFFSETS[end + i]] = value;
    }
    return moved;
  }

  private static float[] softer(float[] values) {
    float[] softer = values.clone();
    for (int i = 0; i < softer.length; i++) {
      softer[i] *= 0.5f;
    }
    return softer;
  }

  private void pair(float[] one, float[] other) {
    Fixture.floats(planted.example("train/b", 1), one);
    Fixture.floats(planted.example("train/b", 2), other);
  }

  private List<Finding> found() {
    return planted.found("near-duplicate");
  }

  @Test
  void aSofterCopyIsToldWithItsTwin() {
    pair(sound(40, 20), softer(sound(40, 20)));
    assertThat(Planted.told(found()))
        .containsExactly(
            "train/b/id-02.npy: is nearly the same sound as train/b/id-01.npy | nearly the same"
                + " | more than 9 of 128 bits different");
    assertThat(found().getFirst().twins())
        .extracting(Place::path)
        .containsExactly("train/b/id-01.npy");
  }

  @Test
  void copiesOfThreeAreToldOnceEachAndAcrossSplits() {
    pair(sound(40, 20), softer(sound(40, 20)));
    Fixture.floats(planted.example("test/b", 1), softer(softer(sound(40, 20))));
    assertThat(Planted.told(found()))
        .containsExactly(
            "train/b/id-02.npy: is nearly the same sound as train/b/id-01.npy, in another split"
                + " | nearly the same | more than 9 of 128 bits different",
            "test/b/id-01.npy: is nearly the same sound as train/b/id-01.npy, in another split"
                + " | nearly the same | more than 9 of 128 bits different");
    assertThat(found().getLast().twins())
        .extracting(Place::path)
        .containsExactly("train/b/id-01.npy", "train/b/id-02.npy");
  }

  @Test
  void equalSoundsAreDuplicatesOfAnotherRule() {
    pair(sound(40, 20), sound(40, 20));
    assertThat(found()).isEmpty();
    assertThat(Planted.told(planted.found("duplicate-in-split")))
        .containsExactly(
            "train/b/id-02.npy: holds the same values as train/b/id-01.npy | the same values"
                + " | once in a split");
  }

  /// Each bit that moves is two that differ.
  @ParameterizedTest
  @CsvSource({"4, 9, 1", "5, 9, 0", "5, 10, 1", "6, 10, 0", "0, 0, 1", "1, 0, 0", "1, 2, 1"})
  void nineBitsMayDifferUnlessTheRecipeSaysOtherwise(int moved, int most, int expected) {
    pair(sound(40, 20), softer(moved(sound(40, 20), HIGHEST, 0.1f, moved, 20, 60)));
    Recipe recipe = Planted.limit("near-duplicate", "maxDifferentBits", most);
    assertThat(planted.found("near-duplicate", recipe)).hasSize(expected);
    if (most == 9) {
      assertThat(found()).hasSize(expected);
    }
  }

  private static float[] withLowest(float[] values, int bits, int firstSet) {
    float[] both = values.clone();
    both[LOWEST] = -0.8f;
    for (int i = firstSet; i < firstSet + bits; i++) {
      both[LOWEST + OFFSETS[i]] = -0.1f;
    }
    return both;
  }

  @ParameterizedTest
  @CsvSource({"17, 1", "18, 0"})
  void theBitsOfTheOtherExtremeMayDifferMore(int moved, int expected) {
    float[] one = withLowest(sound(40, 20), 40, 10);
    pair(one, softer(moved(one, LOWEST, -0.1f, moved, 10, 60)));
    assertThat(found()).hasSize(expected);
    float[] upsideDown = one.clone();
    for (int i = 0; i < upsideDown.length; i++) {
      upsideDown[i] *= -1;
    }
    pair(one, upsideDown);
    assertThat(found()).as("inverted").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"11, 0", "12, 1", "116, 1", "117, 0"})
  void fewBitsAndNearlyAllSayLittle(int bits, int expected) {
    pair(sound(bits, 5), softer(sound(bits, 5)));
    assertThat(found()).hasSize(expected);
  }

  /// More signal where no fingerprint looks.
  @ParameterizedTest
  @CsvSource({"1.059, 1", "1.061, 0"})
  void peakToRmsMayDifferBySixPercent(double factor, int expected) {
    float[] one = sound(40, 20);
    double energy = 0;
    for (float value : one) {
      energy += value * value;
    }
    float[] other = one.clone();
    double more = energy * (factor * factor - 1);
    Arrays.fill(other, 6000, 6100, (float) Math.sqrt(more / 100));
    pair(one, softer(other));
    assertThat(found()).hasSize(expected);
    pair(softer(other), one);
    assertThat(found()).as("the other way round").hasSize(expected);
  }

  /// Longer by zeros and by as much energy as keeps the level.
  @ParameterizedTest
  @CsvSource({"10000, 1", "10001, 0"})
  void lengthsMayDifferByAQuarter(int length, int expected) {
    float[] one = sound(40, 20);
    double energy = 0;
    for (float value : one) {
      energy += value * value;
    }
    float[] other = Arrays.copyOf(softer(one), length);
    double missing = energy / 4 * (length / (double) LENGTH - 1);
    Arrays.fill(other, 6000, 6100, (float) Math.sqrt(missing / 100));
    pair(one, other);
    assertThat(found()).hasSize(expected);
    pair(other, one);
    assertThat(found()).as("the other way round").hasSize(expected);
  }

  @Test
  void manySoundsOfOneKindAreComparedAllTheSame() {
    for (int n = 1; n <= 40; n++) {
      float[] values = sound(40, n);
      Fixture.floats(planted.example("validation/b", n), values);
      Fixture.floats(planted.example("validation/c", n), softer(values));
    }
    assertThat(
            planted.found("near-duplicate", Planted.limit("near-duplicate", "maxDifferentBits", 1)))
        .hasSize(40)
        .allMatch(finding -> finding.twins().size() == 1);
  }
}

package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.generator.Recipe;
import org.wavecrate.npy.Shape;
import org.wavecrate.text.Plural;

/// What is said of sounds, and of what is none.
class SoundRulesTest {
  private static final String FIVE = "train/b-1/id-05.npy: ";

  @TempDir Path temp;
  private Planted planted = new Planted(Path.of(""));

  @BeforeEach
  void write() {
    planted = new Planted(temp.resolve("d"));
    for (int n = 1; n <= 8; n++) {
      Fixture.floats(planted.example("train/b-1", n), Planted.sound(n));
    }
  }

  private List<String> told(String rule) {
    return Planted.told(planted.found(rule));
  }

  private void fill(float value) {
    planted.spoil(
        values -> {
          Arrays.fill(values, value);
          return values;
        });
  }

  @Test
  void aConstantIsToldApartFromSilence() {
    fill(0);
    String allowed = "at least two different values";
    assertThat(told("constant"))
        .containsExactly(FIVE + "holds nothing but zeros | all zero | " + allowed);
    fill(0.5f);
    assertThat(told("constant"))
        .containsExactly(FIVE + "holds one value throughout | constant | " + allowed);
    for (String rule :
        List.of("near-silence", "silent-edges", "dc-offset", "clipping", "level-outlier")) {
      assertThat(told(rule)).as(rule).isEmpty();
    }
    fill(1e-6f);
    assertThat(told("near-silence")).isEmpty();
    fill(1);
    assertThat(told("clipping")).isEmpty();
  }

  @Test
  void valuesThatAreNotFiniteAreCountedWithTheirPlaces() {
    planted.spoil(
        values -> {
          values[3] = Float.NaN;
          values[9] = Float.NEGATIVE_INFINITY;
          values[10] = Float.POSITIVE_INFINITY;
          return values;
        });
    assertThat(told("not-finite"))
        .containsExactly(
            FIVE + "NaN or infinite in 3 values; allowed: finite numbers | 3 values | 0");
    assertThat(planted.found("not-finite").getFirst().spans())
        .containsExactly(new Span(3, 4), new Span(9, 11));
  }

  @Test
  void whatCanNotBeReadIsToldWithTheReadersReason() throws Exception {
    for (int n = 1; n <= 8; n++) {
      planted.label("train/b-1", n, n);
    }
    Files.write(planted.example("train/b-1", 5), new byte[] {'x', 'y'});
    Files.write(planted.labelFile("train/b-1", 6), new byte[0]);
    assertThat(told("unreadable"))
        .containsExactly(
            FIVE
                + "is no .npy file: it begins with xy; expected \\x93NUMPY | unreadable"
                + " | a readable array",
            "train/b-1/id-label-06.npy: is no .npy file: it begins with nothing (0 bytes); expected"
                + " \\x93NUMPY | unreadable | a readable array");
    for (String rule : List.of("constant", "not-finite", "shape-differs", "dtype-differs")) {
      assertThat(told(rule)).as(rule).isEmpty();
    }
  }

  @Test
  void aFolderThatCanNotBeListedIsToldWithTheReason() throws Exception {
    Files.createDirectories(planted.root().resolve("train/\ufffd"));
    assertThat(told("unreadable"))
        .containsExactly(
            "train/\ufffd: its name can't be expressed in this locale; set LC_ALL=C.UTF-8"
                + " | unlisted | a folder that can be listed");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'silent for 1,000 samples at the beginning and 2,000 samples at the end'",
    "4000, 'silent for 0.250 s at the beginning and 0.500 s at the end'"
  })
  void silentEdgesAreToldInTheUnitThatIsKnown(int hz, String said) {
    planted.spoil(
        values -> {
          Arrays.fill(values, 0, 1000, 0);
          values[1000] = 0.5f;
          Arrays.fill(values, 2000, 4000, 0);
          values[1999] = 0.5f;
          return values;
        });
    Recipe recipe = hz == 0 ? Recipe.DEFAULT : Recipe.DEFAULT.withSampleRateHz(OptionalInt.of(hz));
    assertThat(Planted.told(planted.found("silent-edges", recipe)))
        .containsExactly(FIVE + said + "; expected: at most 20 % of its length | 25 % | 20 %");
  }

  @Test
  void aSilentEndAloneIsMeasuredAgainstItsOwnLimit() {
    planted.spoil(
        values -> {
          Arrays.fill(values, 2000, 4000, 0);
          values[1999] = 0.5f;
          return values;
        });
    assertThat(told("silent-edges"))
        .containsExactly(
            FIVE
                + "silent for 2,000 samples at the end; expected: at most 40 % of its length"
                + " | 50 % | 40 %");
  }

  @Test
  void aSoundThatIsSilentThroughoutHasNoEdges() {
    planted.spoil(
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = i % 2 == 0 ? 5e-5f : -5e-5f;
          }
          return values;
        });
    assertThat(told("silent-edges")).isEmpty();
    assertThat(told("near-silence"))
        .containsExactly(
            FIVE + "RMS -86.0 dBFS; expected: -55 dBFS or more | -86.0 dBFS | -55 dBFS");
  }

  @ParameterizedTest
  @CsvSource({
    "0.9922, 'full scale', 1, 1",
    "0.9921, '-0.1 dBFS', 3, 0",
    "0.9921, '-0.1 dBFS', 4, 1",
    "0.0999, '', 4, 0",
    "0.1001, '-20.0 dBFS', 4, 1"
  })
  void flatTopsAreClippingAtFullScaleOrWhereThereAreFour(
      float top, String level, int runs, int expected) {
    planted.spoil(
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = top * 0.9f * (float) Math.sin(0.3 * i);
          }
          for (int run = 0; run < runs; run++) {
            Arrays.fill(values, 100 * run + 50, 100 * run + 53, top);
          }
          return values;
        });
    List<String> told = told("clipping");
    assertThat(told).hasSize(expected);
    if (expected > 0) {
      assertThat(told)
          .containsExactly(
              FIVE
                  + Plural.of(runs, "run")
                  + " at "
                  + level
                  + ", the longest of 3 samples; allowed: less than 3 in a row | 3 samples"
                  + " | 3 samples");
    }
  }

  @Test
  void nothingIsSaidOfTheLevelsOfFeatures() {
    byte[] quiet = new byte[4 * 30 * 64];
    for (int n = 1; n <= 8; n++) {
      float[] values = new float[30 * 64];
      for (int i = 0; i < values.length; i++) {
        values[i] = 1e-6f * (i * n % 7) + 0.5f * (n == 5 ? 1 : 0);
      }
      quiet = Planted.bytes(ByteOrder.LITTLE_ENDIAN, values);
      Planted.array(planted.example("train/b-1", n), "<f4", Shape.of(30, 64), quiet);
    }
    for (String rule :
        List.of(
            "near-silence", "silent-edges", "dc-offset", "clipping", "level-outlier", "hours")) {
      assertThat(told(rule)).as(rule).isEmpty();
    }
  }

  @Test
  void theLengthOfAllSoundsIsAddedUp() {
    assertThat(told("hours"))
        .containsExactly(
            "train: 32,000 samples; the recipe does not say the sample rate | 32,000 samples; the"
                + " recipe does not say the sample rate | ");
    Recipe recipe = Recipe.DEFAULT.withSampleRateHz(OptionalInt.of(100));
    assertThat(Planted.told(planted.found("hours", recipe)))
        .containsExactly("train: 5.3 min at 100 Hz | 5.3 min at 100 Hz | ");
  }
}

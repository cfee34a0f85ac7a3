package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Arrangement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Holds;
import org.wavecrate.dataset.PathPattern;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.Suggestion;
import org.wavecrate.generator.Suggestions;
import org.wavecrate.npy.Shape;

/// One test a rule; what NumPy writes is tried in `test_check.py`.
class RulesTest {
  private static final String FIVE = "train/b-1/id-05.npy";
  private static final String LABEL = "train/b-1/id-label-05.npy";

  @TempDir Path temp;

  private Planted clean() {
    return Planted.clean(temp.resolve("d"));
  }

  private static void assertWrong(Planted planted, String... expected) {
    assertThat(Planted.wrong(planted.check())).containsExactlyInAnyOrder(expected);
  }

  @Test
  void aCleanDatasetHasFactsOnly() {
    CheckReport report = clean().check();
    assertThat(Planted.wrong(report)).isEmpty();
    assertThat(report.findings())
        .extracting(finding -> finding.rule().code())
        .contains("counts", "hours", "distribution", "content-hash");
    assertThat(report.examples()).isEqualTo(60);
    assertThat(report.badFiles()).isEmpty();
  }

  @Test
  void aTruncatedFileIsUnreadable() throws IOException {
    Planted planted = clean();
    byte[] whole = Files.readAllBytes(planted.root().resolve(FIVE));
    Files.write(planted.root().resolve(FIVE), Arrays.copyOf(whole, whole.length - 1));
    assertWrong(planted, "unreadable " + FIVE);
    assertThat(planted.check().badFiles()).containsExactly(FIVE);
  }

  @Test
  void missingExtraAndSecondLabelsAreTold() throws IOException {
    Planted planted = clean();
    Files.delete(planted.root().resolve(LABEL));
    Fixture.longs(planted.root().resolve("train/b-1/id-label-99.npy"), Shape.of(), 1);
    Fixture.longs(planted.root().resolve("train/b-1/id-07-label.npy"), Shape.of(), 1);
    assertWrong(
        planted,
        "missing-label " + FIVE,
        "extra-label train/b-1/id-label-99.npy",
        "ambiguous-label train/b-1/id-07-label.npy");
  }

  @Test
  void whatIsLeftOutIsToldWithItsPlaceUnlessTheRecipeAcceptsIt() throws IOException {
    Planted planted = clean();
    Fixture.floats(planted.root().resolve("mean.npy"), 1);
    Files.createFile(planted.root().resolve("train/b-1/take.wav"));
    assertWrong(planted, "left-out mean.npy", "left-out train/b-1/take.wav");
    List<Finding> findings = planted.check().findings();
    assertThat(findings.getFirst().message())
        .isEqualTo("mean.npy: 1 file left out: beside the folders of the splits");
    assertThat(findings)
        .filteredOn(finding -> finding.rule().code().equals("left-out"))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR, Severity.WARNING);
    Arrangement accepted =
        Arrangement.AUTO.withIgnored(
            List.of(new PathPattern("mean.npy"), new PathPattern("*.wav")));
    Dataset opened =
        RecipeDataset.arranged(
            Dataset.open(planted.root(), Progress.NONE),
            Recipe.DEFAULT.withArrangement(accepted),
            Progress.NONE);
    assertThat(Planted.wrong(DatasetCheck.run(opened, Recipe.DEFAULT, Progress.NONE))).isEmpty();
  }

  @Test
  void copiesAndOtherVersionsAreToldByName() throws IOException {
    Planted planted = clean();
    Path root = planted.root();
    Files.copy(root.resolve(FIVE), root.resolve("train/b-1/id-05 (1).npy"));
    Files.copy(root.resolve(LABEL), root.resolve("train/b-1/id-label-05 (1).npy"));
    Files.copy(root.resolve("train/b-1/id-06.npy"), root.resolve("train/b-1/id-07 - Copy.npy"));
    Files.copy(
        root.resolve("train/b-1/id-label-06.npy"),
        root.resolve("train/b-1/id-label-07 - Copy.npy"));
    Files.copy(root.resolve(LABEL), root.resolve("train/b-1/id-label-08 (1).npy"));
    Files.copy(
        root.resolve("train/b-1/id-label-09.npy"), root.resolve("train/b-1/id-label-09 (2).npy"));

    assertThat(planted.check().findings())
        .extracting(Finding::message)
        .contains(
            "train/b-1/id-05 (1).npy: is a copy of train/b-1/id-05.npy",
            "train/b-1/id-07 - Copy.npy: is another version of train/b-1/id-07.npy",
            "train/b-1/id-label-08 (1).npy: is another version of train/b-1/id-label-08.npy",
            "train/b-1/id-label-09 (2).npy: is a copy of train/b-1/id-label-09.npy");
  }

  @Test
  void filesInPairsAreNeverTrainedOnInSilence() throws IOException {
    Path root = temp.resolve("pairs");
    for (int i = 1; i <= 4; i++) {
      Fixture.floats(root.resolve("train/b/piece" + i + "_Mels.npy"), i, 2 * i, 3);
      Fixture.floats(root.resolve("train/b/piece" + i + "_Onsets.npy"), i, 0, 1);
    }
    Dataset opened = Dataset.open(root, Progress.NONE);
    assertThat(DatasetCheck.run(opened, Recipe.DEFAULT, Progress.NONE).findings())
        .filteredOn(finding -> finding.rule().code().equals("paired-names"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.message())
                  .startsWith("pairs: 4 pairs of files by the words 'Mels' and 'Onsets'");
            });
    assertThat(Suggestions.of(opened))
        .extracting(Suggestion::keys)
        .containsExactly(
            "{\"labels\":{\"source\":{\"kind\":\"beside\",\"key\":\"Mels\",\"value\":\"Onsets\"}}}");
  }

  @Test
  void invalidValuesAreToldWithTheirPlaces() {
    Planted planted = clean();
    planted.spoil(
        values -> {
          Arrays.fill(values, 10, 13, Float.NaN);
          values[99] = Float.POSITIVE_INFINITY;
          return values;
        });
    assertWrong(planted, "not-finite " + FIVE);
    Finding finding = planted.check().findings().getFirst();
    assertThat(finding.spans()).containsExactly(new Span(10, 13), new Span(99, 100));
    assertThat(finding.value()).isEqualTo("4 values");
  }

  @Test
  void constantsAreErrorsAndNoDuplicatesOfEachOther() {
    Planted planted = clean();
    planted.spoil(values -> new float[values.length]);
    Fixture.floats(planted.example("test/b-1", 45), new float[Planted.SAMPLES]);
    assertWrong(planted, "constant " + FIVE, "constant test/b-1/id-45.npy");
  }

  @Test
  void anotherShapeTypeOrNumberOfChannelsIsTold() {
    Planted planted = clean();
    planted.spoil(values -> Arrays.copyOf(values, values.length - 1));
    float[] sound = Planted.sound(6);
    byte[] doubles = new byte[8 * Planted.SAMPLES];
    java.nio.ByteBuffer.wrap(doubles)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .put(
            java.util.stream.IntStream.range(0, Planted.SAMPLES)
                .mapToDouble(i -> sound[i])
                .toArray());
    Planted.array(planted.example("train/b-1", 6), "<f8", Shape.of(Planted.SAMPLES), doubles);
    float[] two = Arrays.copyOf(Planted.sound(7), 2 * Planted.SAMPLES);
    System.arraycopy(Planted.sound(107), 0, two, Planted.SAMPLES, Planted.SAMPLES);
    Planted.array(
        planted.example("train/b-1", 7),
        "<f4",
        Shape.of(Planted.SAMPLES, 2),
        Planted.bytes(ByteOrder.LITTLE_ENDIAN, two));
    assertWrong(
        planted,
        "not-batchable " + FIVE,
        "shape-differs " + FIVE,
        "dtype-differs train/b-1/id-06.npy",
        "float64 train/b-1/id-06.npy",
        "channels-differ train/b-1/id-07.npy");
  }

  @Test
  void emptyFoldersAreTold() throws IOException {
    Planted planted = clean();
    Files.createDirectories(planted.root().resolve("train/b-3"));
    Files.createDirectories(planted.root().resolve("validation"));
    assertWrong(planted, "empty-block train/b-3", "empty-split validation");
  }

  @Test
  void labelsOfAnotherTypeShapeOrDomainAreTold() {
    Planted planted = clean();
    Planted.array(
        planted.root().resolve(LABEL),
        "<f4",
        Shape.of(),
        Planted.bytes(ByteOrder.LITTLE_ENDIAN, 1));
    Fixture.longs(planted.labelFile("train/b-1", 6), Shape.of(1), 1);
    planted.label("train/b-1", 7, -1);
    assertWrong(
        planted,
        "not-batchable " + LABEL,
        "label-dtype-differs " + LABEL,
        "label-shape-differs train/b-1/id-label-06.npy",
        "label-out-of-domain train/b-1/id-label-07.npy");
  }

  @Test
  void classesEndWhereTheRecipeSays() {
    Recipe recipe =
        Recipe.DEFAULT.withLabels(new Labels(Labels.Encoding.AS_IS, List.of("a", "b", "c")));
    List<String> wrong = Planted.wrong(clean().check(recipe));
    assertThat(wrong).hasSize(15).allMatch(text -> text.startsWith("label-out-of-domain "));
  }

  @Test
  void equalSoundsAreToldWhateverTheirByteOrder() {
    Planted planted = clean();
    Planted.array(
        planted.example("test/b-1", 45),
        ">f4",
        Shape.of(Planted.SAMPLES),
        Planted.bytes(ByteOrder.BIG_ENDIAN, Planted.sound(5)));
    planted.label("test/b-1", 45, (5 * 7 + 1) % 4);
    Fixture.floats(planted.example("train/b-2", 33), Planted.sound(6));
    planted.label("train/b-2", 33, 6 * 7 % 4);
    assertWrong(
        planted,
        "duplicate-across-splits test/b-1/id-45.npy",
        "big-endian test/b-1/id-45.npy",
        "label-conflict test/b-1/id-45.npy",
        "label-conflict " + FIVE,
        "duplicate-in-split train/b-2/id-33.npy");
  }

  @Test
  void softerLaterCopiesAreToldWithTheirTwins() {
    Planted planted = clean();
    float[] sound = Planted.sound(5);
    float[] copy = new float[Planted.SAMPLES];
    for (int i = 300; i < copy.length; i++) {
      copy[i] = 0.3f * sound[i - 300];
    }
    Fixture.floats(planted.example("test/b-1", 45), copy);
    assertWrong(planted, "near-duplicate test/b-1/id-45.npy");
    assertThat(planted.check().findings().getFirst().twins())
        .extracting(Place::path)
        .containsExactly(FIVE);
  }

  @Test
  void aBatchInOneFileIsTold() throws IOException {
    Planted planted = clean();
    float[] batch = new float[16 * Planted.SAMPLES];
    for (int n = 0; n < 16; n++) {
      System.arraycopy(Planted.sound(200 + n), 0, batch, n * Planted.SAMPLES, Planted.SAMPLES);
    }
    Planted.array(
        planted.root().resolve(FIVE),
        "<f4",
        Shape.of(16, Planted.SAMPLES),
        Planted.bytes(ByteOrder.LITTLE_ENDIAN, batch));
    assertWrong(planted, "batch-file " + FIVE);

    Dataset stated = Dataset.open(planted.root(), Progress.NONE).holding(Holds.EXAMPLE);
    assertThat(Planted.wrong(DatasetCheck.run(stated, Recipe.DEFAULT, Progress.NONE)))
        .as("whoever says that it is one example is believed")
        .noneMatch(finding -> finding.startsWith("batch-file"))
        .anyMatch(finding -> finding.endsWith(FIVE));
  }

  @Test
  void clippingIsToldWithItsPlaces() {
    Planted planted = clean();
    planted.spoil(
        values -> {
          Arrays.fill(values, 100, 105, 1);
          Arrays.fill(values, 200, 202, 1);
          Arrays.fill(values, 300, 303, -1);
          return values;
        });
    assertWrong(planted, "clipping " + FIVE);
    assertThat(planted.check().findings().getFirst().spans())
        .containsExactly(new Span(100, 105), new Span(300, 303));
  }

  @Test
  void aSoundOnAnotherScaleIsTold() {
    Planted planted = clean();
    planted.spoil(values -> scaled(values, 100, 0));
    assertWrong(planted, "level-outlier " + FIVE);
  }

  @Test
  void quietSoundsAndThoseWithSilenceOrOffsetAreTold() {
    Planted planted = clean();
    planted.spoil(values -> scaled(values, 1e-3f, 0));
    Fixture.floats(planted.example("train/b-1", 6), scaled(Planted.sound(6), 1, 0.1f));
    float[] late = Planted.sound(7);
    Arrays.fill(late, 0, 1000, 0);
    Fixture.floats(planted.example("train/b-1", 7), late);
    assertWrong(
        planted,
        "near-silence " + FIVE,
        "level-outlier " + FIVE,
        "dc-offset train/b-1/id-06.npy",
        "silent-edges train/b-1/id-07.npy");
  }

  private static float[] scaled(float[] values, float factor, float offset) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = factor * values[i] + offset;
    }
    return scaled;
  }

  @Test
  void aMuchDarkerSoundIsTold() {
    Planted planted = clean();
    planted.spoil(
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = 0.2f * (float) Math.sin(2 * Math.PI * 0.002 * i);
          }
          return values;
        });
    assertThat(Planted.wrong(planted.check())).contains("spectrum-outlier " + FIVE);
  }

  @Test
  void lengthsThatSpeakForAnotherRateAreTold() {
    Recipe recipe = Recipe.DEFAULT.withSampleRateHz(OptionalInt.of(44_100));
    Planted planted = new Planted(temp.resolve("d"));
    for (int n = 1; n <= 20; n++) {
      float[] second = Arrays.copyOf(Planted.sound(n), 16_000);
      for (int part = 1; part < 4; part++) {
        System.arraycopy(Planted.sound(n + 100 * part), 0, second, part * 4000, 4000);
      }
      Fixture.floats(planted.example("train/b-1", n), second);
      planted.label("train/b-1", n, n * 7 % 4);
    }
    assertThat(Planted.wrong(planted.check(recipe))).containsExactly("sample-rate ");
  }

  @Test
  void blocksOfUnusualSizeOrOneClassAndLabelsInOrderAreTold() {
    Planted planted = new Planted(temp.resolve("d"));
    int[] sizes = {10, 10, 30, 10};
    int n = 0;
    for (int block = 1; block <= sizes.length; block++) {
      for (int i = 0; i < sizes[block - 1]; i++) {
        Fixture.floats(planted.example("train/b-" + block, ++n), Planted.sound(n));
        planted.label("train/b-" + block, n, block / 2);
      }
    }
    assertThat(Planted.wrong(planted.check()))
        .containsExactlyInAnyOrder(
            "block-size train/b-3",
            "labels-not-mixed train",
            "single-class-block train/b-1",
            "single-class-block train/b-2",
            "single-class-block train/b-3",
            "single-class-block train/b-4");
  }

  @Test
  void gapsAndNamesInAnotherOrderAreTold() throws IOException {
    Planted planted = clean();
    Files.delete(planted.root().resolve(FIVE));
    Files.delete(planted.root().resolve(LABEL));
    for (int n = 8; n <= 10; n++) {
      Path folder = planted.root().resolve("test/b-1");
      Fixture.floats(folder.resolve("x-" + n + ".npy"), Planted.sound(300 + n));
      Fixture.longs(folder.resolve("x-label-" + n + ".npy"), Shape.of(), n % 4);
    }
    assertWrong(planted, "numbering-gap train/b-1", "order-differs test");
  }

  @Test
  void classesThatAreMissingRareOrElsewhereAreTold() {
    Planted planted = clean();
    for (int n = 1; n <= 60; n++) {
      String block = n <= 20 ? "train/b-1" : n <= 40 ? "train/b-2" : "test/b-1";
      planted.label(block, n, n <= 40 ? n == 17 ? 1 : n == 3 || n % 2 == 0 && n > 30 ? 2 : 0 : 2);
    }
    assertThat(Planted.wrong(planted.check()))
        .contains("class-missing test", "class-imbalance train", "label-distribution test");
  }

  @Test
  void aNumberThatIsNoClassIsToldOnceAndMissedNowhere() {
    Planted planted = clean();
    planted.label("train/b-1", 5, 99);
    assertThat(Planted.wrong(planted.check())).containsExactly("label-out-of-domain " + LABEL);
  }

  @Test
  void integersAreToldOnceForASplit() {
    Planted planted = new Planted(temp.resolve("d"));
    for (int n = 1; n <= 20; n++) {
      float[] sound = Planted.sound(n);
      byte[] bytes = new byte[2 * Planted.SAMPLES];
      for (int i = 0; i < Planted.SAMPLES; i++) {
        int value = Math.round(20_000 * sound[i]);
        bytes[2 * i] = (byte) value;
        bytes[2 * i + 1] = (byte) (value >> 8);
      }
      Planted.array(planted.example("train/b-1", n), "<i2", Shape.of(Planted.SAMPLES), bytes);
      planted.label("train/b-1", n, n * 7 % 4);
    }
    assertWrong(planted, "unscaled-integers train");
    assertThat(planted.check().findings().getFirst().place().file()).isEmpty();
  }

  @Test
  void theHoursAreThoseOfTheRecipesRate() {
    Recipe recipe = Recipe.DEFAULT.withSampleRateHz(OptionalInt.of(4000));
    assertThat(recipe.sampleRateHz()).isEqualTo(OptionalInt.of(4000));
    assertThat(clean().check(recipe).findings())
        .anyMatch(finding -> finding.message().equals("train: 40.0 s at 4000 Hz"));
  }
}

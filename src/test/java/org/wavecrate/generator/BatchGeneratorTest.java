package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.audio.Axes;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

@Timeout(60)
class BatchGeneratorTest {
  private static final Shuffle BY_BLOCKS = new Shuffle(Shuffle.Mode.BLOCKS, 2);

  @TempDir Path temp;
  private final Parallel alone = new Parallel(1);

  @AfterEach
  void close() {
    alone.close();
  }

  private static Recipe recipe(int batchSize, Recipe.Remainder remainder, Shuffle shuffle) {
    return Recipe.DEFAULT.with(
        r -> r.seed(5).batchSize(batchSize).remainder(remainder).shuffle(shuffle));
  }

  private static Recipe fit(int samples, Fit.Mode mode, Fit.Crop crop) {
    return recipe(8, Recipe.Remainder.KEEP, Shuffle.NONE)
        .withFit(Optional.of(new Fit(samples, mode, crop)));
  }

  private static Recipe labels(Labels.Encoding encoding, String... classes) {
    return recipe(8, Recipe.Remainder.KEEP, Shuffle.NONE)
        .withLabels(new Labels(encoding, List.of(classes)));
  }

  private BatchGenerator generator(Path path, Recipe recipe) throws IOException {
    return generator(Batches.split(path, SplitName.TRAIN), recipe);
  }

  private BatchGenerator generator(Split split, Recipe recipe) throws IOException {
    return new BatchGenerator(split, recipe, Shard.WHOLE, alone);
  }

  @Test
  void withoutARecipeABatchIsTheStackOfItsFiles() throws IOException {
    Path root = Fixture.dataset(temp.resolve("d"));
    BatchGenerator generator = generator(root, Recipe.DEFAULT);
    assertThat(generator.batches()).isOne();
    assertThat(generator.spec(0).features())
        .isEqualTo(new ArraySpec(Dtype.FLOAT32, Shape.of(26, Fixture.SAMPLES)));
    assertThat(generator.spec(0).labels()).contains(new ArraySpec(Dtype.INT64, Shape.of(26)));

    Batches.Bytes batch = Batches.fill(generator, 3, 0);

    int[] members = generator.examples(3, 0);
    assertThat(members).hasSize(26).isNotEqualTo(IntStream.range(0, 26).toArray());
    for (int i = 0; i < 26; i++) {
      int number = members[i] + 1;
      assertThat(generator.split().example(members[i]).name()).isEqualTo("id-" + number + ".npy");
      float[] row = Arrays.copyOfRange(batch.floats(), i * 8, i * 8 + 8);
      assertThat(row).containsExactly(Fixture.waveform(number, 8));
      assertThat(batch.longLabels()[i]).isEqualTo(number % 3);
    }
  }

  @Test
  @Tag("slow")
  void noNumberOfThreadsAndNoOrderOfCallsChangesAByte() throws IOException {
    Path root = Fixture.dataset(temp.resolve("d"));
    Path stored = Fixture.zip(root, temp.resolve("s.zip"), true);
    Path deflated = Fixture.zip(root, temp.resolve("z.zip"), false, "my dataset/");
    for (Shuffle shuffle : List.of(Shuffle.FULL, BY_BLOCKS, Shuffle.NONE)) {
      Recipe recipe =
          recipe(7, Recipe.Remainder.KEEP, shuffle)
              .with(
                  r ->
                      r.seed(9)
                          .fit(Optional.of(new Fit(5, Fit.Mode.PAD_OR_CROP, Fit.Crop.RANDOM))));
      Map<String, String> expected = new HashMap<>();
      for (Path path : List.of(root, stored, deflated)) {
        for (int threads : new int[] {1, 2, 8}) {
          try (Parallel parallel = new Parallel(threads)) {
            var generator =
                new BatchGenerator(
                    Batches.split(path, SplitName.TRAIN), recipe, Shard.WHOLE, parallel);
            List<int[]> calls = new ArrayList<>();
            for (int epoch = 0; epoch < 3; epoch++) {
              for (int index = 0; index < generator.batches(); index++) {
                calls.add(new int[] {epoch, index});
              }
            }
            calls.addAll(List.copyOf(calls));
            Collections.shuffle(calls, new Random(threads));
            for (int[] call : calls) {
              String hash = Batches.fill(generator, call[0], call[1]).hash();
              String key = call[0] + " " + call[1];
              assertThat(expected.computeIfAbsent(key, k -> hash))
                  .as("%s, %d threads, %s", path, threads, key)
                  .isEqualTo(hash);
            }
          }
        }
      }
      assertThat(new HashSet<>(expected.values())).hasSize(12);
    }
  }

  @Test
  void manyMayFillAtOnce() throws Exception {
    Path root = Fixture.dataset(temp.resolve("d"));
    Recipe recipe = recipe(4, Recipe.Remainder.KEEP, Shuffle.FULL);
    try (Parallel parallel = new Parallel(3)) {
      var shared =
          new BatchGenerator(Batches.split(root, SplitName.TRAIN), recipe, Shard.WHOLE, parallel);
      List<String> expected = new ArrayList<>();
      BatchGenerator own = generator(root, recipe);
      for (int call = 0; call < 70; call++) {
        expected.add(Batches.fill(own, call % 10, call % 7).hash());
      }
      List<String> actual =
          IntStream.range(0, 70)
              .parallel()
              .mapToObj(
                  call -> {
                    try {
                      return Batches.fill(shared, call % 10, call % 7).hash();
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  })
              .toList();
      assertThat(actual).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Recipe.Remainder.class)
  void theRemainderIsKeptOrDropped(Recipe.Remainder remainder) throws IOException {
    Path root = Fixture.dataset(temp.resolve("d"));
    BatchGenerator generator = generator(root, recipe(10, remainder, Shuffle.FULL));
    boolean kept = remainder == Recipe.Remainder.KEEP;

    assertThat(generator.batches()).isEqualTo(kept ? 3 : 2);
    Set<Integer> served = new HashSet<>();
    for (int index = 0; index < generator.batches(); index++) {
      for (int example : generator.examples(1, index)) {
        served.add(example);
      }
    }
    assertThat(served).hasSize(kept ? 26 : 20);
    assertThat(generator.batchSize(1)).isEqualTo(10);
    if (kept) {
      assertThat(generator.batchSize(2)).isEqualTo(6);
      assertThat(generator.spec(2).features().shape()).isEqualTo(Shape.of(6, 8));
    }
    assertThatThrownBy(() -> generator.spec(generator.batches()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> generator.examples(0, -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void shardsTogetherServeTheEpochOnce() throws IOException {
    Split split = Batches.split(Fixture.dataset(temp.resolve("d")), SplitName.TRAIN);
    List<Integer> served = new ArrayList<>();
    for (int rank = 0; rank < 4; rank++) {
      var generator =
          new BatchGenerator(
              split, recipe(3, Recipe.Remainder.KEEP, Shuffle.FULL), new Shard(rank, 4), alone);
      for (int index = 0; index < generator.batches(); index++) {
        for (int example : generator.examples(2, index)) {
          served.add(example);
        }
      }
    }
    assertThat(served).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 26).boxed().toList());
  }

  private Path lengths(int... lengths) {
    for (int i = 0; i < lengths.length; i++) {
      Fixture.floats(temp.resolve("d/train/b/id-" + i + ".npy"), Fixture.waveform(i, lengths[i]));
    }
    return temp.resolve("d");
  }

  @Test
  void shorterExamplesArePaddedWithZerosAtTheEnd() throws IOException {
    BatchGenerator generator = generator(lengths(4, 2, 0), fit(4, Fit.Mode.PAD, Fit.Crop.CENTER));

    assertThat(Batches.fill(generator, 0, 0).floats())
        .containsExactly(0, .0625f, .125f, .1875f, 1, 1.0625f, 0, 0, 0, 0, 0, 0);
    assertThat(generator.spec(0).labels()).isEmpty();
  }

  @Test
  void longerExamplesKeepTheirCenter() throws IOException {
    BatchGenerator generator = generator(lengths(2, 5, 6), fit(2, Fit.Mode.CROP, Fit.Crop.CENTER));

    assertThat(Batches.fill(generator, 0, 0).floats())
        .containsExactly(0, .0625f, 1.0625f, 1.125f, 2.125f, 2.1875f);
  }

  @Test
  void aRandomCropDependsOnSeedEpochAndExampleAlone() throws IOException {
    int[] lengths = new int[40];
    Arrays.fill(lengths, 100);
    Path path = lengths(lengths);
    Recipe recipe = fit(10, Fit.Mode.CROP, Fit.Crop.RANDOM);
    BatchGenerator generator = generator(path, recipe);
    BatchGenerator shuffled = generator(path, recipe.withShuffle(Shuffle.FULL));
    Set<Float> starts = new HashSet<>();
    for (int example = 0; example < 40; example++) {
      float[] alone = new float[10];
      generator.fillExample(1, example, MemorySegment.ofArray(alone));
      float[] inShuffle = new float[10];
      shuffled.fillExample(1, example, MemorySegment.ofArray(inShuffle));
      assertThat(alone).containsExactly(inShuffle);
      float[] batch = Batches.fill(generator, 1, example / 8).floats();
      int row = example % 8 * 10;
      assertThat(Arrays.copyOfRange(batch, row, row + 10)).containsExactly(alone);
      starts.add(alone[0] - example);
      for (int i = 1; i < 10; i++) {
        assertThat(alone[i] - alone[0]).isEqualTo(i / 16f);
      }
    }
    assertThat(starts).hasSizeGreaterThan(25);
    assertThat(Batches.fill(generator, 1, 0).floats())
        .isNotEqualTo(Batches.fill(generator, 2, 0).floats());
    assertThat(Batches.fill(generator, 1, 0).floats())
        .isNotEqualTo(Batches.fill(generator(path, recipe.withSeed(6)), 1, 0).floats());
  }

  @Test
  void outsideTrainingRandomCropsAreCentered() throws IOException {
    Fixture.floats(temp.resolve("d/test/id-1.npy"), 1, 2, 3, 4);
    Split test = Batches.split(temp.resolve("d"), SplitName.TEST);

    BatchGenerator generator = generator(test, fit(2, Fit.Mode.CROP, Fit.Crop.RANDOM));

    assertThat(Batches.fill(generator, 7, 0).floats()).containsExactly(2, 3);
  }

  @Test
  void whatMayNotBeFittedIsAnErrorThatNamesTheFile() throws IOException {
    Path path = lengths(4, 6, 3);
    for (Fit.Mode mode : Fit.Mode.values()) {
      BatchGenerator generator = generator(path, fit(4, mode, Fit.Crop.CENTER));
      switch (mode) {
        case PAD_OR_CROP -> Batches.fill(generator, 0, 0);
        case PAD, ERROR ->
            assertThatThrownBy(() -> Batches.fill(generator, 0, 0))
                .isInstanceOf(BadFileException.class)
                .hasMessage(
                    "train/b/id-1.npy: has 6 samples and may not be cropped to fit.samples 4");
        case CROP ->
            assertThatThrownBy(() -> Batches.fill(generator, 0, 0))
                .hasMessage(
                    "train/b/id-2.npy: has 3 samples and may not be padded to fit.samples 4");
      }
    }
    BatchGenerator unfitted = generator(path, recipe(8, Recipe.Remainder.KEEP, Shuffle.NONE));
    assertThatThrownBy(() -> Batches.fill(unfitted, 0, 0))
        .hasMessage(
            "train/b/id-1.npy: shape (6,) is not (4,) like train/b/id-0.npy; allowed: equal"
                + " shapes, or \"fit\" in the recipe");
  }

  @Test
  void channelsAreFittedAlongTheFirstAxisOnly() throws IOException {
    Path block = temp.resolve("d/train/b");
    Fixture.longs(block.resolve("id-1.npy"), Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    Fixture.longs(block.resolve("id-2.npy"), Shape.of(1, 2), 7, 8);
    Recipe recipe =
        fit(2, Fit.Mode.PAD_OR_CROP, Fit.Crop.CENTER)
            .withArray(
                new ArrayStatement(Optional.of(Axes.SAMPLES_CHANNELS), OptionalDouble.empty()));
    BatchGenerator generator = generator(temp.resolve("d"), recipe);

    assertThat(generator.spec(0).features().shape()).isEqualTo(Shape.of(2, 2, 2));
    assertThat(Batches.fill(generator, 0, 0).floats()).containsExactly(1, 2, 3, 4, 7, 8, 0, 0);
    Fixture.longs(block.resolve("id-2.npy"), Shape.of(2, 1), 7, 8);
    assertThatThrownBy(() -> Batches.fill(generator, 0, 0))
        .hasMessageStartingWith("train/b/id-2.npy: shape (2, 1) is not (3, 2) like");
    Fixture.longs(block.resolve("id-1.npy"), Shape.of(), 7);
    assertThatThrownBy(() -> generator(temp.resolve("d"), fit(2, Fit.Mode.PAD, Fit.Crop.CENTER)))
        .hasMessageContaining("is a single number, which can't be fitted");
  }

  private Path labelled(Shape shape, long[]... labels) {
    for (int i = 0; i < labels.length; i++) {
      Fixture.floats(temp.resolve("d/train/b/id-" + i + ".npy"), i);
      Fixture.longs(temp.resolve("d/train/b/id-label-" + i + ".npy"), shape, labels[i]);
    }
    return temp.resolve("d");
  }

  @Test
  void labelsAreServedAsStoredAsIndexOrOneHot() throws IOException {
    Path path = labelled(Shape.of(), new long[] {2}, new long[] {0});

    assertThat(Batches.fill(generator(path, labels(Labels.Encoding.AS_IS)), 0, 0).longLabels())
        .containsExactly(2, 0);
    assertThat(Batches.fill(generator(path, labels(Labels.Encoding.INDEX)), 0, 0).longLabels())
        .containsExactly(2, 0);
    BatchGenerator oneHot = generator(path, labels(Labels.Encoding.ONE_HOT, "a", "b", "c"));
    assertThat(oneHot.spec(0).labels()).contains(new ArraySpec(Dtype.FLOAT32, Shape.of(2, 3)));
    assertThat(Batches.fill(oneHot, 0, 0).floatLabels()).containsExactly(0, 0, 1, 1, 0, 0);
  }

  @Test
  void oneHotLabelsWithoutNamesAreAsLongAsAllSplitsTogetherHaveClasses() throws IOException {
    Path path = labelled(Shape.of(), new long[] {2}, new long[] {0});
    Fixture.floats(path.resolve("validation/b/id-0.npy"), 0);
    Fixture.longs(path.resolve("validation/b/id-label-0.npy"), Shape.of(), 4);

    BatchGenerator oneHot = generator(path, labels(Labels.Encoding.ONE_HOT));
    assertThat(Batches.fill(oneHot, 0, 0).floatLabels())
        .containsExactly(0, 0, 1, 0, 0, 1, 0, 0, 0, 0);
    assertThat(oneHot.classCount()).hasValue(5);
    assertThat(generator(path, labels(Labels.Encoding.AS_IS)).classCount()).hasValue(5);
    assertThat(generator(path, labels(Labels.Encoding.AS_IS, "a", "b")).classCount()).hasValue(2);
  }

  @Test
  void labelsThatAreNoClassesHaveNoClassCount() throws IOException {
    Path path = labelled(Shape.of(), new long[] {2}, new long[] {-1});
    assertThat(generator(path, labels(Labels.Encoding.AS_IS)).classCount()).isEmpty();
    assertThatThrownBy(() -> generator(path, labels(Labels.Encoding.ONE_HOT)))
        .hasMessage(
            "train/b/id-label-0.npy: labels.encoding oneHot makes vectors of class numbers, and"
                + " these labels are none; allowed: whole numbers from 0 on");
    Path vectors = temp.resolve("v");
    Fixture.floats(vectors.resolve("train/b/id-0.npy"), 1);
    Fixture.longs(vectors.resolve("train/b/id-label-0.npy"), Shape.of(3), 1, 0, 1);
    assertThat(generator(vectors, labels(Labels.Encoding.AS_IS)).classCount()).hasValue(3);
  }

  @Test
  void oneHotLabelsBecomeIndices() throws IOException {
    Path path = labelled(Shape.of(3), new long[] {0, 1, 0}, new long[] {1, 0, 0});

    assertThat(Batches.fill(generator(path, labels(Labels.Encoding.INDEX)), 0, 0).longLabels())
        .containsExactly(1, 0);
    assertThat(Batches.fill(generator(path, labels(Labels.Encoding.ONE_HOT)), 0, 0).floatLabels())
        .containsExactly(0, 1, 0, 1, 0, 0);
  }

  @Test
  void labelsThatNameNoClassAreErrorsThatSayWhy() throws IOException {
    Path path = labelled(Shape.of(), new long[] {0}, new long[] {3});
    assertLabelError(
        path,
        labels(Labels.Encoding.ONE_HOT, "a", "b", "c"),
        "class 3; allowed: 0 to 2, as there are 3 classes");
    assertLabelError(
        path,
        labels(Labels.Encoding.INDEX, "a", "b"),
        "class 3; allowed: 0 to 1, as there are 2 classes");
    labelled(Shape.of(), new long[] {0}, new long[] {-1});
    assertLabelError(path, labels(Labels.Encoding.INDEX), "class -1; allowed: 0 or more");
    labelled(Shape.of(3), new long[] {0, 1, 0}, new long[] {1, 1, 0});
    assertLabelError(path, labels(Labels.Encoding.INDEX), "label is not one-hot: element 1 is 1.0");
    labelled(Shape.of(3), new long[] {0, 1, 0}, new long[] {0, 0, 0});
    assertLabelError(path, labels(Labels.Encoding.INDEX), "label is not one-hot: no element is 1");
    Fixture.longs(path.resolve("train/b/id-label-1.npy"), Shape.of(), 1);
    assertLabelError(
        path,
        labels(Labels.Encoding.AS_IS),
        "int64 () is not int64 (3,) like train/b/id-label-0.npy; allowed: labels of one type and"
            + " shape");
  }

  private void assertLabelError(Path path, Recipe recipe, String reason) throws IOException {
    BatchGenerator generator = generator(path, recipe);
    assertThatThrownBy(() -> Batches.fill(generator, 0, 0))
        .isInstanceOf(BadFileException.class)
        .hasMessage("train/b/id-label-1.npy: " + reason);
  }

  @Test
  void aMissingLabelIsAnErrorThatNamesTheExample() throws IOException {
    Path path = labelled(Shape.of(), new long[] {0}, new long[] {3});
    Files.delete(path.resolve("train/b/id-label-1.npy"));
    BatchGenerator generator = generator(path, labels(Labels.Encoding.AS_IS));

    assertThatThrownBy(() -> Batches.fill(generator, 0, 0))
        .isInstanceOf(BadFileException.class)
        .hasMessage("train/b/id-1.npy: has no label; expected train/b/id-label-1.npy");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void ofSeveralBadExamplesTheFirstInTheBatchIsTold(int threads) throws IOException {
    Path root = Fixture.dataset(temp.resolve("d"));
    for (int n : new int[] {4, 5, 7, 11}) {
      Files.writeString(root.resolve("train data/block-id-1/id-" + n + ".npy"), "garbage");
    }
    try (Parallel parallel = new Parallel(threads)) {
      var generator =
          new BatchGenerator(
              Batches.split(root, SplitName.TRAIN),
              recipe(26, Recipe.Remainder.KEEP, Shuffle.NONE),
              Shard.WHOLE,
              parallel);
      for (int round = 0; round < 100; round++) {
        assertThatThrownBy(() -> Batches.fill(generator, 0, 0))
            .isInstanceOf(BadFileException.class)
            .hasMessageStartingWith("train data/block-id-1/id-4.npy: is no .npy file");
      }
    }
  }

  @Test
  void oneBadFileInFrontDoesNotDecideOnTheShape() throws IOException {
    Path root = Fixture.dataset(temp.resolve("d"));
    Files.writeString(root.resolve("train data/block-id-1/id-1.npy"), "garbage");
    BatchGenerator generator = generator(root, recipe(13, Recipe.Remainder.KEEP, Shuffle.NONE));

    assertThat(Batches.fill(generator, 0, 1).floats()).hasSize(13 * 8);
  }

  @Test
  void aSplitWithoutReadableExamplesIsRefused() throws IOException {
    Path path = lengths(1, 1);
    Files.writeString(path.resolve("train/b/id-0.npy"), "garbage");
    Files.writeString(path.resolve("train/b/id-1.npy"), "trash");
    assertThatThrownBy(() -> generator(path, Recipe.DEFAULT))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith("train/b/id-0.npy: is no .npy file");
    Files.delete(path.resolve("train/b/id-0.npy"));
    Files.delete(path.resolve("train/b/id-1.npy"));
    Files.createDirectories(path.resolve("test"));
    Fixture.floats(path.resolve("test/id-1.npy"), 1);
    assertThatThrownBy(() -> generator(path, Recipe.DEFAULT))
        .isInstanceOf(BadFileException.class)
        .hasMessage("train: holds no example");
  }

  @Test
  void memoryOfTheWrongSizeIsRefused() throws IOException {
    BatchGenerator generator =
        generator(Fixture.dataset(temp.resolve("d")), recipe(4, Recipe.Remainder.KEEP, BY_BLOCKS));
    try (Arena arena = Arena.ofConfined()) {
      assertThatThrownBy(
              () -> generator.fill(0, 0, new BatchMemory(arena.allocate(64), arena.allocate(32))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("64 bytes for features; expected 128");
      assertThatThrownBy(
              () -> generator.fill(0, 0, new BatchMemory(arena.allocate(128), arena.allocate(31))))
          .hasMessage("31 bytes for labels; expected 32");
      assertThatThrownBy(
              () ->
                  generator.fillExampleAndTell(
                      0, 0, new BatchMemory(arena.allocate(33), arena.allocate(8))))
          .hasMessage("33 bytes for features; expected 32");
      assertThatThrownBy(
              () ->
                  generator.fillExampleAndTell(
                      0, 0, new BatchMemory(arena.allocate(32), arena.allocate(9))))
          .hasMessage("9 bytes for labels; expected 8");
    }
  }
}

package org.wavecrate.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.AsyncDataSetIterator;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Shard;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

class BatchIteratorTest {
  private static final Recipe RECIPE = recipe(4, Recipe.Remainder.KEEP, Labels.AS_IS);

  @TempDir Path temp;
  private Parallel parallel;
  private Path root;

  @BeforeEach
  void writeDataset() {
    parallel = new Parallel(2);
    root = Fixture.dataset(temp.resolve("d"));
  }

  @AfterEach
  void endThreads() {
    parallel.close();
  }

  private static Recipe recipe(int batchSize, Recipe.Remainder remainder, Labels labels) {
    return Recipe.DEFAULT.with(
        r -> r.seed(7).batchSize(batchSize).remainder(remainder).labels(labels));
  }

  private BatchGenerator generator(Recipe recipe, Shard shard) throws IOException {
    var train = Dataset.open(root, Progress.NONE).split(SplitName.TRAIN).orElseThrow();
    return new BatchGenerator(train, recipe, shard, parallel);
  }

  private BatchIterator iterator(Recipe recipe) throws IOException {
    return new BatchIterator(generator(recipe, Shard.WHOLE), FeatureLayout.FLAT);
  }

  /// The numbers of the examples served: in the fixture, example N begins with N.
  private static List<Integer> pass(DataSetIterator iterator) {
    List<Integer> numbers = new ArrayList<>();
    while (iterator.hasNext()) {
      numbers.addAll(numbers(iterator.next()));
    }
    return numbers;
  }

  private static List<Integer> numbers(DataSet batch) {
    return Arrays.stream(batch.getFeatures().getColumn(0).toIntVector()).boxed().toList();
  }

  private static List<Integer> expected(BatchGenerator generator, long epoch) {
    List<Integer> numbers = new ArrayList<>();
    for (int index = 0; index < generator.batches(); index++) {
      for (int example : generator.examples(epoch, index)) {
        String name = generator.split().example(example).name();
        numbers.add(Integer.valueOf(name.replaceAll("\\D", "")));
      }
    }
    return numbers;
  }

  @Test
  void aBatchHoldsItsExamplesAndLabels() throws IOException {
    BatchGenerator generator = generator(RECIPE, Shard.WHOLE);
    DataSet first = new BatchIterator(generator, FeatureLayout.FLAT).next();
    INDArray features = first.getFeatures();
    assertThat(features.shape()).containsExactly(4, Fixture.SAMPLES);
    assertThat(features.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(first.getLabels().shape()).containsExactly(4, 1);
    for (int i = 0; i < 4; i++) {
      int number = expected(generator, 0).get(i);
      assertThat(features.getFloat(i, 0)).isEqualTo(number);
      assertThat(features.getFloat(i, 3)).isEqualTo(number + 3 / 16f);
      assertThat(first.getLabels().getLong(i, 0)).isEqualTo(number % 3);
    }
  }

  @Test
  void everyPassIsTheNextEpochHoweverOftenItIsReset() throws IOException {
    BatchGenerator generator = generator(RECIPE, Shard.WHOLE);
    var iterator = new BatchIterator(generator, FeatureLayout.FLAT);
    for (int epoch = 0; epoch < 3; epoch++) {
      iterator.reset();
      iterator.reset();
      assertThat(iterator.epoch()).isEqualTo(epoch);
      assertThat(pass(iterator)).hasSize(26).isEqualTo(expected(generator, epoch));
    }
    iterator.reset();
    iterator.next();
    iterator.reset();
    assertThat(iterator.epoch()).isEqualTo(4);
    iterator.setEpoch(2);
    assertThat(pass(iterator)).isEqualTo(expected(generator, 2));
  }

  @Test
  void takenAheadByDl4jTheEpochsAreTheSame() throws IOException {
    BatchGenerator generator = generator(RECIPE, Shard.WHOLE);
    var iterator = new BatchIterator(generator, FeatureLayout.FLAT);
    for (int epoch = 0; epoch < 20; epoch++) {
      var async = new AsyncDataSetIterator(iterator, 2, true);
      List<Integer> taken = new ArrayList<>();
      for (int i = 0; async.hasNext() && (i < 2 || epoch % 2 == 0); i++) {
        taken.addAll(numbers(async.next()));
      }
      async.shutdown();
      // What a pass that was broken off leaves behind, DL4J would go on with.
      iterator.reset();
      assertThat(taken)
          .as("epoch %d", epoch)
          .isEqualTo(expected(generator, epoch).subList(0, taken.size()));
    }
  }

  @Test
  void theLastBatchIsSmallerOrDropped() throws IOException {
    var kept = iterator(RECIPE);
    List<Long> sizes = new ArrayList<>();
    kept.forEachRemaining(batch -> sizes.add(batch.getFeatures().size(0)));
    assertThat(sizes).containsExactly(4L, 4L, 4L, 4L, 4L, 4L, 2L);
    var dropped = iterator(recipe(4, Recipe.Remainder.DROP, Labels.AS_IS));
    assertThat(pass(dropped)).hasSize(24);
    assertThat(iterator(recipe(40, Recipe.Remainder.DROP, Labels.AS_IS)).hasNext()).isFalse();
  }

  @Test
  void anotherNumberOfExamplesGoesOnWhereTheLastEnded() throws IOException {
    BatchGenerator generator = generator(RECIPE, Shard.WHOLE);
    var iterator = new BatchIterator(generator, FeatureLayout.FLAT);
    List<Integer> taken = new ArrayList<>(numbers(iterator.next(7)));
    assertThat(taken).hasSize(7);
    taken.addAll(numbers(iterator.next()));
    taken.addAll(numbers(iterator.next(1)));
    DataSet rest = iterator.next(100);
    taken.addAll(numbers(rest));
    assertThat(taken).isEqualTo(expected(generator, 0));
    assertThat(rest.getLabels().getLong(0, 0)).isEqualTo(taken.get(12) % 3);
    assertThat(iterator.hasNext()).isFalse();
  }

  @Test
  void shardsShareAnEpoch() throws IOException {
    List<Integer> all = new ArrayList<>();
    for (int rank = 0; rank < 3; rank++) {
      BatchGenerator generator = generator(RECIPE, new Shard(rank, 3));
      all.addAll(pass(new BatchIterator(generator, FeatureLayout.FLAT)));
    }
    List<Integer> expected = expected(generator(RECIPE, Shard.WHOLE), 0);
    assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void whatWasHandedOutNeverChanges() throws IOException {
    BatchGenerator generator = generator(RECIPE, Shard.WHOLE);
    var iterator = new BatchIterator(generator, FeatureLayout.FLAT);
    List<DataSet> kept = new ArrayList<>();
    iterator.forEachRemaining(kept::add);
    pass(iterator);
    assertThat(kept.stream().flatMap(batch -> numbers(batch).stream()).toList())
        .isEqualTo(expected(generator, 0));
  }

  @Test
  void thePreprocessorIsAppliedToEveryBatchOnce() throws IOException {
    var iterator = iterator(RECIPE);
    List<Integer> plain = pass(iterator);
    iterator.setPreProcessor(batch -> batch.getFeatures().muli(2));
    assertThat(iterator.getPreProcessor()).isNotNull();
    iterator.reset();
    List<Integer> expected =
        expected(generator(RECIPE, Shard.WHOLE), 1).stream().map(n -> 2 * n).toList();
    assertThat(pass(iterator)).isEqualTo(expected).doesNotContainSequence(plain);
  }

  @Test
  void classesAndWidthsAreTold() throws IOException {
    var labels = new Labels(Labels.Encoding.ONE_HOT, List.of("kick", "snare", "hat"));
    var iterator = iterator(recipe(4, Recipe.Remainder.KEEP, labels));
    assertThat(iterator.getLabels()).containsExactly("kick", "snare", "hat");
    assertThat(iterator.totalOutcomes()).isEqualTo(3);
    assertThat(iterator.inputColumns()).isEqualTo(Fixture.SAMPLES);
    assertThat(iterator.batch()).isEqualTo(4);
    DataSet first = iterator.next();
    assertThat(first.getLabels().shape()).containsExactly(4, 3);
    for (int i = 0; i < 4; i++) {
      int hot = numbers(first).get(i) % 3;
      assertThat(first.getLabels().getRow(i).toFloatVector())
          .isEqualTo(new float[] {hot == 0 ? 1 : 0, hot == 1 ? 1 : 0, hot == 2 ? 1 : 0});
    }
    // DL4J takes an empty list for no classes at all.
    assertThat(iterator(RECIPE).getLabels()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "3,     FLAT,     2 3",
    "3,     SEQUENCE, 2 1 3",
    "3,     IMAGE,    2 1 3 1",
    "3 4,   FLAT,     2 12",
    "3 4,   SEQUENCE, 2 4 3",
    "3 4,   IMAGE,    2 1 3 4",
    "3 4 2, FLAT,     2 24",
    "3 4 2, SEQUENCE, 2 8 3",
    "3 4 2, IMAGE,    2 2 3 4"
  })
  void layouts(String stored, FeatureLayout layout, String expected) throws IOException {
    Shape shape = Shape.of(axes(stored));
    root = temp.resolve("shapes");
    for (int n = 1; n <= 2; n++) {
      byte[] ramp = new byte[(int) shape.elements()];
      for (int i = 0; i < ramp.length; i++) {
        ramp[i] = (byte) i;
      }
      Fixture.array(root.resolve("b/id-" + n + ".npy"), Dtype.parse("i1"), shape, ramp);
    }
    var iterator = new BatchIterator(generator(RECIPE, Shard.WHOLE), layout);
    DataSet batch = iterator.next();
    INDArray features = batch.getFeatures();
    assertThat(features.shape()).containsExactly(axes(expected));
    INDArray second = features.get(NDArrayIndex.point(1));
    INDArray inStoredOrder =
        switch (layout) {
          case FLAT -> second;
          case SEQUENCE -> second.permute(1, 0);
          case IMAGE -> second.permute(1, 2, 0);
        };
    float[] values = inStoredOrder.dup('c').reshape(shape.elements()).toFloatVector();
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isEqualTo(i);
    }
    assertThat(iterator.inputColumns()).isEqualTo((int) features.size(1));
    assertThat(batch.getLabels()).isNull();
    assertThat(iterator.totalOutcomes()).isZero();
  }

  /// Axis by axis as NumPy's transpose of a ramp (2, 3, 4) has it.
  @ParameterizedTest
  @CsvSource({
    "'channels,samples',     6 4,   SEQUENCE, 2 6 4,   '0 1 2 3 4 5'",
    "'channels,samples',     6 4,   IMAGE,    2 6 4 1, '0 1 2 3 4 5'",
    "'bins,frames',          6 4,   SEQUENCE, 2 6 4,   '0 1 2 3 4 5'",
    "'bins,frames',          6 4,   IMAGE,    2 1 4 6, '0 4 8 12 16 20'",
    "'channels,bins,frames', 2 3 4, IMAGE,    2 2 4 3, '0 4 8 1 5 9'",
    "'channels,frames,bins', 2 3 4, IMAGE,    2 2 3 4, '0 1 2 3 4 5'",
    "'channels,frames,bins', 2 3 4, SEQUENCE, 2 8 3,   '0 4 8 12 16 20'"
  })
  void otherOrdersOfAxesAreBroughtIntoTheSame(
      String axes, String stored, FeatureLayout layout, String expected, String first)
      throws IOException {
    Shape shape = Shape.of(axes(stored));
    root = temp.resolve("orders");
    byte[] ramp = new byte[24];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (byte) i;
    }
    for (int n = 1; n <= 2; n++) {
      Fixture.array(root.resolve("b/id-" + n + ".npy"), Dtype.parse("i1"), shape, ramp);
    }
    Recipe recipe =
        RecipeJson.read(
            "{\"format\": \"wavecrate-recipe/1\", \"array\": {\"axes\": \"" + axes + "\"}}");
    INDArray features =
        new BatchIterator(generator(recipe, Shard.WHOLE), layout).next().getFeatures();
    assertThat(features.shape()).containsExactly(axes(expected));
    float[] values = features.dup('c').reshape(48).toFloatVector();
    long[] begin = axes(first);
    for (int i = 0; i < begin.length; i++) {
      assertThat(values[i]).isEqualTo(begin[i]);
    }
  }

  private static long[] axes(String text) {
    return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  @Test
  void labelsOfEachFrameLieAsTheFramesDo() throws IOException {
    root = temp.resolve("frames");
    Fixture.array(root.resolve("b/id-1.npy"), Dtype.FLOAT32, Shape.of(5, 9), new byte[180]);
    Fixture.longs(root.resolve("b/id-label-1.npy"), Shape.of(5, 2), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    var iterator = new BatchIterator(generator(RECIPE, Shard.WHOLE), FeatureLayout.SEQUENCE);
    INDArray labels = iterator.next().getLabels();
    assertThat(labels.shape()).containsExactly(1, 2, 5);
    assertThat(labels.getLong(0, 1, 3)).isEqualTo(7);
    assertThat(iterator.totalOutcomes()).isEqualTo(2);
  }

  @Test
  void afterTheLastBatchThereIsNone() throws IOException {
    var iterator = iterator(RECIPE);
    pass(iterator);
    assertThatThrownBy(iterator::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("epoch 0 is over; reset begins the next");
    assertThatThrownBy(() -> iterator.next(0)).hasMessage("next(0); allowed: 1 or more");
  }

  @Test
  void aBrokenFileIsNamed() throws IOException {
    BatchGenerator generator = generator(RECIPE, Shard.WHOLE);
    var iterator = new BatchIterator(generator, FeatureLayout.FLAT);
    int broken = generator.examples(0, 1)[0];
    Files.write(root.resolve(generator.split().example(broken).path()), new byte[3]);
    iterator.next();
    assertThatThrownBy(iterator::next)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(generator.split().example(broken).path());
  }

  @ParameterizedTest
  @CsvSource({
    "b1, BOOL",
    "i1, BYTE",
    "i2, SHORT",
    "i4, INT",
    "i8, LONG",
    "u1, UBYTE",
    "u2, UINT16",
    "u4, UINT32",
    "u8, UINT64",
    "f2, HALF",
    "f4, FLOAT",
    "f8, DOUBLE"
  })
  void labelsKeepTheirType(String code, String type) throws IOException {
    root = temp.resolve("types");
    Dtype dtype = Dtype.parse(code);
    Fixture.array(root.resolve("b/id-1.npy"), Dtype.FLOAT32, Shape.of(), new byte[4]);
    Fixture.array(
        root.resolve("b/id-label-1.npy"), dtype, Shape.of(2), new byte[2 * dtype.bytes()]);
    BatchArrays arrays = BatchArrays.of(generator(RECIPE, Shard.WHOLE), 0, 0);
    assertThat(arrays.labels().orElseThrow().dataType()).hasToString(type);
    assertThat(arrays.labels().orElseThrow().shape()).containsExactly(1, 2);
    assertThat(arrays.labels().orElseThrow().castTo(DataType.FLOAT).sumNumber().floatValue())
        .isZero();
  }
}

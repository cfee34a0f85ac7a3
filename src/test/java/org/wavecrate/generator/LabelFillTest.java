package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;
import org.wavecrate.transform.Mix;

/// Labels one by one, and mixed as examples are.
class LabelFillTest {
  @TempDir Path temp;

  private void doubles(int n, Shape shape, double... values) {
    Fixture.floats(temp.resolve("train/b/id-" + n + ".npy"), n, 1);
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    Fixture.array(
        temp.resolve("train/b/id-label-" + n + ".npy"),
        new Dtype(Dtype.Kind.FLOAT, 8, false),
        shape,
        bytes.array());
  }

  private LabelFill labels(Labels.Encoding encoding, String... classes) throws IOException {
    return new LabelFill(
        Batches.split(temp, SplitName.TRAIN), new Labels(encoding, List.of(classes)));
  }

  private static long index(LabelFill labels, int n) throws IOException {
    long[] index = new long[1];
    labels.fill(n, MemorySegment.ofArray(index), 0);
    return index[0];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.5 | label 0.5 is not the index of a class",
        "Infinity | label Infinity is not the index of a class",
        "NaN | label NaN is not the index of a class",
        "-1 | class -1; allowed: 0 or more"
      })
  void numbersThatAreNoIndexAreRefused(double value, String message) throws IOException {
    doubles(1, Shape.of(), 2);
    doubles(2, Shape.of(), value);
    LabelFill labels = labels(Labels.Encoding.INDEX);
    assertThat(index(labels, 0)).isEqualTo(2);
    assertThatThrownBy(() -> index(labels, 1))
        .isInstanceOf(BadFileException.class)
        .hasMessage("train/b/id-label-2.npy: " + message);
  }

  @Test
  void indicesEndWithTheClassesOfTheRecipe() throws IOException {
    doubles(1, Shape.of(), 0);
    doubles(2, Shape.of(), 1);
    assertThat(index(labels(Labels.Encoding.INDEX, "a", "b"), 1)).isEqualTo(1);
    assertThatThrownBy(() -> index(labels(Labels.Encoding.INDEX, "a"), 1))
        .hasMessage("train/b/id-label-2.npy: class 1; allowed: 0 to 0, as there is 1 class");
    doubles(2, Shape.of(), 2);
    assertThatThrownBy(() -> index(labels(Labels.Encoding.INDEX, "a", "b"), 1))
        .hasMessage("train/b/id-label-2.npy: class 2; allowed: 0 to 1, as there are 2 classes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 0 1 | label is not one-hot: element 2 is 1.0",
        "0 0.5 0 | label is not one-hot: element 1 is 0.5",
        "0 0 0 | label is not one-hot: no element is 1"
      })
  void vectorsHaveOneOne(String values, String message) throws IOException {
    doubles(1, Shape.of(3), 0, 0, 1);
    doubles(
        2, Shape.of(3), List.of(values.split(" ")).stream().mapToDouble(Double::valueOf).toArray());
    LabelFill labels = labels(Labels.Encoding.INDEX);
    assertThat(index(labels, 0)).isEqualTo(2);
    assertThat(labels.classCount()).isEqualTo(OptionalInt.of(3));
    assertThatThrownBy(() -> index(labels, 1)).hasMessage("train/b/id-label-2.npy: " + message);
  }

  @Test
  void severalLabelsAreWrittenOneBehindTheOther() throws IOException {
    doubles(1, Shape.of(), 4);
    doubles(2, Shape.of(), 5);
    LabelFill labels = labels(Labels.Encoding.INDEX);
    long[] indices = {7, 7, 7, 7};
    labels.fill(new int[] {1, 0}, MemorySegment.ofArray(indices), 8);
    assertThat(indices).containsExactly(7, 5, 4, 7);
    long[] again = {7, 7, 7};
    labels.fill(new int[] {0, 1}, MemorySegment.ofArray(again), 0);
    assertThat(again).as("from memory").containsExactly(4, 5, 7);
  }

  @Test
  void aSplitWithoutLabelsHasNone() throws IOException {
    Fixture.floats(temp.resolve("train/b/id-1.npy"), 1, 1);
    assertThat(LabelFill.of(Batches.split(temp, SplitName.TRAIN), Labels.AS_IS)).isEmpty();
    doubles(2, Shape.of(), 4);
    assertThat(LabelFill.of(Batches.split(temp, SplitName.TRAIN), Labels.AS_IS)).isPresent();
  }

  @Test
  void labelsOfDoublesAreMixedInTheirOrder() throws IOException {
    doubles(1, Shape.of(2), 1, 0);
    doubles(2, Shape.of(2), 0, 1);
    doubles(3, Shape.of(2), 0.5, 0.25);
    LabelMix mix = new LabelMix(labels(Labels.Encoding.AS_IS), "transforms[0].kind: mixup");
    double[] label = {1, 0};
    mix.mix(List.of(new Mix(1, 0.75), new Mix(2, 0.5)), MemorySegment.ofArray(label));
    assertThat(label).containsExactly(0.5 * 0.75 + 0.25, 0.5 * 0.25 + 0.125);
    double[] alone = {0.1, 0.2};
    mix.mix(List.of(), MemorySegment.ofArray(alone));
    assertThat(alone).containsExactly(0.1, 0.2);
  }

  @Test
  void labelsOfFloatsAreMixedToo() throws IOException {
    doubles(1, Shape.of(), 0);
    doubles(2, Shape.of(), 1);
    LabelMix mix = new LabelMix(labels(Labels.Encoding.ONE_HOT), "transforms[0].kind: mixup");
    float[] label = {1, 0};
    mix.mix(List.of(new Mix(1, 0.75)), MemorySegment.ofArray(label));
    assertThat(label).containsExactly(0.75f, 0.25f);
  }

  @Test
  void labelsThatAreNoVectorsOfFloatsAreNotMixed() throws IOException {
    doubles(1, Shape.of(), 0);
    doubles(2, Shape.of(), 1);
    assertThatThrownBy(() -> new LabelMix(labels(Labels.Encoding.AS_IS), "mixup"))
        .isInstanceOf(UnmixableLabelsException.class)
        .hasMessageStartingWith(
            "mixup mixes labels too, and these are float64 of shape (); allowed: one-hot vectors of"
                + " float32 or float64")
        .hasMessageEndingWith(
            ". Use one-hot labels (2 classes): \"labels\": {\"encoding\": \"oneHot\"}")
        .extracting(refused -> ((UnmixableLabelsException) refused).remedy())
        .isEqualTo("Use one-hot labels (2 classes)");
    doubles(2, Shape.of(), 0.5);
    assertThatThrownBy(() -> new LabelMix(labels(Labels.Encoding.AS_IS), "mixup"))
        .isExactlyInstanceOf(RecipeException.class);
  }

  @Test
  void aLabelThatCanNotBeServedIsNamedBeforeItIs() throws IOException {
    doubles(1, Shape.of(), 0);
    doubles(2, Shape.of(), 0.5);
    Recipe recipe = Recipe.DEFAULT.withLabels(new Labels(Labels.Encoding.INDEX, List.of()));
    var examples = new LabelledExamples(Batches.split(temp, SplitName.TRAIN), recipe);
    examples.requireLabel(0);
    assertThatThrownBy(() -> examples.requireLabel(1))
        .isInstanceOf(BadFileException.class)
        .hasMessage("train/b/id-label-2.npy: label 0.5 is not the index of a class");
    Fixture.floats(temp.resolve("test/b/id-1.npy"), 1);
    new LabelledExamples(Batches.split(temp, SplitName.TEST), Recipe.DEFAULT).requireLabel(0);
  }
}

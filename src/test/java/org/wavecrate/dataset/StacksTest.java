package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

/// Arrays that hold many examples. Element k of an array here, counted in C order, is k.
class StacksTest {
  @TempDir private Path temp;

  private void array(String name, long... axes) {
    Shape shape = Shape.of(axes);
    float[] values = new float[(int) shape.elements()];
    byte[] bytes = new byte[4 * values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    MemorySegment.ofArray(bytes).copyFrom(MemorySegment.ofArray(values));
    Fixture.array(temp.resolve(name), Dtype.FLOAT32, shape, bytes);
  }

  private void labels(String name, int count) {
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i % 5;
    }
    Fixture.longs(temp.resolve(name), Shape.of(count), numbers);
  }

  private Dataset open() throws IOException {
    return Dataset.open(temp, Progress.NONE);
  }

  private Dataset open(Holds holds) throws IOException {
    return Dataset.open(
        temp,
        Arrangement.AUTO.withHolds(Optional.of(holds)),
        (file, text, key, value) -> Map.of(),
        Progress.NONE);
  }

  private static float[] values(Example example) throws BadFileException {
    try (ArrayFile file = example.open()) {
      float[] values = new float[(int) file.header().shape().elements()];
      file.readFloats(0, MemorySegment.ofArray(values));
      return values;
    }
  }

  private static long label(Example example) throws BadFileException {
    try (ArrayFile file = example.openLabel()) {
      assertThat(file.header().shape()).isEqualTo(Shape.of());
      return LabelClasses.of(file)[0];
    }
  }

  @Test
  void namesOfSplitsMakeThemAndRowsKeepTheirLabels() throws IOException {
    array("X_train.npy", 700, 3, 2);
    labels("y_train.npy", 700);
    array("X_test.npy", 4, 3, 2);
    labels("y_test.npy", 4);
    Dataset dataset = open();

    assertThat(dataset.splits())
        .extracting(Split::name)
        .containsExactly(SplitName.TRAIN, SplitName.TEST);
    Split train = dataset.split(SplitName.TRAIN).orElseThrow();
    assertThat(train.blocks())
        .extracting(Block::path)
        .containsExactly("X_train.npy[0:320]", "X_train.npy[320:640]", "X_train.npy[640:700]");
    Example example = train.example(417);
    assertThat(example.path()).isEqualTo("X_train.npy[417]");
    assertThat(example.labelPath()).isEqualTo("y_train.npy[417]");
    assertThat(example.location().toString())
        .isEqualTo(temp.toRealPath().resolve("X_train.npy") + "[417]");
    assertThat(values(example)).containsExactly(2502, 2503, 2504, 2505, 2506, 2507);
    assertThat(label(example)).isEqualTo(417 % 5);
    assertThat(dataset.find("X_train.npy[417]")).contains(example);
    assertThat(dataset.find("train/X_train.npy[417]")).contains(example);
    assertThat(dataset.find("X_train.npy[700]")).isEmpty();
    assertThat(dataset.leftOut()).isEmpty();
    assertThat(dataset.notes()).isEmpty();
  }

  @Test
  void oneArrayASplitNeedsNoLabels() throws IOException {
    array("train.npy", 50, 16, 9);
    array("validation.npy", 6, 16, 9);
    Dataset dataset = open();

    assertThat(dataset.split(SplitName.TRAIN).orElseThrow().size()).isEqualTo(50);
    assertThat(dataset.split(SplitName.VALIDATION).orElseThrow().size()).isEqualTo(6);
    assertThat(dataset.split(SplitName.TRAIN).orElseThrow().example(7).hasLabel()).isFalse();
  }

  @Test
  void featuresAndLabelsOfAFolderBelongTogether() throws IOException {
    array("train/features.npy", 12, 5);
    labels("train/labels.npy", 12);
    Dataset dataset = open();
    Split train = dataset.split(SplitName.TRAIN).orElseThrow();

    assertThat(train.size()).isEqualTo(12);
    assertThat(train.example(3).path()).isEqualTo("train/features.npy[3]");
    assertThat(label(train.example(3))).isEqualTo(3);
  }

  @Test
  void batchFilesAreTakenApartInTheirBlock() throws IOException {
    for (int k = 0; k < 11; k++) {
      array("train/b/batch-" + k + ".npy", 8, 70);
      labels("train/b/batch-label-" + k + ".npy", 8);
    }
    Split train = open().split(SplitName.TRAIN).orElseThrow();

    assertThat(train.blocks()).extracting(Block::path).containsExactly("train/b");
    assertThat(train.size()).isEqualTo(88);
    assertThat(train.example(82).path()).isEqualTo("train/b/batch-10.npy[2]");
    assertThat(values(train.example(82))).startsWith(140, 141).hasSize(70);
    assertThat(label(train.example(82))).isEqualTo(2);
  }

  @Test
  void labelsAlongTimeDoNotTakeSpectraApart() throws IOException {
    for (int k = 1; k < 4; k++) {
      array("train/b/id-" + k + ".npy", 60, 229);
      Fixture.array(
          temp.resolve("train/b/id-label-" + k + ".npy"),
          Dtype.FLOAT32,
          Shape.of(60, 88),
          new byte[4 * 60 * 88]);
    }
    Dataset dataset = open();

    assertThat(dataset.size()).isEqualTo(3);
    assertThat(dataset.notes())
        .extracting(Remark::text)
        .containsExactly(
            "train: arrays of shape (60, 229) have labels of shape (60, 88); each was read as one"
                + " example with a label along its first axis; \"array\": {\"holds\":"
                + " \"examples\"} in the recipe says that each holds 60 examples");
    assertThat(open(Holds.EXAMPLES).size()).isEqualTo(180);
    assertThat(open(Holds.EXAMPLE).notes()).isEmpty();
  }

  @Test
  void labelsOfAllArraysInOneAreNoExample() throws IOException {
    for (int k = 0; k < 5; k++) {
      array("train/clip" + k + ".npy", 40);
    }
    array("train/labels.npy", 5);
    Dataset dataset = open();

    assertThat(dataset.size()).isEqualTo(5);
    assertThat(dataset.leftOut()).singleElement().asString().contains("labels.npy", "one row for");
    array("train/labels.npy", 6);
    assertThat(open().size()).isEqualTo(6);
  }

  @Test
  void aStereoSoundWithALabelForEachChannelStaysOne() throws IOException {
    array("train/b/id-1.npy", 2, 4000);
    Fixture.longs(temp.resolve("train/b/id-label-1.npy"), Shape.of(2), 0, 1);

    assertThat(open().size()).isEqualTo(1);
    assertThat(open(Holds.EXAMPLES).size()).isEqualTo(2);
  }

  @Test
  void whatLiesBesideIsLeftOutByName() throws IOException {
    array("X_train.npy", 20, 5);
    labels("y_train.npy", 20);
    array("mean.npy", 5);
    labels("y_val.npy", 3);
    Dataset dataset = open();

    assertThat(dataset.size()).isEqualTo(20);
    assertThat(dataset.leftOut())
        .extracting(LeftOut::toString)
        .containsExactly(
            "mean.npy: 1 file, lies beside arrays that hold many examples and belongs to none",
            "y_val.npy: 1 file, lies beside arrays that hold many examples and belongs to none");
  }

  @Test
  void labelsOfAnotherNumberAreNotServed() throws IOException {
    array("X_train.npy", 20, 5);
    labels("y_train.npy", 19);
    Dataset dataset = open();

    assertThat(dataset.splits().getFirst().example(0).hasLabel()).isFalse();
    assertThat(dataset.leftOut())
        .extracting(LeftOut::toString)
        .containsExactly(
            "y_train.npy: 1 file, has shape (19,), which is not one label for each of the examples"
                + " in X_train.npy (20, 5)");
  }

  @Test
  void rowsOfFortranOrderAndOtherBytesAreRead() throws IOException {
    byte[] header =
        "{'descr': '>i2', 'fortran_order': True, 'shape': (3, 4), }"
            .getBytes(StandardCharsets.US_ASCII);
    byte[] file = new byte[10 + header.length + 24];
    System.arraycopy(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, 0, file, 0, 8);
    file[8] = (byte) header.length;
    System.arraycopy(header, 0, file, 10, header.length);
    for (int i = 0; i < 12; i++) {
      file[10 + header.length + 2 * i + 1] = (byte) i;
    }
    Files.write(temp.resolve("train.npy"), file);

    Split train = open().splits().getFirst();
    assertThat(values(train.example(1))).containsExactly(1, 4, 7, 10);
  }

  @Test
  void anArrayThatChangesWhileItIsOpenIsBad() throws IOException {
    array("train.npy", 20, 5);
    Split train = open().splits().getFirst();
    array("train.npy", 21, 5);

    assertThatThrownBy(() -> train.example(3).open())
        .isInstanceOf(BadFileException.class)
        .hasMessage("train.npy[3]: was changed while it was open");
  }

  @Test
  void wordsOfNamesAreFoundHoweverTheyAreJoined() {
    for (String name : List.of("X_train", "x-train", "trainX", "Xtrain", "train_data", "xtrain")) {
      StackName found = StackName.of(name + ".npy");
      assertThat(found.split()).as(name).contains(SplitName.TRAIN);
      assertThat(found.role()).as(name).isEqualTo(StackName.Role.EXAMPLES);
      assertThat(found.key()).as(name).isEqualTo("train");
    }
    for (String name : List.of("y_test", "test_labels", "testY", "ytest", "labels-test")) {
      StackName found = StackName.of(name + ".npy");
      assertThat(found.split()).as(name).contains(SplitName.TEST);
      assertThat(found.role()).as(name).isEqualTo(StackName.Role.LABELS);
    }
    assertThat(StackName.of("batch_03_y.npy").key()).isEqualTo(StackName.of("Batch_3_x.npy").key());
  }

  @Test
  void otherWordsThatEndLikeThoseStayWhole() {
    StackName joined = StackName.of("trainx.npy");
    assertThat(joined.split()).contains(SplitName.TRAIN);
    assertThat(joined.role()).isEqualTo(StackName.Role.EXAMPLES);
    assertThat(StackName.of("testy.npy").role()).isEqualTo(StackName.Role.LABELS);
    StackName word = StackName.of("galaxy.npy");
    assertThat(word.split()).isEmpty();
    assertThat(word.role()).isEqualTo(StackName.Role.UNSAID);
    assertThat(word.key()).isEqualTo(" galaxy");
  }

  @Test
  void whatFillsItsBlocksLeavesNoEmptyOne() throws IOException {
    array("X_train.npy", 640, 3, 2);
    array("X_test.npy", 320, 3, 2);
    Dataset dataset = open();
    assertThat(dataset.split(SplitName.TRAIN).orElseThrow().blocks())
        .extracting(Block::size)
        .containsExactly(320, 320);
    assertThat(dataset.split(SplitName.TEST).orElseThrow().blocks())
        .extracting(Block::size)
        .containsExactly(320);
  }

  @Test
  void rowsAreReadFromAnyByteToAnyByte() throws IOException {
    array("X_train.npy", 20, 3, 1);
    array("X_test.npy", 2, 3, 1);
    Example example = open(Holds.EXAMPLES).splits().getFirst().example(7);
    try (ByteSource row = example.openBytes()) {
      byte[] whole = new byte[(int) row.size()];
      row.read(0, MemorySegment.ofArray(whole));
      for (int from = whole.length - 20; from < whole.length; from++) {
        for (int to = from + 1; to <= whole.length; to++) {
          byte[] part = new byte[to - from];
          row.read(from, MemorySegment.ofArray(part));
          assertThat(part).isEqualTo(Arrays.copyOfRange(whole, from, to));
        }
      }
      MemorySegment beyond = MemorySegment.ofArray(new byte[2]);
      assertThatThrownBy(() -> row.read(whole.length - 1, beyond))
          .hasMessage("is truncated: it ended at byte " + whole.length);
    }
  }
}

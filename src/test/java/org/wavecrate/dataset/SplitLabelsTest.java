package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Cancelling;
import org.wavecrate.Fixture;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

/// The classes that labels name, and those that are none.
class SplitLabelsTest {
  @TempDir Path temp;

  private void label(String block, int n, Shape shape, double... values) {
    Fixture.floats(temp.resolve(block + "/id-" + n + ".npy"), n, 1);
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    Fixture.array(
        temp.resolve(block + "/id-label-" + n + ".npy"),
        new Dtype(Dtype.Kind.FLOAT, 8, false),
        shape,
        bytes.array());
  }

  private Split split() throws IOException {
    return Dataset.open(temp, Progress.NONE).splits().getFirst();
  }

  private SplitLabels read() throws IOException {
    return SplitLabels.read(split(), Progress.NONE).orElseThrow();
  }

  private static List<List<Long>> classes(SplitLabels labels) {
    return IntStream.range(0, labels.count()).mapToObj(labels::classes).toList();
  }

  private static Progress counting(AtomicLong most, long expected) {
    return new Progress() {
      @Override
      public void report(long done, long total) {
        assertThat(total).isEqualTo(expected);
        most.accumulateAndGet(done, Math::max);
      }

      @Override
      public boolean isCancelled() {
        return false;
      }
    };
  }

  @Test
  void differentLabelsAreNumberedByTheirClassesAndHavingNoneComesLast() throws IOException {
    label("train/b", 1, Shape.of(), 7);
    label("train/b", 2, Shape.of(3), 0, 1, 1);
    label("train/b", 3, Shape.of(3), 0, 1, 0);
    label("train/b", 4, Shape.of(), 7);
    label("train/b", 5, Shape.of(), 0.5);
    label("train/b", 6, Shape.of(), -3);
    Fixture.floats(temp.resolve("train/b/id-7.npy"), 7, 1);
    label("train/b", 8, Shape.of(), 1);
    Files.write(temp.resolve("train/b/id-label-8.npy"), new byte[3]);
    SplitLabels labels = read();
    assertThat(classes(labels))
        .containsExactly(List.of(-3L), List.of(1L), List.of(1L, 2L), List.of(7L), List.of());
    assertThat(IntStream.range(0, labels.size()).map(labels::of).boxed())
        .containsExactly(3, 2, 1, 3, 4, 0, 4, 4);
    assertThat(IntStream.range(0, labels.count()).map(labels::examples).boxed())
        .containsExactly(1, 1, 1, 2, 3);
  }

  @Test
  void labelsThatNameNoClassAreNone() throws IOException {
    label("train/b", 1, Shape.of(), 0.5);
    label("train/b", 2, Shape.of(2), 0.5, 0.5);
    label("train/b", 3, Shape.of(2, 2), 1, 0, 0, 1);
    label("train/b", 4, Shape.of(0));
    assertThat(SplitLabels.read(split(), Progress.NONE)).isEmpty();
    label("train/b", 5, Shape.of(), 2);
    assertThat(SplitLabels.read(split(), Progress.NONE)).isPresent();
  }

  @Test
  void readingTellsHowFarItIsAndCanBeCancelled() throws IOException {
    for (int n = 1; n <= 300; n++) {
      label("train/b", n, Shape.of(), n % 3);
    }
    AtomicLong most = new AtomicLong();
    SplitLabels labels = SplitLabels.read(split(), counting(most, 300)).orElseThrow();
    assertThat(most).hasValue(300);
    assertThat(labels.count()).isEqualTo(3);
    assertThat(labels.of(299)).isZero();
    Progress cancelled = Cancelling.AT_ONCE;
    Split split = split();
    assertThatThrownBy(() -> SplitLabels.read(split, cancelled))
        .isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @CsvSource({"9007199254740991, true", "9007199254740992, false", "-1, true", "NaN, false"})
  void aNumberThatIsWholeAndExactIsAClass(double value, boolean expected) throws IOException {
    label("train/b", 1, Shape.of(), value);
    try (ArrayFile file = split().example(0).openLabel()) {
      assertThat(LabelClasses.of(file)).hasSize(expected ? 1 : 0);
      assertThat(LabelClasses.number(file)).hasValue(value);
    }
  }

  @ParameterizedTest
  @CsvSource({"4096, 1", "4097, 0"})
  void aLongVectorIsSomethingOverTime(int size, int classes) throws IOException {
    double[] values = new double[size];
    values[size - 1] = 1;
    label("train/b", 1, Shape.of(size), values);
    try (ArrayFile file = split().example(0).openLabel()) {
      assertThat(LabelClasses.of(file)).hasSize(classes);
      assertThat(LabelClasses.number(file)).isEmpty();
    }
  }

  private Optional<ClassRange> range() throws IOException {
    return split().classRange();
  }

  @Test
  void theRangeEndsWithTheLargestClassOfAllSplits() throws IOException {
    label("train/b", 1, Shape.of(), 2);
    Fixture.floats(temp.resolve("test/b/id-1.npy"), 1, 1);
    assertThat(range()).contains(new ClassRange(3, true));
    label("validation/b", 1, Shape.of(), 5);
    assertThat(range()).contains(new ClassRange(6, true));
    label("validation/b", 2, Shape.of(3), 0, 1, 1);
    assertThat(range()).as("several classes").contains(new ClassRange(6, false));
  }

  @Test
  void vectorsAreAsLongAsThereAreClasses() throws IOException {
    label("train/b", 1, Shape.of(4), 0, 1, 0, 0);
    assertThat(range()).contains(new ClassRange(4, true));
    label("train/b", 2, Shape.of(4), 0, 0, 0, 0);
    assertThat(range()).as("a label without a class").contains(new ClassRange(4, false));
  }

  @Test
  void labelsThatAreNoClassesHaveNoRange() throws IOException {
    label("train/b", 1, Shape.of(), 2);
    label("train/b", 2, Shape.of(), 0.5);
    assertThat(range()).as("a real number").isEmpty();
    label("train/b", 2, Shape.of(), -1);
    assertThat(range()).as("a negative one").isEmpty();
    label("train/b", 2, Shape.of(), SplitLabels.MOST - 1);
    assertThat(range()).contains(new ClassRange(SplitLabels.MOST, true));
    label("train/b", 2, Shape.of(), SplitLabels.MOST);
    assertThat(range()).as("too large").isEmpty();
    label("train/b", 2, Shape.of(), 1);
    Files.write(temp.resolve("train/b/id-label-1.npy"), new byte[3]);
    assertThat(range()).as("one that can't be read").contains(new ClassRange(2, true));
    Files.write(temp.resolve("train/b/id-label-2.npy"), new byte[3]);
    assertThat(range()).as("none that can").isEmpty();
  }

  @Test
  void labelsOverTimeHaveNoRange() throws IOException {
    label("train/b", 1, Shape.of(1, 2), 1, 0);
    label("train/b", 2, Shape.of(), 1);
    assertThat(range()).isEmpty();
  }

  @Test
  void aSummaryTellsClassesFromMeasurements() throws IOException {
    label("train/b", 1, Shape.of(), 2);
    label("train/b", 2, Shape.of(), 2);
    label("train/b", 3, Shape.of(2), 1, 1);
    SplitSummary classes = Summary.of(split(), Progress.NONE);
    assertThat(classes.labels()).hasToString("{0=1, 1=1, 2=2}");
    assertThat(classes.values()).isEmpty();
    label("train/b", 3, Shape.of(), 0.5);
    SplitSummary values = Summary.of(split(), Progress.NONE);
    assertThat(values.labels()).isEmpty();
    assertThat(values.values())
        .contains(
            new SplitSummary.Values(
                3, 0.5, 2, 1.5, List.of(0.5, 0.5, 0.5, 0.5, 2.0, 2.0, 2.0, 2.0, 2.0)));
    assertThat(SplitSummary.Values.of(IntStream.rangeClosed(0, 20).asDoubleStream().toArray()))
        .isEqualTo(
            new SplitSummary.Values(
                21, 0, 20, 10, List.of(2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 18.0)));
  }

  @Test
  void aSummaryListsTypesShapesAndWhatCanNotBeRead() throws IOException {
    label("train/b", 1, Shape.of(), 2);
    label("train/b", 2, Shape.of(), 2);
    Fixture.floats(temp.resolve("train/b/id-3.npy"), 1, 2, 3);
    Fixture.floats(temp.resolve("train/b/id-4.npy"), 1, 2, 3, 4);
    Files.write(temp.resolve("train/b/id-2.npy"), new byte[3]);
    Files.write(temp.resolve("train/b/id-label-2.npy"), new byte[3]);
    AtomicLong most = new AtomicLong();
    SplitSummary summary = Summary.of(split(), counting(most, 4));
    assertThat(most).hasValue(4);
    assertThat(summary.arrays())
        .containsExactly(
            new SplitSummary.ArrayCount(Dtype.FLOAT32, Shape.of(2), 1),
            new SplitSummary.ArrayCount(Dtype.FLOAT32, Shape.of(3), 1),
            new SplitSummary.ArrayCount(Dtype.FLOAT32, Shape.of(4), 1));
    assertThat(summary.unlabelled()).isEqualTo(2);
    assertThat(summary.bytes()).isEqualTo(4 * 128 + 8 + 12 + 16 + 8);
    assertThat(summary.bad())
        .extracting(BadFileException::getMessage)
        .allMatch(message -> message.contains("is no .npy file"))
        .extracting(message -> message.substring(0, message.indexOf(':')))
        .isEqualTo(Arrays.asList("train/b/id-2.npy", "train/b/id-label-2.npy"));
    Fixture.floats(temp.resolve("train/b/id-3.npy"), 1, 2, 3, 4);
    assertThat(Summary.of(split(), Progress.NONE).arrays().getFirst())
        .as("the most first")
        .isEqualTo(new SplitSummary.ArrayCount(Dtype.FLOAT32, Shape.of(4), 2));
  }
}

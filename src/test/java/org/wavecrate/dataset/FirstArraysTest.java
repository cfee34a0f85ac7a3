package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.audio.Axes;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

/// The first arrays tell what all are.
class FirstArraysTest {
  @TempDir Path temp;

  private void array(String path, String code, long... axes) throws IOException {
    Dtype dtype = Dtype.parse(code);
    Shape shape = Shape.of(axes);
    byte[] data = new byte[(int) shape.elements() * dtype.bytes()];
    Fixture.array(temp.resolve(path), dtype, shape, data);
  }

  private void doubles(String path, double... values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    Fixture.array(temp.resolve(path), Dtype.parse("<f8"), Shape.of(values.length), bytes.array());
  }

  private ArrayAccount account(ArrayStatement stated) throws IOException {
    return Dataset.open(temp, Progress.NONE).account(stated);
  }

  private ArrayAccount account() throws IOException {
    return account(ArrayStatement.NONE);
  }

  private FirstArrays evidence() throws IOException {
    return new FirstArrays(Dataset.open(temp, Progress.NONE).splits());
  }

  @Test
  void theTypeOfMostCountsWhateverItsByteOrder() throws IOException {
    array("train/b/1.npy", "<i2", 900);
    array("train/b/2.npy", ">f4", 900);
    assertThat(evidence().dtype()).as("the first of as many").contains(Dtype.parse("<i2"));
    array("train/b/3.npy", "<f4", 800);
    assertThat(evidence().dtype()).contains(Dtype.FLOAT32);
    assertThat(evidence().shapes()).hasToString("{(900,)=2, (800,)=1}");
    assertThat(account().fullScale()).isEqualTo(1);
  }

  @Test
  void theFirstThatCanBeReadIsTheFirst() throws IOException {
    array("train/b/1.npy", "<i2", 900);
    array("test/b/1.npy", ">f8", 700);
    assertThat(evidence().first())
        .contains(new ArrayAccount.One(Dtype.parse("<i2"), Shape.of(900)));
    Files.write(temp.resolve("train/b/1.npy"), new byte[3]);
    assertThat(evidence().first())
        .contains(new ArrayAccount.One(Dtype.parse(">f8"), Shape.of(700)));
    assertThat(evidence().dtype()).contains(Dtype.parse("<f8"));
    Files.write(temp.resolve("test/b/1.npy"), new byte[3]);
    assertThat(evidence().first()).isEmpty();
    assertThat(evidence().dtype()).isEmpty();
    assertThat(evidence().shapes()).isEmpty();
  }

  @Test
  void theRangeIsThatOfFiniteValuesOfTheUsualType() throws IOException {
    doubles("train/b/1.npy", 3, -2, Double.POSITIVE_INFINITY, Double.NaN);
    doubles("train/b/2.npy", -5, 1, Double.NEGATIVE_INFINITY);
    Fixture.floats(temp.resolve("train/b/3.npy"), 900);
    assertThat(evidence().range()).containsExactly(-5, 3);
    double[] range = evidence().range();
    FirstArrays arrays = evidence();
    arrays.range()[0] = 77;
    assertThat(arrays.range()).as("a copy each").isEqualTo(range);
  }

  @Test
  void withoutFiniteValuesTheRangeIsEmpty() throws IOException {
    doubles("train/b/1.npy", Double.NaN);
    assertThat(evidence().range()).containsExactly(0, 0);
  }

  @Test
  void valuesOfUsualDoublesTellFullScale() throws IOException {
    doubles("train/b/1.npy", new double[900]);
    assertThat(account().fullScale()).isEqualTo(1);
    double[] loud = new double[900];
    loud[0] = 20_000;
    loud[1] = -20_000;
    doubles("train/b/2.npy", loud);
    assertThat(account().fullScale()).isEqualTo(32_768);
    ArrayAccount stated =
        account(new ArrayStatement(Optional.of(Axes.SAMPLES), OptionalDouble.of(7)));
    assertThat(stated.fullScale()).isEqualTo(7);
  }

  @Test
  void noMoreThan1024HeadersAreLookedAt() throws IOException {
    for (int n = 1; n <= 1025; n++) {
      Fixture.floats(temp.resolve("train/b/" + n + ".npy"), new float[n == 1025 ? 2 : 1]);
    }
    assertThat(evidence().shapes()).hasToString("{(1,)=1024}");
    Files.write(temp.resolve("train/b/1.npy"), new byte[3]);
    assertThat(evidence().shapes()).as("one can't be read").hasToString("{(1,)=1023, (2,)=1}");
  }

  @Test
  void noMoreThan64ArraysAreMeasured() throws IOException {
    for (int n = 1; n <= 65; n++) {
      doubles("train/b/" + n + ".npy", n, -1);
    }
    assertThat(evidence().range()).containsExactly(-1, 64);
  }

  @Test
  void theTrainingSplitIsFound() throws IOException {
    array("train/b/1.npy", "<f4", 900);
    array("test/b/1.npy", "<f4", 900);
    assertThat(evidence().training().orElseThrow().name()).isEqualTo(SplitName.TRAIN);
    Fixture.delete(temp.resolve("train"));
    assertThat(evidence().training()).isEmpty();
  }
}

package org.wavecrate.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.audio.Axes;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.storage.BoundedFolder;

class PartTableTest {
  private static final Path RESOURCES = Path.of("src/test/resources/summary");

  @TempDir private Path folder;

  private ExampleTable table(String name, String axes) throws IOException {
    Path alone = Files.createDirectories(folder.resolve(name));
    if (!Files.exists(alone.resolve("1.npy"))) {
      Files.copy(RESOURCES.resolve(name), alone.resolve("1.npy"));
    }
    Axes stated =
        Arrays.stream(Axes.values()).filter(a -> a.text().equals(axes)).findFirst().orElseThrow();
    ArrayStatement array = new ArrayStatement(Optional.of(stated), OptionalDouble.empty());
    ExampleTable table = new ExampleTable(Dataset.open(alone, Progress.NONE), array);
    new Statistics(new BoundedFolder(folder.resolve("cache"), 1 << 20), 1)
        .fill(table, Progress.NONE);
    return table;
  }

  private static double number(String numpy) {
    return numpy.equals("nan") ? Double.NaN : Double.parseDouble(numpy);
  }

  /// Measured first, then as remembered.
  @Test
  void theLevelsOfEachChannelAreThoseOfNumPy() throws IOException {
    List<String> lines = Files.readAllLines(RESOURCES.resolve("channels.tsv"));
    assertThat(lines).hasSize(5);
    for (String line : twice(lines)) {
      String[] fields = line.split("\t");
      PartTable parts = table(fields[0], fields[1]).parts();
      int channel = Integer.parseInt(fields[2]);
      assertThat(parts.bins(0)).isZero();
      assertThat(parts.channels(0)).isGreaterThan(channel);
      assertThat(parts.peak(0, channel)).as(line).isCloseTo(floating(fields[3]), within(1e-6f));
      assertThat(parts.rms(0, channel)).as(line).isCloseTo(floating(fields[4]), within(1e-6f));
      assertThat(parts.dcOffset(0, channel)).as(line).isCloseTo(floating(fields[5]), within(1e-6f));
    }
  }

  private static float floating(String numpy) {
    return (float) number(numpy);
  }

  private static List<String> twice(List<String> lines) {
    return Collections.nCopies(2, lines).stream().flatMap(List::stream).toList();
  }

  @Test
  void theBinsOfFeaturesAreThoseOfNumPyInAnyLayout() throws IOException {
    List<String> lines = Files.readAllLines(RESOURCES.resolve("bins.tsv"));
    assertThat(lines).hasSize(30);
    for (String line : twice(lines)) {
      String[] fields = line.split("\t");
      PartTable parts = table(fields[0], fields[1]).parts();
      assertThat(parts.bins(0)).isEqualTo(6);
      Moments bin = new Moments();
      parts.addTo(bin, 0, Integer.parseInt(fields[2]));
      double mean = number(fields[3]);
      double deviation = number(fields[4]);
      if (Double.isNaN(mean)) {
        assertThat(bin.count()).isZero();
        assertThat(bin.mean()).isNaN();
        assertThat(bin.deviation()).isNaN();
      } else {
        assertThat(bin.mean()).as(line).isCloseTo(mean, within(Math.abs(mean) * 1e-6 + 1e-6));
        assertThat(bin.deviation()).as(line).isCloseTo(deviation, within(deviation * 1e-4));
      }
      assertThat(bin.invalid()).as(line).isEqualTo(Long.parseLong(fields[5]));
    }
  }

  /// NumPy: `mel.mean()`, `mel.std()` of float64.
  @Test
  void theBinsAddUpToTheWhole() throws IOException {
    ExampleTable table = table("mel.npy", "frames,bins");
    double rate = Double.NaN;
    assertThat(Column.MEAN.of(table, 0, rate)).isCloseTo(16822.6599, within(0.01));
    assertThat(Column.DEVIATION.of(table, 0, rate)).isCloseTo(37199.4036, within(0.01));
    assertThat(Column.INVALID.of(table, 0, rate)).isZero();
    ExampleTable broken = table("mel-broken.npy", "frames,bins");
    assertThat(Column.INVALID.of(broken, 0, rate)).isEqualTo(52);
    assertThat(Column.MEAN.of(table("stereo.npy", "samples,channels"), 0, rate)).isNaN();
  }

  @Test
  void tooManyBinsAreKeptOfSomeExamplesOnly() throws IOException {
    ExampleTable table = table("mel-broken.npy", "frames,bins");
    FactColumns known = table.columns();
    FactColumns many = new FactColumns(1 << 19, false);
    // 18 numbers for each of 2^19 rows are more than may be kept, half of them are not.
    for (int row = 0; row < 6; row++) {
      many.copy(row, known, 0);
    }
    assertThat(many.parts[0]).isEqualTo(known.parts[0]);
    assertThat(many.parts[4]).isEqualTo(known.parts[0]);
    assertThat(many.parts[1]).hasSize(3);
    Moments whole = table.parts().moments(0);
    assertThat(many.parts[1])
        .containsExactly((float) whole.mean(), (float) whole.deviation(), (float) 52);
  }
}

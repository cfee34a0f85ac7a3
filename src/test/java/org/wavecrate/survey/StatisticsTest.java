package org.wavecrate.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Cancelling;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.storage.BoundedFolder;

class StatisticsTest {
  @TempDir Path folder;

  private Path cache() {
    return folder.resolve("cache");
  }

  private Dataset dozen() throws IOException {
    return Folders.dozen(folder.resolve("data"));
  }

  @Test
  void agreeWithNumPyForEveryTypeAndLayout() throws IOException {
    Path resources = Path.of("src/test/resources/library");
    List<String> lines = Files.readAllLines(resources.resolve("statistics.tsv"));
    assertThat(lines).hasSize(Dataset.open(resources, Progress.NONE).size());
    for (String line : lines) {
      String[] fields = line.split("\t");
      // Full scale is that of a dataset, so each is one of its own.
      Path alone = folder.resolve(fields[0].replace('/', '-'));
      Files.createDirectories(alone);
      Files.copy(resources.resolve(fields[0]), alone.resolve("1.npy"));
      ExampleTable table = Folders.known(Dataset.open(alone, Progress.NONE), cache());
      Facts facts = table.facts(0).orElseThrow();
      close(fields[0] + " peak", facts.peakDb(), fields[1], 1e-4);
      close(fields[0] + " rms", facts.rmsDb(), fields[2], 1e-4);
      close(fields[0] + " clipped", facts.clipped(), fields[3], 0);
      close(fields[0] + " dc", facts.dcOffset(), fields[4], 1e-6);
      close(fields[0] + " centroid", facts.centroid(), fields[5], 1e-5);
    }
  }

  private static void close(String what, double found, String numpy, double tolerance) {
    double expected = Double.parseDouble(numpy.replace("inf", "Infinity").replace("nan", "NaN"));
    if (Double.isFinite(expected)) {
      Offset<Double> offset = within(tolerance);
      assertThat(found).as(what).isCloseTo(expected, offset);
    } else {
      assertThat(Double.compare(found, expected)).as(what).isZero();
    }
  }

  @Test
  void tellShapesLabelsAndWhatIsBad() throws IOException {
    Path data = folder.resolve("data");
    dozen();
    Files.writeString(data.resolve("train data/block-id-1/id-2.npy"), "no array");
    Files.writeString(data.resolve("train data/block-id-1/id-label-3.npy"), "no label");
    Folders.floats(data.resolve("train data/block-id-1/id-4.npy"), new float[] {0, Float.NaN});
    ExampleTable table = Folders.known(Dataset.open(data, Progress.NONE), cache());
    assertThat(table.isComplete()).isTrue();
    assertThat(table.facts(0).orElseThrow().shape().orElseThrow()).hasToString("(1000,)");
    assertThat(table.classes(0)).containsExactly(1L);
    assertThat(table.problem(0)).isEmpty();
    assertThat(table.problem(1).orElseThrow().reason()).contains("is no .npy file");
    assertThat(table.problem(2).orElseThrow().cause()).isEqualTo(Facts.Cause.LABEL);
    assertThat(table.facts(2).orElseThrow().peakDb()).isFinite();
    assertThat(table.problem(3).orElseThrow().reason()).contains("1 sample", "NaN");
  }

  @Test
  void areKeptAndOnlyWhatChangedIsReadAgain() throws IOException {
    Dataset dataset = dozen();
    ExampleTable first = Folders.known(dataset, cache());
    // What is not read any more can't be missed.
    Path kept = folder.resolve("data/train data/block-id-1/id-1.npy");
    FileTime time = Files.getLastModifiedTime(kept);
    byte[] content = Files.readAllBytes(kept);
    Files.write(kept, new byte[content.length]);
    Files.setLastModifiedTime(kept, time);
    Path changed = folder.resolve("data/train data/block-id-1/id-2.npy");
    Folders.floats(changed, Folders.sine(1000, 0.25, 1e-3));
    Files.setLastModifiedTime(changed, FileTime.fromMillis(time.toMillis() + 5000));
    Folders.floats(folder.resolve("data/train data/block-id-1/id-0.npy"), new float[64]);

    ExampleTable second = Folders.known(Dataset.open(dataset.path(), Progress.NONE), cache());
    assertThat(second.size()).isEqualTo(13);
    assertThat(second.facts(1)).isEqualTo(first.facts(0));
    assertThat(second.facts(2).orElseThrow().peakDb()).isCloseTo(-60, within(0.1f));
    assertThat(second.facts(12)).isEqualTo(first.facts(11));
  }

  @Test
  void ignoreADamagedCache() throws IOException {
    Dataset dataset = dozen();
    ExampleTable first = Folders.known(dataset, cache());
    Path stored;
    try (Stream<Path> files = Files.walk(cache())) {
      stored = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(stored);
    for (int at = 0; at < bytes.length; at += 7) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x40;
      assertThat(StoredFacts.read(damaged, first.account())).isEmpty();
    }
    Files.write(stored, new byte[] {1, 2, 3});
    assertThat(Folders.known(dataset, cache()).facts(5)).isEqualTo(first.facts(5));
    assertThat(StoredFacts.read(bytes, first.account())).isPresent();
  }

  @Test
  void stopWhenCancelledAndKeepWhatIsKnown() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Progress soon = Cancelling.when(() -> asked.incrementAndGet() > 8);
    ExampleTable table = new ExampleTable(dozen(), ArrayStatement.NONE);
    Statistics statistics = new Statistics(new BoundedFolder(cache(), 1 << 20), 1);
    assertThatThrownBy(() -> statistics.fill(table, soon))
        .isInstanceOf(CancellationException.class);
    assertThat(table.known()).isBetween(1, 11);
    assertThat(table.facts(11)).isEmpty();
    assertThat(table.isKnown(11)).isFalse();
    statistics.fill(table, Progress.NONE);
    assertThat(table.isComplete()).isTrue();
  }

  @Test
  void workWhereNothingCanBeStored() throws IOException {
    Path file = Files.writeString(folder.resolve("a file"), "");
    assertThat(Folders.known(dozen(), file.resolve("below")).isComplete()).isTrue();
  }
}

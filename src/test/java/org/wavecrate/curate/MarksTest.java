package org.wavecrate.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Folders;
import org.wavecrate.survey.Rows;
import org.wavecrate.survey.Zips;

class MarksTest {
  @TempDir Path folder;
  private Dataset dataset;
  private Rows rows;

  @BeforeEach
  void open() throws IOException {
    dataset = Folders.dozen(folder.resolve("data"));
    rows = new Rows(dataset);
  }

  private Path file() {
    return folder.resolve("data/wavecrate-marks.json");
  }

  @Test
  void areWrittenOnlyWhenSavedAndComeBack() throws IOException {
    Marks marks = Marks.open(rows);
    assertThat(marks.size()).isZero();
    marks.mark(2, "hum, \"loud\"\nand more");
    marks.mark(11, "");
    marks.mark(0, "x");
    marks.unmark(0);
    assertThat(file()).doesNotExist();
    assertThat(marks.isUnsaved()).isTrue();
    marks.save();
    assertThat(marks.isUnsaved()).isFalse();
    try (var files = Files.list(file().getParent())) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("train data", "test data", "wavecrate-marks.json");
    }
    Marks again = Marks.open(rows);
    assertThat(again.rows()).containsExactly(2, 11);
    assertThat(again.note(2)).contains("hum, \"loud\"\nand more");
    assertThat(again.isMarked(11)).isTrue();
    assertThat(again.isUnsaved()).isFalse();
  }

  @Test
  void ofExamplesThatAreAwayAreKept() throws IOException {
    Marks marks = Marks.open(rows);
    marks.mark(0, "first");
    marks.save();
    Path away = folder.resolve("data/train data/block-id-1/id-1.npy");
    byte[] content = Files.readAllBytes(away);
    Files.delete(away);
    Marks without = Marks.open(new Rows(Dataset.open(dataset.path(), Progress.NONE)));
    assertThat(without.size()).isZero();
    without.mark(3, "other");
    without.save();
    Files.write(away, content);
    Marks back = Marks.open(new Rows(Dataset.open(dataset.path(), Progress.NONE)));
    assertThat(back.rows()).containsExactly(0, 4);
  }

  @Test
  void neverReplaceAFileThatTheyCannotRead() throws IOException {
    Files.writeString(file(), "{ \"format\": \"wavecrate-marks/9\" }");
    assertThatThrownBy(() -> Marks.open(rows))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("format is not wavecrate-marks/1");
    Marks marks = new Marks(rows);
    marks.mark(1, "");
    assertThatThrownBy(marks::save).isInstanceOf(IOException.class);
    assertThat(file()).hasContent("{ \"format\": \"wavecrate-marks/9\" }");
    Files.writeString(file(), "not json");
    assertThatThrownBy(marks::save).hasMessageContaining("is no JSON");
  }

  @Test
  void lieBesideAZip() throws IOException {
    Path zip = Zips.of(folder.resolve("data"), folder.resolve("crate.zip"));
    assertThat(Marks.fileOf(Dataset.open(zip, Progress.NONE)))
        .isEqualTo(folder.resolve("crate.wavecrate-marks.json"));
  }

  @Test
  void doNotWriteThroughAPlantedLink() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    for (String name : List.of(".wavecrate-marks.json.tmp", "wavecrate-marks.json.new")) {
      Files.createSymbolicLink(file().resolveSibling(name), precious);
    }
    Marks marks = new Marks(rows);
    marks.mark(1, "");
    marks.save();
    assertThat(precious).hasContent("precious");
    assertThat(Marks.open(rows).rows()).containsExactly(1);
  }

  @Test
  void areNotSavedOverThoseThatAnotherProgramSavedMeanwhile() throws IOException {
    Marks theirs = Marks.open(rows);
    Marks ours = Marks.open(rows);
    theirs.mark(0, "theirs");
    theirs.save();
    ours.mark(1, "ours");
    assertThatThrownBy(ours::save).hasMessageContaining("was changed by another program");
    assertThat(Marks.open(rows).rows()).containsExactly(0);
    ours.save();
    assertThat(Marks.open(rows).rows()).containsExactly(1);
  }

  @Test
  void aNoteThatBeginsLikeAFormulaIsATextInTheCsv() throws IOException {
    Marks marks = new Marks(rows);
    marks.mark(0, "=HYPERLINK(\"http://x\")");
    ExampleTable table = Folders.known(dataset, folder.resolve("cache"));
    assertThat(marks.csv(table, List.of("kick", "snare")))
        .endsWith("snare,\"'=HYPERLINK(\"\"http://x\"\")\"\r\n");
  }

  @Test
  void exportAsCsv() throws IOException {
    Marks marks = new Marks(rows);
    marks.mark(1, "hum, \"loud\"");
    marks.mark(0, "");
    ExampleTable table = Folders.known(dataset, folder.resolve("cache"));
    assertThat(marks.csv(table, List.of("kick", "snare")))
        .isEqualTo(
            "path,split,block,label,note\r\n"
                + "train data/block-id-1/id-1.npy,train,block-id-1,snare,\r\n"
                + "train data/block-id-1/id-2.npy,train,block-id-1,2,\"hum, \"\"loud\"\"\"\r\n");
  }

  private Marks journalled() throws IOException {
    return Marks.open(rows, Optional.of(MarksJournal.of(folder.resolve("state"), dataset)));
  }

  @Test
  void changesThatWereNotSavedComeBackAfterTheProgramDied() throws IOException {
    Marks saved = journalled();
    saved.mark(2, "saved");
    saved.save();
    saved.mark(0, "line\n\"one\"");
    saved.mark(1, "");
    saved.unmark(2);
    // A program that dies lets go of its files.
    saved.close();

    Marks back = journalled();
    assertThat(back.recovered()).isEqualTo(3);
    assertThat(back.rows()).containsExactly(0, 1);
    assertThat(back.note(0)).contains("line\n\"one\"");
    assertThat(back.isUnsaved()).isTrue();
    back.close();
    assertThat(journalled().rows()).containsExactly(0, 1);
  }

  @Test
  void nothingComesBackOnceMarksAreSavedOrGivenUp() throws IOException {
    Marks marks = journalled();
    marks.mark(0, "");
    marks.save();
    assertThat(folder.resolve("state")).isEmptyDirectory();
    marks.mark(1, "");
    marks.giveUp();
    marks.close();
    assertThat(journalled().rows()).containsExactly(0);
    assertThat(folder.resolve("state")).isEmptyDirectory();
  }

  @Test
  void theJournalOfAWindowThatIsOpenIsLeftToIt() throws IOException {
    Marks open = journalled();
    open.mark(0, "");
    assertThat(journalled().recovered()).isZero();
    open.close();
    assertThat(journalled().recovered()).isEqualTo(1);
  }

  @Test
  void aJournalCutShortGivesWhatItHolds() throws IOException {
    Marks marks = journalled();
    marks.mark(0, "");
    marks.mark(1, "two");
    marks.close();
    try (Stream<Path> files = Files.list(folder.resolve("state"))) {
      Path file = files.findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length - 4));
    }
    assertThat(journalled().rows()).containsExactly(0);
  }
}

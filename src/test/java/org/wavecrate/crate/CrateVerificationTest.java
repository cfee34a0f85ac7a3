package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.RawZip;
import org.wavecrate.dataset.RawZip.Entry;
import org.wavecrate.npy.Shape;

/// What verifying says of zips that something is wrong with, and of those that nothing is.
class CrateVerificationTest {
  private static final String SUMMARY = "wavecrate-check.json";

  @TempDir Path temp;
  private Path zip;
  private byte[] array;
  private byte[] label;

  @BeforeEach
  void write() throws IOException {
    zip = temp.resolve("train.zip");
    Path file = temp.resolve("a.npy");
    Fixture.floats(file, 1, 2, 3);
    array = Files.readAllBytes(file);
    Fixture.longs(file, Shape.of(), 1);
    label = Files.readAllBytes(file);
    Files.delete(file);
  }

  private Entry example(int n) {
    return new Entry("train/b/id-" + n + ".npy", array);
  }

  private Entry label(int n) {
    return new Entry("train/b/id-label-" + n + ".npy", label);
  }

  private static Entry text(String name, String text) {
    return new Entry(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Entry summary(String text) {
    return text(SUMMARY, text);
  }

  private CrateReport verify(Entry... entries) throws IOException {
    RawZip.of(zip, entries);
    return verify();
  }

  private CrateReport verify() throws IOException {
    return CrateVerification.of(zip, Progress.NONE);
  }

  private void export(boolean deflate) throws IOException {
    Fixture.block(temp.resolve("set/train/b"), 1, 3);
    Dataset dataset = Dataset.open(temp.resolve("set"), Progress.NONE);
    ExportSettings settings = ExportSettings.to(temp.resolve("out")).withDeflate(deflate);
    ExportPlan plan = ExportPlan.of(dataset, Optional.empty(), settings, Progress.NONE);
    Export.run(plan, ExportProgress.of(Progress.NONE));
    zip = temp.resolve("out/train.zip");
  }

  @Test
  void aCrateIsFineAndReportedWithItsSizeAndHash() throws IOException {
    export(false);
    CrateReport report = verify();
    assertThat(report.problems()).isEmpty();
    assertThat(report.notes()).isEmpty();
    assertThat(report.isFine()).isTrue();
    assertThat(report.file()).isEqualTo(zip);
    assertThat(report.examples()).isEqualTo(3);
    assertThat(report.bytes()).isEqualTo(Files.size(zip));
    assertThat(report.sha256()).isEqualTo(FileHash.of(zip, Progress.NONE, b -> {}));
  }

  @Test
  void deflatedArraysAreNoted() throws IOException {
    export(true);
    assertThat(verify().problems()).isEmpty();
    assertThat(verify().notes())
        .containsExactly(
            "6 arrays are deflated or not at a multiple of 64 bytes, which reads slower");
  }

  @Test
  void arraysThatAreNotAlignedAreNotedAndOtherFilesAreNot() throws IOException {
    CrateReport report = verify(example(1), text("read.txt", "me"));
    assertThat(report.problems()).isEmpty();
    assertThat(report.notes())
        .containsExactly(
            "1 array is deflated or not at a multiple of 64 bytes, which reads slower");
    // Its data begins at byte 30 + 34 + 128.
    assertThat(verify(new Entry("train/b/" + "n".repeat(19) + "-1.npy", array)).notes()).hasSize(1);
    assertThat(verify(new Entry("train/b/" + "n".repeat(20) + "-1.npy", array)).notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, ", "1, 1 byte belongs to no entry", "5, 5 bytes belong to no entry"})
  void bytesOfNoEntryAreNoted(int bytes, String note) throws IOException {
    Entry entry = new Entry("train/b/" + "n".repeat(20) + "-1.npy", array);
    byte[] whole = Files.readAllBytes(RawZip.of(zip, entry));
    Files.write(zip, Arrays.copyOf(whole, whole.length + bytes));
    assertThat(verify().problems()).isEmpty();
    assertThat(verify().notes()).isEqualTo(note == null ? List.of() : List.of(note));
  }

  @Test
  void anEntryThatIsNotListedIsNoted() throws IOException {
    Entry first = new Entry("train/b/" + "n".repeat(20) + "-1.npy", array);
    Entry second = new Entry("train/b/id-22.npy", array);
    byte[] whole = Files.readAllBytes(RawZip.of(zip, first, second));
    // The directory's first record is cut away, and the end says so.
    int record = 46 + first.name.length;
    int directory = 2 * (30 + array.length) + first.name.length + second.name.length;
    byte[] less = new byte[whole.length - record];
    System.arraycopy(whole, 0, less, 0, directory);
    System.arraycopy(whole, directory + record, less, directory, less.length - directory);
    int end = less.length - 22;
    less[end + 8] = 1;
    less[end + 10] = 1;
    less[end + 12] = (byte) (46 + second.name.length);
    Files.write(zip, less);
    assertThat(verify().problems()).isEmpty();
    assertThat(verify().notes())
        .contains(30 + first.name.length + array.length + " bytes belong to no entry");
  }

  @Test
  void damagedEntriesAreNamed() throws IOException {
    Entry spoiled = example(2);
    spoiled.crc ^= 1;
    Entry text = text("notes.txt", "abc");
    text.crc ^= 1;
    assertThat(verify(example(1), spoiled, new Entry("train/b/id-3.npy", new byte[20]), text))
        .satisfies(report -> assertThat(report.isFine()).isFalse())
        .extracting(CrateReport::problems)
        .isEqualTo(
            List.of(
                "train/b/id-2.npy: is damaged: its checksum does not match",
                "train/b/id-3.npy: is no .npy file: it begins with"
                    + " \\x00\\x00\\x00\\x00\\x00\\x00; expected \\x93NUMPY",
                "notes.txt: is damaged: its checksum does not match"));
  }

  @Test
  void allOfALargeEntryIsRead() throws IOException {
    byte[] large = new byte[(1 << 16) + 1];
    Entry whole = new Entry("large.bin", large);
    Entry spoiled = new Entry("spoiled.bin", large.clone());
    spoiled.packed[1 << 16] = 1;
    assertThat(verify(example(1), whole, spoiled).problems())
        .containsExactly("spoiled.bin: is damaged: its checksum does not match");
  }

  @Test
  void hundredProblemsAreShownAndTheRestCounted() throws IOException {
    List<Entry> entries = new ArrayList<>(List.of(example(1)));
    for (int n = 1; n <= 100; n++) {
      Entry spoiled = text("bad-" + n + ".txt", "abc");
      spoiled.crc ^= 1;
      entries.add(spoiled);
    }
    assertThat(verify(entries.toArray(new Entry[0])).problems()).hasSize(100);
    Entry last = text("last.txt", "abc");
    last.crc ^= 1;
    entries.add(last);
    entries.add(label(7));
    assertThat(verify(entries.toArray(new Entry[0])).problems())
        .hasSize(101)
        .contains("bad-100.txt: is damaged: its checksum does not match")
        .endsWith("and 2 more");
  }

  @Test
  void labelsAndExamplesPair() throws IOException {
    assertThat(verify(example(1), example(2)).problems()).as("no labels at all").isEmpty();
    assertThat(verify(example(1), label(1), example(2)).problems())
        .containsExactly("train/b/id-2.npy: has no label; expected train/b/id-label-2.npy");
    assertThat(verify(example(1), label(1), label(2)).problems())
        .containsExactly("train/b/id-label-2.npy: is a label without an example");
  }

  @Test
  void splitsWithoutLabelsAreToldWhereAnotherHasSome() throws IOException {
    assertThat(verify(example(1), label(1), new Entry("test/b/id-1.npy", array)).problems())
        .containsExactly("test/b/id-1.npy: has no label; expected test/b/id-label-1.npy");
  }

  @Test
  void whatIsNoZipIsSaidWithoutItsPathTwice() throws IOException {
    Files.writeString(zip, "no zip at all, but long enough to hold the end of one");
    CrateReport report = verify();
    assertThat(report.examples()).isZero();
    assertThat(report.problems()).singleElement().asString().doesNotContain("train.zip");
    assertThatThrownBy(() -> CrateVerification.of(temp.resolve("none.zip"), Progress.NONE))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void progressCountsEveryByteTwiceAndNeverMore() throws IOException {
    RawZip.of(zip, example(1), label(1), example(2), label(2));
    List<Long> told = new ArrayList<>();
    long bytes = Files.size(zip);
    CrateVerification.of(
        zip,
        new Progress() {
          @Override
          public synchronized void report(long done, long total) {
            assertThat(total).isEqualTo(2 * bytes);
            told.add(done);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        });
    assertThat(told).hasSize(5);
    assertThat(told.stream().mapToLong(l -> l).max())
        .hasValue(bytes + 2L * array.length + 2L * label.length);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "3"})
  void itCanBeCancelled(int after) {
    RawZip.of(zip, example(1), label(1));
    int[] asked = {0};
    Progress progress =
        new Progress() {
          @Override
          public void report(long done, long total) {}

          @Override
          public synchronized boolean isCancelled() {
            return asked[0]++ >= after;
          }
        };
    assertThatThrownBy(() -> CrateVerification.of(zip, progress))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void arraysThatNoExampleIsMadeOfAreAProblemAndLostRecordingsANote() throws IOException {
    CrateReport report =
        verify(
            example(1),
            label(1),
            new Entry("mean.npy", array),
            new Entry("train/b/a.wav", new byte[50]));
    assertThat(report.problems())
        .containsExactly("mean.npy: 1 file, beside the folders of the splits");
    assertThat(report.notes()).anyMatch(note -> note.startsWith("train/b/a.wav: 1 file, "));
  }

  @Test
  void aSummaryIsHeldToWhatIsThere() throws IOException {
    String fine = "{\"format\":\"wavecrate-check/1\",\"examples\":2,\"split\":\"train\"}";
    assertThat(verify(example(1), example(2), summary(fine)).problems()).isEmpty();
    assertThat(verify(example(1), summary(fine)).problems())
        .containsExactly("holds 1 example; it was made with 2");
    assertThat(verify(example(1), example(2), summary(fine.replace("train", "test"))).problems())
        .containsExactly("opens as [train]; it was made as test");
    assertThat(verify(example(1), example(2), summary(fine.replace("/1", "/2"))).problems())
        .containsExactly("wavecrate-check.json: its format is not wavecrate-check/1");
    for (String none : List.of("{", "[1")) {
      assertThat(verify(example(1), summary(none)).problems())
          .containsExactly("wavecrate-check.json: can't be read: it is no summary of a check");
    }
    assertThat(verify(example(1), summary("")).problems())
        .containsExactly("wavecrate-check.json: its format is not wavecrate-check/1");
    assertThat(verify(example(1), text("test." + SUMMARY, "{")).problems()).hasSize(1);
    assertThat(verify(example(1), text("test" + SUMMARY, "{")).problems()).isEmpty();
  }

  @Test
  void twoSplitsAreNoCrateOfOne() throws IOException {
    String one = "{\"format\":\"wavecrate-check/1\",\"examples\":2,\"split\":\"train\"}";
    assertThat(verify(example(1), new Entry("test/b/id-1.npy", array), summary(one)).problems())
        .containsExactly("opens as [train, test]; it was made as train");
  }

  @Test
  void aSummaryOfMoreThanFourMegabytesIsNone() throws IOException {
    String fine = "{\"format\":\"wavecrate-check/1\",\"examples\":1,\"split\":\"train\"}";
    assertThat(verify(example(1), summary(fine + " ".repeat((4 << 20) - fine.length()))).problems())
        .isEmpty();
    assertThat(
            verify(example(1), summary(fine + " ".repeat((4 << 20) + 1 - fine.length())))
                .problems())
        .containsExactly("wavecrate-check.json: can't be read: it is no summary of a check");
  }

  @Test
  void namesThatFileSystemsCannotHoldAreProblems() throws IOException {
    String most = "n".repeat(255 - 6) + "-1.npy";
    assertThat(verify(new Entry("train/b/" + most, array)).problems()).isEmpty();
    String more = "train/b/n" + most;
    assertThat(verify(new Entry(more, array)).problems())
        .singleElement()
        .asString()
        .endsWith(": a name in it has 256 bytes; file systems hold 255");
    String wide = "train/b/" + "語".repeat(85) + "-1.npy";
    assertThat(verify(new Entry(wide, array)).problems())
        .as("bytes count, not letters")
        .singleElement()
        .asString()
        .endsWith(": a name in it has 261 bytes; file systems hold 255");
  }

  @Test
  void pathsThatSystemsCannotHoldAreProblems() throws IOException {
    String folders = ("d".repeat(249) + "/").repeat(16);
    String most = "train/" + folders + "n".repeat(4096 - 4006 - 6) + "-1.npy";
    assertThat(most).hasSize(4096);
    assertThat(verify(new Entry(most, array)).problems()).isEmpty();
    String more = most.replace("train/", "train/d");
    assertThat(verify(new Entry(more, array)).problems())
        .singleElement()
        .asString()
        .endsWith(": its path has more than 4096 bytes");
  }

  @Test
  void namesThatSomeSystemsTakeForOneAreNotedOnce() throws IOException {
    Entry[] entries =
        Stream.of("A.txt", "a.txt", "B.txt", "b.txt")
            .map(name -> text(name, "x"))
            .toArray(Entry[]::new);
    Entry[] all = Arrays.copyOf(entries, 5);
    all[4] = new Entry("train/b/" + "n".repeat(20) + "-1.npy", array);
    assertThat(verify(all).problems()).isEmpty();
    assertThat(verify(all).notes())
        .filteredOn(note -> note.contains("take"))
        .containsExactly(
            "A.txt and a.txt: many systems take these for one name, and unpack one of them");
  }
}

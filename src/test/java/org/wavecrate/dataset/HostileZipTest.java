package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.wavecrate.dataset.DatasetTest.open;
import static org.wavecrate.dataset.DatasetTest.paths;
import static org.wavecrate.dataset.DatasetTest.read;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.RawZip.Entry;
import org.wavecrate.npy.ByteSource;

/// Zips that are damaged, or made to do damage.
@Timeout(60)
class HostileZipTest {
  @TempDir Path temp;
  private byte[] array;

  @BeforeEach
  void writeArray() throws IOException {
    Path file = temp.resolve("a.npy");
    Fixture.floats(file, Fixture.waveform(1, 1000));
    array = Files.readAllBytes(file);
  }

  private Entry entry(String name) {
    return new Entry(name, array);
  }

  private Path zip(Entry... entries) {
    return RawZip.of(temp.resolve("z.zip"), entries);
  }

  private static void assertRefused(Path zip, String reason) {
    assertThatThrownBy(() -> Dataset.open(zip, Progress.NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith(zip + ": ")
        .hasMessageContaining(reason);
  }

  private static void assertBad(Path zip, String reason) {
    Example example = open(zip).splits().getFirst().example(0);
    assertThatThrownBy(() -> read(example))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith("a.npy: ")
        .hasMessageContaining(reason);
  }

  @Test
  void honestRawZipsOpen() throws IOException {
    Entry described = entry("b.npy").deflate();
    described.descriptor = true;
    Path zip = zip(entry("a.npy"), described, entry("c.npy").deflate());

    Dataset dataset = open(zip);

    assertThat(paths(dataset)).containsExactly("a.npy", "b.npy", "c.npy");
    for (int i = 0; i < 3; i++) {
      assertThat(read(dataset.splits().getFirst().example(i)))
          .containsExactly(Fixture.waveform(1, 1000));
    }
  }

  @Test
  void zip64FieldsAndEndRecordsWithoutNeedAreRead() throws IOException {
    Entry entry = entry("a.npy");
    Path zip = new RawZip().add(entry).zip64End().comment("hello").write(temp.resolve("z.zip"));
    assertThat(read(open(zip).splits().getFirst().example(0))).hasSize(1000);

    assertThat(read(open(zip(entry("a.npy").zip64(0))).splits().getFirst().example(0)))
        .hasSize(1000);
  }

  @Test
  void backslashesAreSlashes() {
    Path zip = zip(entry("train data\\b\\id-1.npy"), entry("train data\\b\\id-2.npy"));

    assertThat(paths(open(zip))).containsExactly("train data/b/id-1.npy", "train data/b/id-2.npy");
  }

  @Test
  void namesThatAreNoUtf8AreReadAsDosWroteThem() {
    Entry entry = entry("?");
    entry.name = "é.npy".getBytes(Charset.forName("IBM437"));

    assertThat(paths(open(zip(entry)))).containsExactly("é.npy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.npy",
        "b/../../a.npy",
        "b/..",
        "/etc/a.npy",
        "C:/a.npy",
        "c:a.npy",
        "..\\a.npy",
        "\\\\server\\a.npy",
        "a\0.npy"
      })
  void namesThatLeadElsewhereAreRefused(String name) {
    assertRefused(zip(entry("ok.npy"), entry(name)), "leads outside the zip; refused");
  }

  @Test
  void messagesNeverCarryControlCharactersOrEndlessNames() {
    assertThatThrownBy(() -> open0(zip(entry("../\u001b[31m\n" + "x".repeat(60_000) + ".npy"))))
        .message()
        .doesNotContain("\u001b")
        .doesNotContain("\n")
        .hasSizeLessThan(500);
  }

  private static Dataset open0(Path zip) throws IOException {
    return Dataset.open(zip, Progress.NONE);
  }

  @Test
  void linksAreSkippedAndNamed() {
    Entry link = new Entry("a.npy", "/etc/passwd".getBytes(StandardCharsets.UTF_8));
    link.madeBy = 3 << 8 | 20;
    link.attributes = 0xA1FFL << 16;

    Dataset dataset = open(zip(entry("b.npy"), link));

    assertThat(dataset.splits().getFirst().example(0).path()).isEqualTo("b.npy");
    assertThat(dataset.size()).isEqualTo(1);
    assertThat(dataset.leftOut())
        .extracting(LeftOut::toString)
        .containsExactly("a.npy: 1 file, a link, which is not followed in a zip");
  }

  @Test
  void linksToFoldersOfTheZipLoseNothing() {
    Entry within = new Entry("train/latest", "../train/b".getBytes(StandardCharsets.UTF_8));
    Entry outside = new Entry("train/other", "../../b".getBytes(StandardCharsets.UTF_8));
    Entry top = new Entry("newest", "train/b".getBytes(StandardCharsets.UTF_8));
    for (Entry link : List.of(within, outside, top)) {
      link.madeBy = 3 << 8 | 20;
      link.attributes = 0xA1FFL << 16;
    }

    Dataset dataset = open(zip(entry("train/b/a.npy"), within, outside, top));

    assertThat(dataset.leftOut())
        .extracting(left -> left.place() + " " + left.loss())
        .containsExactly("newest TWICE", "train/latest TWICE", "train/other ARRAYS");
  }

  @Test
  void namesThatAreThereTwiceAreRefused() {
    assertRefused(zip(entry("b/a.npy"), entry("b/a.npy")), "'b/a.npy' is there twice; refused");
    assertRefused(zip(entry("b/a.npy"), entry("b\\a.npy")), "is there twice");
    assertRefused(zip(entry("b/a.npy"), entry("./b//a.npy")), "is there twice");
    Entry recipe = new Entry("wavecrate.json", new byte[] {'{', '}'});
    assertRefused(zip(entry("a.npy"), recipe, recipe), "'wavecrate.json' is there twice");
  }

  @Test
  void entriesThatOverlapAreRefused() {
    Entry second = entry("b.npy");
    second.offset = 0;
    assertRefused(zip(entry("a.npy"), second), "entries overlap");
    Entry inside = entry("b.npy");
    inside.offset = 40;
    inside.packedSize = 100;
    assertRefused(zip(entry("a.npy"), entry("c.npy"), inside), "entries overlap");
  }

  @Test
  void entriesMayBeListedInAnyOrder() throws IOException {
    Entry first = entry("a.npy");
    Entry second = entry("b.npy");
    first.offset = 30 + 5 + array.length;
    second.offset = 0;

    assertThat(paths(open(zip(first, second)))).containsExactly("a.npy", "b.npy");
  }

  @Test
  void sizesThatLieAreRefused() {
    Entry tooLong = entry("a.npy");
    tooLong.packedSize = 1 << 20;
    assertRefused(zip(tooLong), "a.npy: its data lies outside the file");
    Entry unequal = entry("a.npy");
    unequal.size = 5000;
    assertBad(zip(unequal), "is stored in 4128 bytes but declares 5000");
    Entry bomb = entry("a.npy").deflate();
    bomb.size = 0xfffffff0L;
    assertBad(zip(bomb), "declares 4294967280 bytes, which");
    Entry tooFew = entry("a.npy").deflate();
    tooFew.size -= 4;
    assertBad(zip(tooFew), "is truncated: 3996 bytes of data; its header declares 4000");
    Entry tooMany = entry("a.npy").deflate();
    tooMany.size += 4;
    assertBad(zip(tooMany), "is longer than declared");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, -1, Long.MAX_VALUE, Long.MAX_VALUE - 70_000, Long.MIN_VALUE, 1L << 62})
  void zip64NumbersThatOverflowAreRefused(long number) {
    for (int field = 0; field < 3; field++) {
      for (int other = 0; other < 3; other++) {
        Entry entry = entry("a.npy").zip64(0);
        for (int which : new int[] {field, other}) {
          for (int i = 0; i < 8; i++) {
            entry.extra[4 + 8 * which + i] = (byte) (number >>> 8 * i);
          }
        }
        assertOnlyExpectedFailures(zip(entry));
      }
    }
  }

  /// Writes an entry whose local header says something else than the directory.
  private Path disagreeing(int field, int value) throws IOException {
    byte[] bytes = new RawZip().add(entry("a.npy")).bytes();
    bytes[field] = (byte) value;
    return Files.write(temp.resolve("z.zip"), bytes);
  }

  @Test
  void localHeadersThatDisagreeWithTheDirectoryAreRefused() throws IOException {
    assertBad(disagreeing(30, 'b'), "disagree on its name; refused");
    assertBad(disagreeing(8, 8), "disagree on its method; refused");
    assertBad(disagreeing(6, 1), "disagree on its encryption; refused");
    assertBad(disagreeing(14, array[5]), "disagree on its checksum; refused");
    assertBad(disagreeing(18, 1), "disagree on its size; refused");
    assertBad(disagreeing(22, 1), "disagree on its size; refused");
    assertBad(disagreeing(26, 4), "disagree on its name; refused");
    assertBad(disagreeing(29, 200), "its data runs into the zip's directory");
  }

  @Test
  void whatFollowsDataMustSayWhatTheDirectoryDoes() throws IOException {
    Entry described = entry("a.npy").deflate();
    described.descriptor = true;
    byte[] bytes = new RawZip().add(described).bytes();
    Path zip = Files.write(temp.resolve("z.zip"), bytes);
    ArchiveEntry honest = Archive.open(zip, Progress.NONE).entry(0);
    assertThat(honest.end()).isEqualTo(honest.dataOffset() + honest.packedBytes() + 16);

    bytes[(int) honest.end() - 1] = 1;
    Files.write(zip, bytes);
    assertThatThrownBy(() -> Archive.open(zip, Progress.NONE).entry(0).end())
        .hasMessageContaining("disagree on its sizes, which should follow its data; refused");
  }

  @Test
  void aZipInTheCommentOfAZipIsRefused() throws IOException {
    byte[] inner = new RawZip().add(entry("a.npy")).bytes();
    byte[] outer = new RawZip().add(entry("b.npy")).bytes();
    byte[] both = Arrays.copyOf(outer, outer.length + inner.length);
    System.arraycopy(inner, 0, both, outer.length, inner.length);
    both[outer.length - 2] = (byte) inner.length;
    both[outer.length - 1] = (byte) (inner.length >> 8);
    assertRefused(Files.write(temp.resolve("z.zip"), both), "it has two ends, at bytes ");
  }

  @Test
  void aFolderNamedAsTheZipIsTheSplitAndItsBlocksAreNot() {
    Path zip = RawZip.of(temp.resolve("train.zip"), entry("train data/a.npy"));
    assertThat(open(zip).splits().getFirst().directories()).containsExactly("train data");
    RawZip.of(zip, entry("train-1/a.npy"));
    assertThat(open(zip).splits().getFirst().directories()).containsExactly(".");
  }

  @Test
  void encryptedEntriesAreBadExamples() {
    Entry entry = entry("a.npy");
    entry.flags = 1;
    assertBad(zip(entry), "is encrypted");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 9, 12, 14, 93, 95, 99})
  void unknownMethodsAreBadExamples(int method) {
    Entry entry = entry("a.npy");
    entry.method = method;
    assertBad(zip(entry), "is compressed by method " + method + "; allowed: 0");
  }

  @Test
  void aWrongChecksumOfADeflatedEntryIsFound() {
    Entry entry = entry("a.npy").deflate();
    entry.crc ^= 1;
    assertBad(zip(entry), "is damaged: its checksum does not match");
  }

  @Test
  void aRecipeThatCantBeReadIsNamed() {
    Entry recipe = new Entry("wavecrate.json", new byte[] {'{', '}'}).deflate();
    recipe.packed[0] = (byte) 0xff;
    assertRefused(zip(entry("a.npy"), recipe), "wavecrate.json: is damaged");
    Entry secret = new Entry("wavecrate.json", new byte[] {'{', '}'});
    secret.flags = 1;
    assertRefused(zip(entry("a.npy"), secret), "wavecrate.json: is encrypted");
    Entry large = new Entry("wavecrate.json", new byte[2 << 20]).deflate();
    assertRefused(zip(entry("a.npy"), large), "wavecrate.json: is larger than 1048576 bytes");
  }

  @Test
  void aCountOfEntriesThatLiesIsRefused() {
    for (int count : new int[] {0, 1, 3, 500, 0xffff}) {
      Path zip =
          new RawZip()
              .add(entry("a.npy"))
              .add(entry("b.npy"))
              .declareEntries(count)
              .write(temp.resolve("z.zip"));
      assertRefused(zip, "");
    }
  }

  @Test
  void aCountOfEntriesDecidesOnNoMemory() throws IOException {
    // 60 GB of nothing, in which a directory of a billion entries is said to lie.
    Path zip = temp.resolve("sparse.zip");
    long size = 60L << 30;
    byte[] end = new RawZip().declareEntries(0xffff).zip64End().bytes();
    ByteBuffer fields = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
    fields.putLong(24, 1L << 27).putLong(32, 1L << 27).putLong(40, size).putLong(48, 0);
    fields.putLong(56 + 8, size);
    try (var channel =
        Files.newByteChannel(
            zip,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.position(size).write(fields);
    }
    long before = allocated();

    assertRefused(zip, "its directory is damaged at byte 0");

    assertThat(allocated() - before).isLessThan(10 << 20);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void aNameOfSlashesFillsNoMemory() {
    Path zip = zip(entry("x/".repeat(30_000) + "a.npy"), entry("a.npy"));
    long before = allocated();

    assertThat(paths(open(zip))).containsExactly("a.npy");

    assertThat(allocated() - before).isLessThan(20 << 20);
  }

  @Test
  void whatLiesDeeperThan32FoldersIsCounted() {
    Path zip =
        zip(
            entry("x/".repeat(31) + "a.npy"),
            entry("x/".repeat(33) + "a.npy"),
            entry("x/".repeat(34) + "a.npy"),
            entry("x/".repeat(33) + "notes.txt"),
            entry("__MACOSX/._a.npy"));
    Dataset dataset = open(zip);
    assertThat(dataset.size()).isEqualTo(1);
    assertThat(dataset.leftOut())
        .extracting(LeftOut::toString)
        .containsExactly(".: 2 files, more than 32 folders deep");
  }

  @Test
  void aZipInAZipThatLeadsElsewhereIsRefusedAndOneThatIsNoneIsLeftOut() {
    Entry none = new Entry("b.zip", new byte[40]);
    Dataset dataset = open(zip(entry("train/a.npy"), none));
    assertThat(dataset.size()).isEqualTo(1);
    assertThat(dataset.leftOut())
        .singleElement()
        .asString()
        .startsWith("b.zip: 1 file, ")
        .contains("is no zip");
    byte[] hostile = new RawZip().add(entry("../a.npy")).bytes();
    Path outer = zip(entry("train/a.npy"), new Entry("b.zip", hostile));
    assertThatThrownBy(() -> Dataset.open(outer, Progress.NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessage(outer + "!/b.zip: entry '../a.npy' leads outside the zip; refused");
  }

  @Test
  void labelsOfNoExampleAreReadAndOtherFilesAreNot() throws IOException {
    Block block =
        open(zip(entry("a-1.npy"), entry("a-label-7.npy"))).splits().getFirst().blocks().getFirst();
    assertThat(block.orphanLabels()).containsExactly("a-label-7.npy");
    try (ByteSource label = block.bytesOf("a-label-7.npy")) {
      assertThat(label.size()).isEqualTo(array.length);
    }
    assertThatThrownBy(() -> block.bytesOf("a-1.npy"))
        .isInstanceOf(DatasetException.class)
        .hasMessage("there is no such file");
  }

  @Test
  void whatIsNoZipSaysSo() throws IOException {
    Path zip = temp.resolve("z.zip");
    Files.write(zip, new byte[0]);
    assertRefused(zip, "is no zip: it has 0 bytes");
    Files.write(zip, new byte[1000]);
    assertRefused(zip, "is no zip");
    Files.write(zip, array);
    assertRefused(zip, "is no zip");
    assertRefused(zip(), "no .npy examples found");
  }

  @Test
  @Tag("slow")
  void aZipCutShortAnywhereIsRefused() throws IOException {
    byte[] whole =
        new RawZip().add(entry("train/b/a.npy")).add(entry("train/b/c.npy").deflate()).bytes();
    Path zip = temp.resolve("z.zip");
    for (int length = 0; length < whole.length; length += length < 4200 ? 97 : 1) {
      Files.write(zip, Arrays.copyOf(whole, length));
      assertRefused(zip, "");
    }
    Files.write(zip, whole);
    assertThat(open(zip).size()).isEqualTo(2);
  }

  @Test
  @Tag("slow")
  void damagedBytesGiveErrorsOfTwoKindsOnly() throws IOException {
    RawZip real = new RawZip().add(entry("train/b/a.npy")).add(entry("train/b/c.npy").deflate());
    Entry described = entry("train/b/d.npy").deflate();
    described.descriptor = true;
    byte[] whole = real.add(described).add(entry("e.npy").zip64(0)).comment("bye").bytes();
    Random random = new Random(7);
    Path zip = temp.resolve("z.zip");
    for (int round = 0; round < 4000; round++) {
      byte[] damaged = whole.clone();
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        // Mostly where the structure is: headers and the directory.
        int at =
            random.nextInt(3) == 0
                ? random.nextInt(damaged.length)
                : damaged.length - 1 - random.nextInt(Math.min(400, damaged.length));
        damaged[at] =
            (byte)
                switch (random.nextInt(4)) {
                  case 0 -> 0xff;
                  case 1 -> 0;
                  case 2 -> damaged[at] ^ 1 << random.nextInt(8);
                  default -> random.nextInt(256);
                };
      }
      Files.write(zip, damaged);
      assertOnlyExpectedFailures(zip);
    }
  }

  /// Opens and reads all there is; fails on anything but the two errors that users are told.
  private static void assertOnlyExpectedFailures(Path zip) {
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          try {
            for (Split split : open0(zip).splits()) {
              for (int i = 0; i < split.size(); i++) {
                try {
                  Example example = split.example(i);
                  if (example.hasLabel()) {
                    example.openLabel().close();
                  }
                  read(example);
                } catch (BadFileException e) {
                  assertThat(e).hasMessageStartingWith(e.path() + ": ");
                }
              }
            }
          } catch (DatasetException e) {
            assertThat(e).hasMessageStartingWith(zip + ": ");
          }
        });
  }
}

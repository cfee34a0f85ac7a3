package org.wavecrate.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.storage.Formatted;

/// What is no readable array is refused with one sentence that says what is wrong.
class NpyRefusalTest {
  private static final int LONGEST_MESSAGE = 400;
  private static final long MOST_ALLOCATED = 8 << 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "object      ; pickle",
        "structured  ; structured dtype [('left', '<f4')",
        "complex64   ; '<c8' (complex)",
        "complex128  ; '<c16' (complex)",
        "datetime64  ; '<M8[D]' (dates)",
        "timedelta64 ; '<m8[s]' (dates)",
        "bytes       ; '|S5' (text)",
        "text        ; '<U5' (text)",
        "void        ; '|V2' (raw bytes)",
        "longdouble  ; '<f16' (not of 16, 32 or 64 bits)",
      })
  void otherDtypesAreRefusedByName(String name, String said) {
    assertThat(refusal(NpyFixtures.bytes("refused-" + name)))
        .contains(said)
        .contains("allowed: bool, int, uint, float");
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] whole = NpyFixtures.bytes("i2-cube-v2-c");
    for (int length = 0; length < whole.length; length++) {
      String message = refusal(Arrays.copyOf(whole, length));
      if (length < 6) {
        assertThat(message).as("%d bytes", length).contains("no .npy file");
      } else if (length < 128) {
        assertThat(message)
            .as("%d bytes", length)
            .contains("truncated within its header, after " + length + " bytes");
      } else {
        assertThat(message)
            .as("%d bytes", length)
            .contains("is truncated: " + (length - 128) + " bytes", "declares 48", ">i2 (4, 3, 2)");
      }
    }
  }

  @Test
  void moreDataThanDeclaredIsRefused() {
    byte[] whole = NpyFixtures.bytes("i2-cube-v1-c");

    assertThat(refusal(Arrays.copyOf(whole, whole.length + 2)))
        .contains("longer than declared: 50 bytes", "declares 48", ">i2 (4, 3, 2)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "(-1,)                            | shape (-1,) has a negative length",
        "(-1, -3)                         | negative length",
        "(4, -9223372036854775808)        | negative length",
        "(4611686018427387904,)           | too many elements",
        "(2147483648, 2147483648, 4)      | too many elements",
        "(4294967296, 4294967296)         | too many elements",
        "(0, 4294967296, 4294967296)      | too many elements",
        "(9223372036854775807,)           | too many elements",
        "(9223372036854775808,)           | axis length '9223372036854775808'",
        "(99999999999999999999999999999,) | axis length",
        "(1000000000000,)                 | declares 4000000000000 (<f4 (1000000000000,))",
        "(1e3,)                           | header can't be read",
        "(3.0,)                           | header can't be read",
        "(True,)                          | axis length",
        "('3',)                           | axis length",
        "(,)                              | axis length",
        "(3,,)                            | axis length",
        "(3)                              | not a tuple",
        "3                                | '(' expected",
        "[3]                              | '(' expected",
        "None                             | '(' expected",
        "(3,                              | axis length ', }'",
      })
  void absurdShapesAreRefused(String shape, String said) {
    String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }";

    assertThat(refusal(array(Formatted.of(dictionary, shape)))).contains(said);
  }

  @Test
  void tooManyAxesAreRefused() {
    String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }";

    assertThat(refusal(array(Formatted.of(dictionary, "1, ".repeat(65)))))
        .contains("more than 64 axes");
    assertThat(refusal(array(Formatted.of(dictionary, "1, ".repeat(20_000)))))
        .contains("more than 64 axes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                                                          | '{'"
            + " expected",
        "not a dictionary                                                            | '{' expected"
            + " at 'not a",
        "{                                                                           | quoted word"
            + " expected",
        "{}                                                                          | not all of"
            + " the keys",
        "{'descr': '<f4'}                                                            | not all of"
            + " the keys",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3,)                      | '}'"
            + " expected",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), } import os         | after the"
            + " dictionary",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), 'x': 1}             | key 'x';"
            + " allowed: descr",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (3,), }                       | neither True"
            + " nor False",
        "{'descr': '<f4', 'fortran_order': Falsehood, 'shape': (3,), }               | '}'"
            + " expected",
        "{'descr': '<f4, 'fortran_order': False, 'shape': (3,), }                    | '<f4, '",
        "{'descr': 'floats', 'fortran_order': False, 'shape': (3,), }                | dtype"
            + " 'floats'",
        "{'descr': '', 'fortran_order': False, 'shape': (3,), }                      | dtype ''",
        "{'descr': 4, 'fortran_order': False, 'shape': (3,), }                       | quoted word"
            + " expected",
        "{'descr': __import__('os'), 'fortran_order': False, 'shape': (3,), }        | quoted word"
            + " expected",
      })
  void garbageHeadersAreRefused(String dictionary, String said) {
    assertThat(refusal(array(dictionary))).contains(said);
  }

  @Test
  void messagesQuoteNoControlCharacters() {
    assertThat(refusal(array("{'de\u001b[31m\nscr\u00ff': '<f4'}"))).contains("key 'de?[31m?scr?'");
  }

  @Test
  void absurdHeaderLengthsAreRefused() {
    byte[] whole = NpyFixtures.bytes("f4-cube-v2-c");
    whole[11] = (byte) 0xff;
    assertThat(refusal(whole)).contains("header of 4278190196 bytes; allowed: at most 65536");
    whole[11] = 0;
    whole[10] = 1;
    assertThat(refusal(whole)).contains("header of 65652 bytes");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "4, 0", "255, 0", "147, 78"})
  void unknownVersionsAreRefused(int major, int minor) {
    byte[] whole = NpyFixtures.bytes("f4-cube-v1-c");
    whole[6] = (byte) major;
    whole[7] = (byte) minor;

    assertThat(refusal(whole))
        .contains(".npy version " + major + "." + minor, "allowed: 1.0, 2.0, 3.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PK\u0003\u0004 a zip", "RIFF....WAVEfmt ", "x", "\u0093NUMPX\u0001\u0000"})
  void otherFilesAreRefused(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(refusal(bytes)).contains("is no .npy file: it begins with", "expected \\x93NUMPY");
  }

  @Test
  void theFirstBytesAreShownAsPythonWritesThem() {
    assertThat(refusal("! ~\u007f\\\u00ffXYZ".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo("is no .npy file: it begins with !\\x20~\\x7f\\x5c\\xff; expected \\x93NUMPY");
    assertThat(refusal(new byte[] {'x'}))
        .isEqualTo("is no .npy file: it begins with x; expected \\x93NUMPY");
  }

  @Test
  void aVersionIsJudgedAsSoonAsItIsThere() {
    assertThat(refusal(Arrays.copyOf(array("{"), 8)))
        .isEqualTo("is truncated within its header, after 8 bytes");
    byte[] ninth = Arrays.copyOf(array("{"), 8);
    ninth[6] = 9;
    assertThat(refusal(ninth)).startsWith(".npy version 9.0;");
  }

  @Test
  void anEmptyHeaderIsReadAsOne() {
    byte[] bytes = Arrays.copyOf(array("{"), 10);
    bytes[6] = 1;
    bytes[8] = 0;
    assertThat(refusal(bytes)).isEqualTo("header can't be read: '{' expected at ''");
  }

  @Test
  void aHeaderOf65536BytesIsTheLongest() throws IOException {
    String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }";
    String longest = dictionary + " ".repeat(65_536 - dictionary.length());
    assertThat(new NpyReader().open(NpyFixtures.memory(array(longest))).header().dataOffset())
        .isEqualTo(12 + 65_536);
    assertThat(refusal(array(longest + " ")))
        .isEqualTo("header of 65537 bytes; allowed: at most 65536");
  }

  @Test
  void aHeaderOfVersionThreeIsUtf8() {
    byte[] bytes = array("{'d\u00c3\u00a9': 1}");
    assertThat(refusal(bytes)).contains("key 'd??'");
    bytes[6] = 3;
    assertThat(refusal(bytes)).contains("key 'd?'");
  }

  @Test
  void lineFeedsThatBecameTwoBytesAreNamed() {
    byte[] whole = array("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }\r");
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    int data = whole.length - 12;
    assertThat(refusal(longer))
        .isEqualTo("is longer than declared: 13 bytes of data; its header declares 12 (<f4 (3,))");
    longer[data] = '\n';
    assertThat(refusal(longer)).startsWith("was changed as if it were text: ");
    longer[data - 1] = ' ';
    assertThat(refusal(longer)).startsWith("is longer than declared: ");
    assertThat(refusal(Arrays.copyOf(whole, whole.length - 1)))
        .isEqualTo("is truncated: 11 bytes of data; its header declares 12 (<f4 (3,))");
  }

  @Test
  void longNamesAreCutAfterFortyCharacters() {
    String forty = "x".repeat(40);
    assertThat(refusal(array("{'" + forty + "': 1}"))).contains("key '" + forty + "';");
    assertThat(refusal(array("{'" + forty + "x': 1}"))).contains("key '" + forty + "...';");
    assertThat(refusal(array("{' ~\u007f': 1}"))).contains("key ' ~?';");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.npy"));

    assertThat(refusal(empty)).contains("is no .npy file", "0 bytes");
  }

  @Test
  void aFolderIsRefused() {
    assertThat(refusal(folder)).isEqualTo("is a folder, not an array");
  }

  @Test
  void aMissingFileIsRefused() {
    assertThat(refusal(folder.resolve("id-1.npy"))).isEqualTo("there is no such file");
  }

  @Test
  void aFileThatCannotBeOpenedIsRefusedWithoutItsPath() {
    assertThat(refusal(folder.resolve("x".repeat(300))))
        .startsWith("can't be opened")
        .doesNotContain("xxx");
  }

  @Test
  void aPipeIsRefusedAndNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe.npy");
    try {
      Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
      assumeTrue(mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0);
    } catch (IOException e) {
      assumeTrue(false, "no mkfifo here");
    }

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThat(refusal(pipe)).isEqualTo("is no regular file, not an array"));
  }

  @Test
  void aFileWithoutPermissionIsRefused() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = Files.createFile(folder.resolve("private.npy"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root reads everything");

    assertThat(refusal(file)).isEqualTo("permission to read it is denied");
  }

  @Test
  void aFileCutShortAfterItWasOpenedIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("cut.npy"), NpyFixtures.bytes("f8-little-extremes"));
    try (FileSource source = FileSource.open(file)) {
      NpyArray array = new NpyReader().open(source);
      Files.write(file, Arrays.copyOf(NpyFixtures.bytes("f8-little-extremes"), 150));

      float[] floats = new float[(int) array.header().shape().elements()];
      assertThat(
              catchThrowableOfType(
                  NpyException.class, () -> array.readFloats(MemorySegment.ofArray(floats))))
          .hasMessageContaining("truncated");
    }
  }

  private static String refusal(byte[] bytes) {
    return refusal(() -> new NpyReader().open(NpyFixtures.memory(bytes)));
  }

  private static String refusal(Path file) {
    return refusal(
        () -> {
          try (FileSource source = FileSource.open(file)) {
            new NpyReader().open(source);
          }
        });
  }

  private static String refusal(ThrowingCallable read) {
    long before = Allocation.soFar();
    NpyException refused = catchThrowableOfType(NpyException.class, read);
    assertThat(Allocation.soFar() - before).isLessThan(MOST_ALLOCATED);
    assertThat(refused).isNotNull();
    assertThat(refused.getMessage()).hasSizeLessThan(LONGEST_MESSAGE).matches("\\P{Cntrl}+");
    return refused.getMessage();
  }

  /// A file of version 2.0 with this dictionary and the data of three float32.
  private static byte[] array(String dictionary) {
    byte[] text = dictionary.getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = new byte[12 + text.length + 12];
    System.arraycopy(NpyFixtures.bytes("f4-cube-v2-c"), 0, bytes, 0, 8);
    for (int i = 0; i < 4; i++) {
      bytes[8 + i] = (byte) (text.length >> 8 * i);
    }
    System.arraycopy(text, 0, bytes, 12, text.length);
    return bytes;
  }
}

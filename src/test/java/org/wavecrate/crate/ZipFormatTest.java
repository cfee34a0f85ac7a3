package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The records of a zip byte by byte, and where Zip64 begins: at the numbers that four bytes, or
/// two, have no room for.
class ZipFormatTest {
  private static final long MOST = 0xfffffffeL;
  private static final int CRC = 0x01020304;
  private static final byte[] NAME = "a".getBytes(StandardCharsets.US_ASCII);

  private static String hex(ByteBuffer bytes) {
    assertThat(bytes.hasRemaining()).as("all of it is written").isFalse();
    return HexFormat.of().formatHex(bytes.array());
  }

  private static String local(ZipEntry entry, int extra) {
    ByteBuffer to = ByteBuffer.allocate(ZipFormat.localBytes(NAME.length, extra));
    ZipFormat.putLocal(to, NAME, entry, extra);
    return hex(to);
  }

  private static String central(ZipEntry entry, long position) {
    ByteBuffer to =
        ByteBuffer.allocate(
            ZipFormat.centralBytes(NAME.length, entry.bytes(), entry.packedBytes(), position));
    ZipFormat.putCentral(to, NAME, entry, position);
    return hex(to);
  }

  private static String end(long entries, long directory, long directoryBytes) {
    ByteBuffer to = ByteBuffer.allocate(ZipFormat.endBytes(entries, directory, directoryBytes));
    ZipFormat.putEnd(to, entries, directory, directoryBytes);
    return hex(to);
  }

  private static ZipEntry stored(long bytes) {
    return new ZipEntry(ZipFormat.STORED, CRC, bytes, bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 5, -1, 0",
    "0, 10, 4294967294, -1, 0",
    "0, 10, 4294967295, -1, 20",
    "0, 10, 5, 0, 24",
    "0, 34, 5, 0, 0",
    // Six bytes are the least that a field of padding takes.
    "0, 33, 5, 0, 65",
    "0, 29, 5, 0, 69",
    "0, 28, 5, 0, 6",
    "0, 10, 4294967295, 0, 88",
    "0, 10, 5, 16, 40",
    "100, 10, 5, 0, 52"
  })
  void dataIsPaddedToItsPhase(long position, int name, long bytes, int phase, int extra) {
    assertThat(ZipFormat.extraBytes(position, name, bytes, phase)).isEqualTo(extra);
  }

  @Test
  void localHeaders() {
    assertThat(local(stored(5), 0))
        .isEqualTo("504b03040a00000000000000210004030201" + "0500000005000000" + "01000000" + "61");
    assertThat(local(new ZipEntry(ZipFormat.DEFLATED, CRC, 3, 5), 0))
        .isEqualTo("504b03041400000008000000210004030201" + "0300000005000000" + "01000000" + "61");
    assertThat(local(stored(MOST), 0)).contains("feffffff" + "feffffff" + "01000000");
    assertThat(local(new ZipEntry(ZipFormat.DEFLATED, CRC, 7, MOST + 1), 20))
        .isEqualTo(
            "504b03042d00000008000000210004030201"
                + ("ffffffffffffffff" + "01001400" + "61")
                + ("01001000" + "ffffffff00000000" + "0700000000000000"));
  }

  @Test
  void paddingIsAFieldOfItsOwn() {
    assertThat(local(stored(5), 6)).endsWith("01000600" + "61" + "35d902004000");
    assertThat(local(stored(5), 9)).endsWith("01000900" + "61" + "35d905004000" + "000000");
    assertThat(local(stored(MOST + 1), 27))
        .endsWith("ffffffff00000000" + "ffffffff00000000" + "35d903004000" + "00");
  }

  @Test
  void recordsOfTheDirectory() {
    String fixed = "0000000000000000a481";
    assertThat(central(stored(5), 0x10))
        .isEqualTo(
            "504b01022d030a00000000000000210004030201"
                + ("0500000005000000" + "01000000" + fixed + "10000000" + "61"));
    assertThat(central(new ZipEntry(ZipFormat.DEFLATED, CRC, 3, 5), 0))
        .startsWith("504b01022d031400000008000000210004030201" + "0300000005000000");
    assertThat(central(stored(MOST), MOST))
        .isEqualTo(
            "504b01022d030a00000000000000210004030201"
                + ("fefffffffeffffff" + "01000000" + fixed + "feffffff" + "61"));
    assertThat(central(stored(5), MOST + 1))
        .isEqualTo(
            "504b01022d032d00000000000000210004030201"
                + ("0500000005000000" + "01000c00" + fixed + "ffffffff" + "61")
                + ("01000800" + "ffffffff00000000"));
    assertThat(central(new ZipEntry(ZipFormat.DEFLATED, CRC, 7, MOST + 1), 0x1_0000_0002L))
        .isEqualTo(
            "504b01022d032d00000008000000210004030201"
                + ("07000000ffffffff" + "01001400" + fixed + "ffffffff" + "61")
                + ("01001000" + "ffffffff00000000" + "0200000001000000"));
    assertThat(central(stored(MOST + 1), 0))
        .endsWith("01001000" + "ffffffff00000000" + "ffffffff00000000")
        .contains("01001400" + fixed);
  }

  @Test
  void theEndHasZip64RecordsFromTheFirstNumberThatDoesNotFit() {
    assertThat(end(2, 0x10, 0x20)).isEqualTo("504b0506000000000200020020000000100000000000");
    assertThat(end(0xfffe, MOST, MOST)).isEqualTo("504b050600000000fefffefffefffffffeffffff0000");
    String records = "504b06062c000000000000002d032d000000000000000000";
    assertThat(end(0xffff, 0x10, 0x20))
        .isEqualTo(
            records
                + ("ffff000000000000ffff000000000000" + "20000000000000001000000000000000")
                + ("504b060700000000" + "3000000000000000" + "01000000")
                + "504b050600000000ffffffff20000000100000000000");
    assertThat(end(0x10001, 0x10, 0x20)).endsWith("504b050600000000ffffffff20000000100000000000");
    assertThat(end(2, MOST + 1, 0x20))
        .startsWith(records)
        .endsWith("504b0506000000000200020020000000ffffffff0000");
    assertThat(end(2, 0x10, MOST + 1))
        .startsWith(records)
        .endsWith("504b05060000000002000200ffffffff100000000000");
  }
}

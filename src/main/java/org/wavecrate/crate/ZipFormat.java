package org.wavecrate.crate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The records of a zip, as crates have them: names in ASCII, sizes and checksum before the data, a
/// fixed time, Zip64 where a number does not fit otherwise, data padded to where it can be mapped.
///
/// Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 to 4.3.16, 4.5.3. The field that pads is the one
/// that Android's zipalign writes.
final class ZipFormat {
  static final int ALIGNMENT = 64;
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int LOCAL_BYTES = 30;
  private static final int CENTRAL_BYTES = 46;
  private static final int END_BYTES = 22;
  private static final int ZIP64_END_BYTES = 56;
  private static final int ZIP64_LOCATOR_BYTES = 20;
  private static final int LOCAL_ZIP64_BYTES = 20;
  private static final int EXTRA_HEADER_BYTES = 4;
  private static final int PADDING_ID = 0xd935;
  private static final int SMALLEST_PADDING = 6;
  private static final long FULL_U4 = 0xffffffffL;
  private static final int FULL_U2 = 0xffff;
  private static final int MADE_BY_UNIX = 3 << 8 | 45;
  private static final int FILE_MODE = 0100644;

  /// The first of January 1980, the earliest that a zip can tell.
  private static final int TIME = 0x00210000;

  private ZipFormat() {}

  /// How many bytes go between an entry's name and its data.
  ///
  /// @param position where the entry begins
  /// @param phase where within 64 bytes the entry's data must begin; -1 if anywhere
  static int extraBytes(long position, int nameBytes, long bytes, int phase) {
    int zip64 = bytes >= FULL_U4 ? LOCAL_ZIP64_BYTES : 0;
    if (phase < 0) {
      return zip64;
    }
    long data = position + LOCAL_BYTES + nameBytes + zip64;
    int padding = (int) Math.floorMod(phase - data, (long) ALIGNMENT);
    if (padding > 0 && padding < SMALLEST_PADDING) {
      padding += ALIGNMENT;
    }
    return zip64 + padding;
  }

  /// The bytes of an entry before its data.
  static int localBytes(int nameBytes, int extraBytes) {
    return LOCAL_BYTES + nameBytes + extraBytes;
  }

  static void putLocal(ByteBuffer to, byte[] name, ZipEntry entry, int extraBytes) {
    boolean zip64 = entry.bytes() >= FULL_U4;
    to.order(ByteOrder.LITTLE_ENDIAN).putInt(0x04034b50);
    to.putShort((short) version(entry, zip64)).putShort((short) 0);
    to.putShort((short) entry.method()).putInt(TIME).putInt(entry.checksum());
    to.putInt((int) (zip64 ? FULL_U4 : entry.packedBytes()));
    to.putInt((int) (zip64 ? FULL_U4 : entry.bytes()));
    to.putShort((short) name.length).putShort((short) extraBytes).put(name);
    int padding = extraBytes;
    if (zip64) {
      to.putShort((short) 1).putShort((short) 16);
      to.putLong(entry.bytes()).putLong(entry.packedBytes());
      padding -= LOCAL_ZIP64_BYTES;
    }
    if (padding > 0) {
      to.putShort((short) PADDING_ID).putShort((short) (padding - EXTRA_HEADER_BYTES));
      to.putShort((short) ALIGNMENT).put(new byte[padding - SMALLEST_PADDING]);
    }
  }

  private static int version(ZipEntry entry, boolean zip64) {
    return zip64 ? 45 : entry.method() == DEFLATED ? 20 : 10;
  }

  /// The bytes of a record in the directory.
  static int centralBytes(int nameBytes, long bytes, long packedBytes, long position) {
    int numbers = zip64Numbers(bytes, packedBytes, position);
    return CENTRAL_BYTES + nameBytes + (numbers > 0 ? EXTRA_HEADER_BYTES + 8 * numbers : 0);
  }

  private static int zip64Numbers(long bytes, long packedBytes, long position) {
    return (bytes >= FULL_U4 ? 1 : 0)
        + (packedBytes >= FULL_U4 ? 1 : 0)
        + (position >= FULL_U4 ? 1 : 0);
  }

  static void putCentral(ByteBuffer to, byte[] name, ZipEntry entry, long position) {
    int numbers = zip64Numbers(entry.bytes(), entry.packedBytes(), position);
    int version = version(entry, numbers > 0);
    to.order(ByteOrder.LITTLE_ENDIAN).putInt(0x02014b50).putShort((short) MADE_BY_UNIX);
    to.putShort((short) version).putShort((short) 0).putShort((short) entry.method());
    to.putInt(TIME).putInt(entry.checksum());
    to.putInt((int) Math.min(FULL_U4, entry.packedBytes()));
    to.putInt((int) Math.min(FULL_U4, entry.bytes()));
    to.putShort((short) name.length);
    to.putShort((short) (numbers > 0 ? EXTRA_HEADER_BYTES + 8 * numbers : 0));
    to.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(FILE_MODE << 16);
    to.putInt((int) Math.min(FULL_U4, position)).put(name);
    if (numbers > 0) {
      to.putShort((short) 1).putShort((short) (8 * numbers));
      for (long number : new long[] {entry.bytes(), entry.packedBytes(), position}) {
        if (number >= FULL_U4) {
          to.putLong(number);
        }
      }
    }
  }

  /// The bytes after the directory.
  static int endBytes(long entries, long directory, long directoryBytes) {
    return needsZip64(entries, directory, directoryBytes)
        ? ZIP64_END_BYTES + ZIP64_LOCATOR_BYTES + END_BYTES
        : END_BYTES;
  }

  private static boolean needsZip64(long entries, long directory, long directoryBytes) {
    return entries >= FULL_U2 || directory >= FULL_U4 || directoryBytes >= FULL_U4;
  }

  static void putEnd(ByteBuffer to, long entries, long directory, long directoryBytes) {
    to.order(ByteOrder.LITTLE_ENDIAN);
    if (needsZip64(entries, directory, directoryBytes)) {
      to.putInt(0x06064b50).putLong(ZIP64_END_BYTES - 12).putShort((short) MADE_BY_UNIX);
      to.putShort((short) 45).putInt(0).putInt(0).putLong(entries).putLong(entries);
      to.putLong(directoryBytes).putLong(directory);
      to.putInt(0x07064b50).putInt(0).putLong(directory + directoryBytes).putInt(1);
    }
    short count = (short) Math.min(FULL_U2, entries);
    to.putInt(0x06054b50).putShort((short) 0).putShort((short) 0).putShort(count).putShort(count);
    to.putInt((int) Math.min(FULL_U4, directoryBytes)).putInt((int) Math.min(FULL_U4, directory));
    to.putShort((short) 0);
  }
}

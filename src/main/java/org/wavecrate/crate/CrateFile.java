package org.wavecrate.crate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// A crate being written: entries one after the other, then the directory.
final class CrateFile {
  private final FileChannel channel;
  private byte[] directory = new byte[1 << 16];
  private int directoryBytes;
  private long[] checksums = new long[1 << 9];
  private int entries;
  private long position;

  CrateFile(FileChannel channel) {
    this.channel = channel;
  }

  /// Where the next entry begins.
  long position() {
    return position;
  }

  void write(Packed packed) throws IOException {
    for (Packed.Item item : packed.items()) {
      list(item.name(), item.entry(), position + item.begin(), item.checksums());
    }
    write(ByteBuffer.wrap(packed.bytes(), 0, packed.length()), position);
    position += packed.length();
  }

  /// Notes an entry that was written up to byte `end`.
  void add(byte[] name, ZipEntry entry, long sums, long end) {
    list(name, entry, position, sums);
    position = end;
  }

  void write(ByteBuffer bytes, long at) throws IOException {
    long to = at;
    while (bytes.hasRemaining()) {
      to += channel.write(bytes, to);
    }
  }

  private void list(byte[] name, ZipEntry entry, long at, long sums) {
    int bytes = ZipFormat.centralBytes(name.length, entry.bytes(), entry.packedBytes(), at);
    directory = roomier(directory, Math.addExact(directoryBytes, bytes));
    ZipFormat.putCentral(ByteBuffer.wrap(directory, directoryBytes, bytes), name, entry, at);
    directoryBytes += bytes;
    if (entries == checksums.length) {
      checksums = Arrays.copyOf(checksums, 2 * entries);
    }
    checksums[entries++] = sums;
  }

  private static byte[] roomier(byte[] bytes, int wanted) {
    if (wanted <= bytes.length) {
      return bytes;
    }
    return Arrays.copyOf(
        bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(wanted, 2L * bytes.length)));
  }

  /// Writes the directory.
  ///
  /// @return the size of the file
  long finish() throws IOException {
    write(ByteBuffer.wrap(directory, 0, directoryBytes), position);
    ByteBuffer end = ByteBuffer.allocate(ZipFormat.endBytes(entries, position, directoryBytes));
    ZipFormat.putEnd(end, entries, position, directoryBytes);
    write(end.flip(), position + directoryBytes);
    return position + directoryBytes + end.limit();
  }

  /// The checksums of the data of every entry, in order; see [Checksums#both].
  long[] checksums() {
    return checksums;
  }
}

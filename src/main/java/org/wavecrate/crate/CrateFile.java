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
  private byte[] hashes = new byte[1 << 12];
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
      list(item.name(), item.entry(), position + item.begin(), item.sha256());
    }
    write(ByteBuffer.wrap(packed.bytes(), 0, packed.length()), position);
    position += packed.length();
  }

  /// Notes an entry that was written up to byte `end`.
  void add(byte[] name, ZipEntry entry, byte[] sha256, long end) {
    list(name, entry, position, sha256);
    position = end;
  }

  void write(ByteBuffer bytes, long at) throws IOException {
    long to = at;
    while (bytes.hasRemaining()) {
      to += channel.write(bytes, to);
    }
  }

  private void list(byte[] name, ZipEntry entry, long at, byte[] sha256) {
    int bytes = ZipFormat.centralBytes(name.length, entry.bytes(), entry.packedBytes(), at);
    directory = roomier(directory, Math.addExact(directoryBytes, bytes));
    ZipFormat.putCentral(ByteBuffer.wrap(directory, directoryBytes, bytes), name, entry, at);
    directoryBytes += bytes;
    hashes = roomier(hashes, Math.multiplyExact(entries + 1, Sha256.BYTES));
    System.arraycopy(sha256, 0, hashes, entries * Sha256.BYTES, Sha256.BYTES);
    entries++;
  }

  private static byte[] roomier(byte[] bytes, int wanted) {
    if (wanted <= bytes.length) {
      return bytes;
    }
    return Arrays.copyOf(
        bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(wanted, 2L * bytes.length)));
  }

  /// Writes the directory.
  void finish() throws IOException {
    write(ByteBuffer.wrap(directory, 0, directoryBytes), position);
    ByteBuffer end = ByteBuffer.allocate(ZipFormat.endBytes(entries, position, directoryBytes));
    ZipFormat.putEnd(end, entries, position, directoryBytes);
    write(end.flip(), position + directoryBytes);
    position += directoryBytes + end.limit();
  }

  int entries() {
    return entries;
  }

  /// The SHA-256 of the data of every entry, in order, 32 bytes each.
  byte[] hashes() {
    return hashes;
  }
}

package org.wavecrate.crate;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.wavecrate.dataset.Progress;

/// Reads stretches of a part and lays them out as they will be in the crate. Thread-safe.
final class Packer {
  private final Part part;
  private final boolean deflate;
  private final Progress progress;

  Packer(Part part, boolean deflate, Progress progress) {
    this.part = part;
    this.deflate = deflate;
    this.progress = progress;
  }

  /// Where within 64 bytes an entry's data must begin, or -1: deflated data is never mapped.
  private int phase(int entry) {
    return deflate ? -1 : part.inventory().phase(entry);
  }

  /// @param memory at least the room that the stretch needs
  Packed pack(EntryRun stretch, byte[] memory) throws IOException {
    Packed packed = new Packed(memory);
    try (EntryReader reader = new EntryReader(part.inventory())) {
      for (int entry = stretch.first(); entry < stretch.end(); entry++) {
        progress.throwIfCancelled();
        if (part.inventory().has(entry)) {
          pack(entry, stretch.position(), packed, reader);
        }
      }
    }
    return packed;
  }

  private void pack(int entry, long position, Packed packed, EntryReader reader)
      throws IOException {
    byte[] name = part.name(entry);
    int begin = packed.length();
    int bytes = (int) part.inventory().bytes(entry);
    int extra = ZipFormat.extraBytes(position + begin, name.length, bytes, phase(entry));
    int data = begin + ZipFormat.localBytes(name.length, extra);
    reader.read(entry, 0, MemorySegment.ofArray(packed.bytes()).asSlice(data, bytes));
    pack(name, bytes, begin, extra, packed);
  }

  /// Finishes an entry whose data lies where it will.
  private void pack(byte[] name, int bytes, int begin, int extra, Packed packed) {
    int data = begin + ZipFormat.localBytes(name.length, extra);
    byte[] memory = packed.bytes();
    Checksums checksums = new Checksums();
    checksums.update(memory, data, bytes);
    int saved = deflate ? deflate(memory, data, bytes) : bytes;
    boolean stored = saved == bytes;
    ZipEntry zipEntry =
        new ZipEntry(stored ? ZipFormat.STORED : ZipFormat.DEFLATED, checksums.zip(), saved, bytes);
    ZipFormat.putLocal(ByteBuffer.wrap(memory, begin, data - begin), name, zipEntry, extra);
    packed.add(new Packed.Item(name, zipEntry, begin, checksums.both()), data + saved);
  }

  /// Deflates in place, if that makes it smaller.
  ///
  /// @return the size it has then
  private static int deflate(byte[] memory, int data, int bytes) {
    byte[] smaller = new byte[Math.max(0, bytes - 1)];
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      deflater.setInput(memory, data, bytes);
      deflater.finish();
      int length = deflater.deflate(smaller);
      if (!deflater.finished()) {
        return bytes;
      }
      System.arraycopy(smaller, 0, memory, data, length);
      return length;
    }
  }

  /// The small files that follow the arrays.
  Packed packTexts(byte[] memory) {
    Packed packed = new Packed(memory);
    part.texts()
        .forEach(
            (file, text) -> {
              byte[] name = file.getBytes(StandardCharsets.US_ASCII);
              int begin = packed.length();
              System.arraycopy(
                  text, 0, memory, begin + ZipFormat.localBytes(name.length, 0), text.length);
              pack(name, text.length, begin, 0, packed);
            });
    return packed;
  }
}

package org.wavecrate.crate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import org.wavecrate.dataset.Progress;

/// The SHA-256 of a file.
final class FileHash {
  private static final int CHUNK_BYTES = 1 << 18;

  private FileHash() {}

  /// @param read told how many bytes were read since it was told last
  /// @return in hex digits
  static String of(Path file, Progress progress, LongConsumer read) throws IOException {
    MessageDigest sha256 = Sha256.start();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
      for (int length = channel.read(chunk); length >= 0; length = channel.read(chunk)) {
        progress.throwIfCancelled();
        sha256.update(chunk.array(), 0, length);
        chunk.clear();
        read.accept(length);
      }
    }
    return Sha256.hex(sha256.digest());
  }
}

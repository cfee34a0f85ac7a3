package org.wavecrate.intake;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.wavecrate.npy.ByteSource;

/// The SHA-256 of a recording's file, or of an array as a file of its own.
final class FileSha256 {
  private static final int CHUNK_BYTES = 1 << 18;
  private static final ThreadLocal<byte[]> CHUNK =
      ThreadLocal.withInitial(() -> new byte[CHUNK_BYTES]);

  private FileSha256() {}

  /// In hex digits.
  static String of(SourceFile file) throws IOException {
    try (ByteSource source = file.openBytes()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = CHUNK.get();
      long size = source.size();
      for (long done = 0; done < size; done += chunk.length) {
        int some = (int) Math.min(chunk.length, size - done);
        source.read(done, MemorySegment.ofArray(chunk).asSlice(0, some));
        digest.update(chunk, 0, some);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

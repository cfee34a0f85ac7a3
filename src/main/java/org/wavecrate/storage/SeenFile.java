package org.wavecrate.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A small file that this program read and may write, and that other programs may change meanwhile.
/// Whoever writes it hears of that first, once; writing again replaces what the others wrote.
public final class SeenFile {
  private static final byte[] NONE = {};

  private final Path file;
  private final long mostBytes;
  private byte[] seen;

  private SeenFile(Path file, long mostBytes, byte[] seen) {
    this.file = file;
    this.mostBytes = mostBytes;
    this.seen = seen;
  }

  /// The file as it is now; it need not exist.
  public static SeenFile of(Path file, long mostBytes) {
    return new SeenFile(file, mostBytes, hash(file, mostBytes));
  }

  /// The file as it was when it held `text`.
  public static SeenFile of(Path file, long mostBytes, String text) {
    return new SeenFile(file, mostBytes, hash(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] hash(Path file, long mostBytes) {
    try {
      return hash(SmallFile.bytes(file, mostBytes));
    } catch (NoSuchFileException e) {
      return NONE;
    } catch (IOException e) {
      return hash(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] hash(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Writes the file whole.
  ///
  /// @throws IOException if it was changed since it was read or written last, which the next call
  ///     passes over, or if it can't be written; in a sentence
  public synchronized void write(String content) throws IOException {
    byte[] now = hash(file, mostBytes);
    if (!MessageDigest.isEqual(now, seen)) {
      seen = now;
      throw new IOException(
          file
              + (now == NONE ? ": was deleted" : ": was changed")
              + " by another program since it was read; save once more to replace it, or open the"
              + " dataset again to see it");
    }
    NewFile.write(file, content);
    seen = hash(content.getBytes(StandardCharsets.UTF_8));
  }
}

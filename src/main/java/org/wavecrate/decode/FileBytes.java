package org.wavecrate.decode;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes of a file, at any position.
final class FileBytes implements Closeable {
  private final FileChannel channel;
  private final long size;

  private FileBytes(FileChannel channel) throws IOException {
    this.channel = channel;
    size = channel.size();
  }

  /// @throws DecodeException if it is no regular file: a pipe or a device might never end
  static FileBytes open(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new DecodeException("is no regular file");
    }
    return new FileBytes(FileChannel.open(file, StandardOpenOption.READ));
  }

  /// The size when it was opened.
  long size() {
    return size;
  }

  /// Up to `length` bytes from a position on, fewer at the end of the file.
  ByteBuffer read(long position, int length) throws IOException {
    int most = Math.clamp(size - position, 0, length);
    ByteBuffer bytes = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
    fill(position, bytes);
    return bytes.flip();
  }

  /// Reads until the buffer is full or the file ends.
  void fill(long position, ByteBuffer bytes) throws IOException {
    int start = bytes.position();
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position() - start) < 0) {
        return;
      }
    }
  }

  static String tag(ByteBuffer bytes, int at, int length) {
    byte[] tag = new byte[Math.clamp((long) bytes.limit() - at, 0, length)];
    bytes.get(Math.min(at, bytes.limit()), tag);
    return new String(tag, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

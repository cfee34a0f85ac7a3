package org.wavecrate.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/// Reads files that are small by nature: recipes, marks, lists of hashes, tables of labels. Pipes,
/// devices and folders are refused before they are opened, since some never end, and no more is
/// read than is allowed, also of files such as those in `/proc`, which hide their size.
public final class SmallFile {
  private static final int FIRST_BYTES = 1 << 13;

  private SmallFile() {}

  /// All bytes of a file.
  ///
  /// @param mostBytes how large it may be
  /// @throws NoSuchFileException if there is none
  /// @throws IOException if it can't be read, as a sentence that names it
  public static byte[] bytes(Path file, long mostBytes) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        String kind = attributes.isDirectory() ? "a folder" : "no regular file";
        throw new IOException(Formatted.of("%s: is %s; expected a file", file, kind));
      }
      try (SeekableByteChannel channel = Files.newByteChannel(file)) {
        return read(file, channel, Math.min(mostBytes, Integer.MAX_VALUE - 16), attributes.size());
      }
    } catch (NoSuchFileException e) {
      throw e;
    } catch (AccessDeniedException e) {
      throw new IOException(file + ": permission to read it is denied", e);
    } catch (FileSystemException e) {
      throw new IOException(Formatted.of("%s: can't be read: %s", file, e.getReason()), e);
    }
  }

  private static byte[] read(Path file, SeekableByteChannel channel, long most, long size)
      throws IOException {
    long expected = Math.max(size, FIRST_BYTES);
    byte[] bytes = new byte[(int) Math.min(most, expected) + 1];
    int length = 0;
    while (true) {
      int read = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length));
      if (read < 0) {
        return Arrays.copyOf(bytes, length);
      }
      length += read;
      if (length > most) {
        throw new IOException(Formatted.of("%s: is larger than %d bytes", file, most));
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(most + 1, 2L * length));
      }
    }
  }

  /// The text of a file in UTF-8.
  ///
  /// @throws IOException as [#bytes], or if it is no UTF-8
  public static String text(Path file, long mostBytes) throws IOException {
    byte[] bytes = bytes(file, mostBytes);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": is no UTF-8 text", e);
    }
  }

  /// The text of a file in an encoding that has a character for every byte.
  public static String text(Path file, long mostBytes, Charset encoding) throws IOException {
    return new String(bytes(file, mostBytes), encoding);
  }

  /// The path that a text from a file names.
  ///
  /// @throws IOException if no path can be called so, as one with a NUL can't
  public static Path path(String text) throws IOException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IOException(
          Formatted.of("\"%s\": is no path: %s", PlainText.of(text), e.getReason()), e);
    }
  }
}

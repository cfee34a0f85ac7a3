package org.wavecrate.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// A file being written. It has a random name in its folder and gets its own name in one step,
/// after all of it was forced to the disk. Until then an existing file stays as it was; afterwards
/// it is replaced whole, so of two writers the last one wins.
///
/// Links planted in the folder are never followed: the random name is made by this writer alone,
/// and a link under the file's own name is replaced rather than written through.
public final class NewFile implements AutoCloseable {
  /// How the names of unfinished files end.
  public static final String UNFINISHED = ".wavecrate-part";

  private static final int RANDOM_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;

  private NewFile(Path file, Path unfinished) throws IOException {
    this.file = file;
    this.unfinished = unfinished;
    OpenOption[] options = {
      StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS
    };
    try {
      channel = FileChannel.open(unfinished, options);
    } catch (FileSystemException e) {
      throw new IOException(file + ": can't be written: " + reason(e), e);
    }
  }

  /// The reason for a system's error in words; its message may be a path alone.
  private static String reason(FileSystemException error) {
    return switch (error) {
      case AccessDeniedException e -> "permission is denied";
      case NoSuchFileException e -> "there is no such folder";
      default -> String.valueOf(error.getReason());
    };
  }

  /// Begins a file in a folder that is there.
  public static NewFile of(Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    return new NewFile(whole, unfinishedBeside(whole));
  }

  /// A random name in the folder of `file`, which no other writer has.
  public static Path unfinishedBeside(Path file) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return file.resolveSibling("." + HexFormat.of().formatHex(random) + UNFINISHED);
  }

  /// Whether a file has the name of an unfinished one, so that nobody misses it.
  public static boolean isUnfinished(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(UNFINISHED);
  }

  /// Writes a small file.
  ///
  /// @throws IOException if that can't be, in a sentence; what was there stays
  public static void write(Path file, byte[] content) throws IOException {
    try (NewFile fresh = of(file)) {
      fresh.write(content);
      fresh.publish();
    }
  }

  /// Writes a small file that can be made again, such as one of a cache: as [#publishUnforced].
  public static void writeUnforced(Path file, byte[] content) throws IOException {
    try (NewFile fresh = of(file)) {
      fresh.write(content);
      fresh.publishUnforced();
    }
  }

  /// Writes a small text in UTF-8.
  public static void write(Path file, String content) throws IOException {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /// Adds bytes at the end.
  public void write(byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /// Where the bytes go.
  public FileChannel channel() {
    return channel;
  }

  /// Adds bytes at the end; closing it changes nothing.
  public OutputStream stream() {
    OutputStream out = Channels.newOutputStream(channel);
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }
    };
  }

  /// Forces all to the disk and gives the file its name. What it replaces lends it its permissions.
  ///
  /// @throws IOException if the name can't be had, in a sentence; what was there stays
  public void publish() throws IOException {
    channel.force(true);
    publishUnforced();
    force(file.resolveSibling(""));
  }

  /// As [#publish] without waiting for the disk, for many files that can be made again: after a
  /// power failure some may be empty.
  public void publishUnforced() throws IOException {
    channel.close();
    keepPermissions();
    Replacing.STANDARD.replace(unfinished, file);
  }

  private void keepPermissions() {
    try {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Set<PosixFilePermission> were =
            Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        Files.setPosixFilePermissions(unfinished, were);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // They are the standard ones of a new file then.
    }
  }

  /// Forces the names in a folder to the disk, where the system can.
  public static void force(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // Windows opens no folders; its names need no forcing.
    }
  }

  /// Takes away what was not published.
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}

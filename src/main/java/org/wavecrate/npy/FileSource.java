package org.wavecrate.npy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The bytes of an open file.
///
/// @since 0.1.0
public final class FileSource implements ByteSource {
  private static final long LARGEST_READ = 1 << 30;
  private static final long LEAST_MAPPED = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final long size;
  private @Nullable MappedFile mapped;

  private FileSource(Path path, FileChannel channel, long size) {
    this.path = path;
    this.channel = channel;
    this.size = size;
  }

  /// Opens a regular file; anything else, such as a pipe that would never end, is refused.
  ///
  /// @throws NpyException if there is no such file or it can't be opened, without naming the file
  public static FileSource open(Path file) throws IOException {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw new NpyException(
            "is " + (attributes.isDirectory() ? "a folder" : "no regular file") + ", not an array");
      }
      return new FileSource(
          file, FileChannel.open(file, StandardOpenOption.READ), attributes.size());
    } catch (NoSuchFileException e) {
      throw new NpyException("there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new NpyException("permission to read it is denied", e);
    } catch (FileSystemException e) {
      // A name too long, links in a circle: the reason without the path, which the caller adds.
      throw new NpyException("can't be opened: " + e.getReason(), e);
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long offset, MemorySegment destination) throws IOException {
    long done = 0;
    while (done < destination.byteSize()) {
      long part = Math.min(LARGEST_READ, destination.byteSize() - done);
      ByteBuffer buffer = destination.asSlice(done, part).asByteBuffer();
      int read = read(buffer, offset + done);
      if (read < 0) {
        throw new NpyException("is truncated: it ended at byte " + (offset + done));
      }
      done += read;
    }
  }

  /// The file mapped, unless copying it costs less; released when nothing refers to it any more.
  @Override
  public MemorySegment inMemory() throws IOException {
    if (size < LEAST_MAPPED) {
      return ByteSource.super.inMemory();
    }
    MappedFile whole = MappedFile.open(path);
    long now = whole.bytes().byteSize();
    if (now < size) {
      throw new NpyException("is truncated: it ended at byte " + now);
    }
    mapped = whole;
    return whole.bytes().asSlice(0, size);
  }

  @Override
  public Optional<Mapping> mapping() {
    return Optional.ofNullable(mapped).map(file -> new Mapping(file, 0));
  }

  private int read(ByteBuffer buffer, long offset) throws IOException {
    try {
      return channel.read(buffer, offset);
    } catch (ClosedByInterruptException e) {
      // Nothing is wrong with the file: whoever asked for it no longer wants it.
      throw new CancellationException("interrupted while reading");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

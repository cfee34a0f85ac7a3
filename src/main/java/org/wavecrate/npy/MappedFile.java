package org.wavecrate.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A file mapped into memory, unmapped when nothing refers to it any more. Knows whether someone
/// has written to it since. Thread-safe.
public final class MappedFile {
  private final Path path;
  private final MemorySegment bytes;
  private volatile Stamp stamp;

  /// @param key identifies the file, where the system can tell
  private record Stamp(long size, FileTime time, @Nullable Object key) {
    static Stamp of(Path path) throws IOException {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
  }

  private MappedFile(Path path, MemorySegment bytes, Stamp stamp) {
    this.path = path;
    this.bytes = bytes;
    this.stamp = stamp;
  }

  /// Maps all of a file.
  public static MappedFile open(Path path) throws IOException {
    // Asked before the file is opened: what is written in between counts as a change.
    Stamp stamp = Stamp.of(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      var mode = FileChannel.MapMode.READ_ONLY;
      return new MappedFile(path, channel.map(mode, 0, size, Arena.ofAuto()), stamp);
    }
  }

  public Path path() {
    return path;
  }

  /// All bytes.
  public MemorySegment bytes() {
    return bytes;
  }

  /// Whether the file was written to since it was opened or last accepted. Another file that has
  /// taken its place does not count: the mapped one is still whole.
  public boolean isChanged() {
    try {
      Stamp now = Stamp.of(path);
      Stamp known = stamp;
      return Objects.equals(now.key, known.key) && !now.equals(known);
    } catch (IOException e) {
      // It was deleted or moved; what is mapped stays.
      return false;
    }
  }

  /// Takes the file as it is now, since its content is checked again.
  ///
  /// @return false if it is shorter than what was mapped, so that its end is lost
  public boolean accept() {
    try {
      Stamp now = Stamp.of(path);
      if (now.size < bytes.byteSize() && Objects.equals(now.key, stamp.key)) {
        return false;
      }
      stamp = now;
      return true;
    } catch (IOException e) {
      // As in isChanged.
      return true;
    }
  }

  /// Reads elements as float32, converted as NumPy's `astype` does. Whoever reads many arrays calls
  /// [#deliverFault] after the last.
  ///
  /// @param offset of the first element
  /// @param stored their type in the file
  /// @param count how many
  /// @param at where they go in `destination`
  public void readFloats(
      long offset, Dtype stored, long count, MemorySegment destination, long at) {
    if (stored.equals(Dtype.FLOAT32)) {
      MemorySegment.copy(bytes, offset, destination, at, count * Float.BYTES);
    } else {
      MemorySegment from = bytes.asSlice(offset, count * stored.bytes());
      Conversion.copy(from, stored, destination.asSlice(at), Dtype.FLOAT32, count);
    }
  }

  /// The virtual machine throws what a mapped file that was cut short leads to some time after the
  /// access: at the latest when it returns from a native method. This is a cheap one.
  ///
  /// @throws InternalError if a mapped file that was read was cut short
  public static void deliverFault() {
    Runtime.getRuntime().totalMemory();
  }
}

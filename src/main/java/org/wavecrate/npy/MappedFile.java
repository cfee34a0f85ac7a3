package org.wavecrate.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A file mapped into memory, unmapped when nothing refers to it any more, or when it is to be
/// replaced. Knows whether someone has written to it since. Thread-safe.
///
/// @since 0.1.0
public final class MappedFile {
  private static final Cleaner CLEANER = Cleaner.create();

  /// The files that this process has mapped: Windows replaces none of them.
  private static final Set<MappedFile> OPEN =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private static final int MOST_WAITS = 2_000;
  private static final long WAIT_NANOS = 1_000_000;

  private final Path path;
  private final Arena lifetime;
  private final MemorySegment bytes;
  private volatile Stamp stamp;

  /// @param key identifies the file, where the system can tell
  private record Stamp(long size, FileTime time, @Nullable Object key) {
    static Stamp of(Path path) throws IOException {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
  }

  private MappedFile(Path path, Arena lifetime, MemorySegment bytes, Stamp stamp) {
    this.path = path;
    this.lifetime = lifetime;
    this.bytes = bytes;
    this.stamp = stamp;
  }

  /// Maps all of a file.
  @SuppressWarnings("restricted")
  public static MappedFile open(Path path) throws IOException {
    // Asked before the file is opened: what is written in between counts as a change.
    Stamp stamp = Stamp.of(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      // One arena owns the memory, another is what readers see: the first can be closed by the
      // cleaner of the second, and the second, closed, turns readers away and closes the first.
      Arena owner = Arena.ofShared();
      Arena lifetime = Arena.ofShared();
      MemorySegment bytes =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, size, owner)
              .reinterpret(lifetime, unmapped -> close(owner));
      CLEANER.register(bytes.scope(), () -> close(owner));
      MappedFile mapped = new MappedFile(path, lifetime, bytes, stamp);
      OPEN.add(mapped);
      return mapped;
    }
  }

  private static synchronized void close(Arena owner) {
    if (owner.scope().isAlive()) {
      owner.close();
    }
  }

  /// Unmaps a file wherever this process has it mapped, so that it can be replaced on every system.
  ///
  /// @return whether it was mapped
  /// @throws IOException if it is in use all the time
  public static boolean release(Path file) throws IOException {
    Path wanted = file.toAbsolutePath().normalize();
    List<MappedFile> all;
    synchronized (OPEN) {
      all = List.copyOf(OPEN);
    }
    boolean found = false;
    for (MappedFile mapped : all) {
      if (mapped.isOf(wanted)) {
        mapped.close();
        found = true;
      }
    }
    return found;
  }

  private boolean isOf(Path file) {
    if (path.toAbsolutePath().normalize().equals(file)) {
      return true;
    }
    try {
      return Files.isSameFile(path, file);
    } catch (IOException e) {
      return false;
    }
  }

  private void close() throws IOException {
    OPEN.remove(this);
    for (int wait = 0; !isClosed(); wait++) {
      try {
        lifetime.close();
      } catch (IllegalStateException e) {
        if (wait == MOST_WAITS) {
          throw new IOException(path + ": is being read all the time; try again", e);
        }
        // Handed to the system or to a decompressor at this moment.
        LockSupport.parkNanos(WAIT_NANOS);
      }
    }
  }

  /// Whether it was unmapped since another file took, or was to take, its place.
  public boolean isClosed() {
    return !lifetime.scope().isAlive();
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
    try {
      if (stored.equals(Dtype.FLOAT32)) {
        MemorySegment.copy(bytes, offset, destination, at, count * Float.BYTES);
      } else {
        MemorySegment from = bytes.asSlice(offset, count * stored.bytes());
        Conversion.copy(from, stored, destination.asSlice(at), Dtype.FLOAT32, count);
      }
    } catch (IllegalStateException e) {
      throw UnmappedError.of(bytes, e);
    }
  }

  /// Has the processor fetch the first and the last of some bytes while it goes on.
  ///
  /// @return what makes the compiler do so
  public int touch(long offset, long count) {
    try {
      return count == 0
          ? 0
          : bytes.get(ValueLayout.JAVA_BYTE, offset)
              + bytes.get(ValueLayout.JAVA_BYTE, offset + count - 1);
    } catch (IllegalStateException e) {
      throw UnmappedError.of(bytes, e);
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

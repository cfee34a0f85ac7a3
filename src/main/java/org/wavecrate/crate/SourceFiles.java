package org.wavecrate.crate;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Location;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.Baking;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.SegmentSource;

/// The files of a split as they were when an export was planned: sizes, times and where array data
/// begins. File `2 i` is example `i` and file `2 i + 1` its label.
final class SourceFiles {
  private static final long ABSENT = -1;

  private record Stamp(long bytes, long modifiedNanos) {
    static Stamp of(Path file) throws IOException {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      long nanos = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
      return new Stamp(attributes.size(), nanos);
    }
  }

  private final Split split;
  private final Optional<Baking> baking;
  private final long[] bytes;
  private final long[] modifiedNanos;
  private final long[] fileBytes;
  private final byte[] phases;
  private final Map<Path, Stamp> wholes = new ConcurrentHashMap<>();
  private final SortedMap<Integer, BadFileException> bad = new ConcurrentSkipListMap<>();

  private SourceFiles(Split split, Optional<Baking> baking) {
    this.split = split;
    this.baking = baking;
    bytes = new long[2 * split.size()];
    modifiedNanos = new long[bytes.length];
    fileBytes = new long[bytes.length];
    phases = new byte[bytes.length];
  }

  /// Opens every file and reads its header.
  ///
  /// @param baking makes what is written in place of examples; empty if they are written as they
  ///     are
  static SourceFiles measure(Split split, Optional<Baking> baking, Progress progress) {
    SourceFiles files = new SourceFiles(split, baking);
    AtomicLong done = new AtomicLong();
    IntStream.range(0, split.size())
        .parallel()
        .forEach(
            i -> {
              progress.throwIfCancelled();
              files.measure(split.example(i));
              progress.report(done.incrementAndGet(), split.size());
            });
    return files;
  }

  private void measure(Example example) {
    int file = 2 * example.index();
    measure(file, Optional.of(example.location()), example::openBytes, example::open);
    if (baking.isPresent() && !bad.containsKey(file)) {
      try {
        bytes[file] = baking.get().bytes(example);
        // Its header ends at a multiple of 64.
        phases[file] = 0;
      } catch (BadFileException e) {
        bytes[file] = ABSENT;
        bad.put(file, e);
      }
    }
    bytes[file + 1] = ABSENT;
    if (example.hasLabel()) {
      measure(file + 1, example.labelLocation(), example::openLabelBytes, example::openLabel);
    }
  }

  private interface Opening<T> {
    T open() throws BadFileException;
  }

  private void measure(
      int file, Optional<Location> location, Opening<ByteSource> raw, Opening<ArrayFile> array) {
    try (ByteSource source = raw.open()) {
      bytes[file] = source.size();
      location.ifPresent(place -> stamp(file, place));
    } catch (BadFileException e) {
      bytes[file] = ABSENT;
      bad.put(file, e);
      return;
    } catch (IOException e) {
      bad.put(file, new BadFileException(path(file), "can't be read: " + e.getMessage()));
      return;
    }
    try (ArrayFile open = array.open()) {
      phases[file] = (byte) Math.floorMod(-open.header().dataOffset(), ZipFormat.ALIGNMENT);
    } catch (BadFileException e) {
      bad.put(file, e);
    }
  }

  private void stamp(int file, Location location) {
    if (location.isPart()) {
      wholes.computeIfAbsent(location.file(), SourceFiles::stampOrNone);
    } else {
      Stamp stamp = stampOrNone(location.file());
      modifiedNanos[file] = stamp.modifiedNanos();
      fileBytes[file] = stamp.bytes();
    }
  }

  private static Stamp stampOrNone(Path file) {
    try {
      return Stamp.of(file);
    } catch (IOException e) {
      return new Stamp(ABSENT, ABSENT);
    }
  }

  /// Opens what is to be written for a file.
  ByteSource open(int file) throws BadFileException {
    Example example = split.example(file / 2);
    if (file % 2 == 1) {
      return example.openLabelBytes();
    }
    return baking.isPresent()
        ? new SegmentSource(MemorySegment.ofArray(baking.get().array(example)))
        : example.openBytes();
  }

  /// Bakes an example once more and compares.
  ///
  /// @param checksums of what was written; see [Checksums#both]
  /// @throws ExportException if the engine did not make the same of it again
  void requireBakedAgain(int file, long checksums) throws IOException {
    if (baking.isPresent() && file % 2 == 0) {
      byte[] again = baking.get().array(split.example(file / 2));
      Checksums sums = new Checksums();
      sums.update(again, 0, again.length);
      if (sums.both() != checksums) {
        throw new ExportException(
            path(file) + ": baked twice, its bytes differ; the memory may be faulty");
      }
    }
  }

  Split split() {
    return split;
  }

  /// The size of a file, or -1 if it is not there or can't be opened.
  long bytes(int file) {
    return bytes[file];
  }

  /// Where within 64 bytes the file must begin, so that its array data begins at 64.
  int phase(int file) {
    return phases[file];
  }

  /// The files that can't be opened or are no arrays, with the reason.
  SortedMap<Integer, BadFileException> bad() {
    return bad;
  }

  String path(int file) {
    Example example = split.example(file / 2);
    return file % 2 == 0 ? example.path() : example.labelPath();
  }

  /// @throws BadFileException if the file is not what it was
  void requireUnchanged(int file) throws BadFileException {
    Example example = split.example(file / 2);
    Optional<Location> place =
        file % 2 == 0 ? Optional.of(example.location()) : example.labelLocation();
    if (place.isEmpty()) {
      // A label that no file of its own holds was read when the dataset was opened.
      return;
    }
    Location location = place.get();
    Stamp now = stampOrNone(location.file());
    Stamp then =
        location.isPart()
            ? wholes.getOrDefault(location.file(), now)
            : new Stamp(fileBytes[file], modifiedNanos[file]);
    if (!now.equals(then)) {
      String what = now.bytes() == ABSENT ? "vanished" : "was changed";
      throw new BadFileException(path(file), what + " while it was exported; export again");
    }
  }
}

package org.wavecrate.crate;

import java.io.IOException;
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
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;

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
  private final long[] bytes;
  private final long[] modifiedNanos;
  private final byte[] phases;
  private final int[] rows;
  private final long[] rowBytes;
  private final Map<Path, Stamp> zips = new ConcurrentHashMap<>();
  private final SortedMap<Integer, BadFileException> bad = new ConcurrentSkipListMap<>();

  private SourceFiles(Split split) {
    this.split = split;
    bytes = new long[2 * split.size()];
    modifiedNanos = new long[bytes.length];
    phases = new byte[bytes.length];
    rows = new int[split.size()];
    rowBytes = new long[bytes.length];
  }

  /// Opens every file and reads its header.
  static SourceFiles measure(Split split, Progress progress) {
    SourceFiles files = new SourceFiles(split);
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
    Optional<NpyHeader> array =
        measure(file, example.location(), example::openBytes, example::open);
    bytes[file + 1] = ABSENT;
    if (example.hasLabel()) {
      Location location = example.labelLocation().orElseThrow();
      var label = measure(file + 1, location, example::openLabelBytes, example::openLabel);
      if (array.isPresent() && label.isPresent()) {
        measureRows(example.index(), array.get(), label.get());
      }
    } else {
      array.ifPresent(header -> measureRows(example.index(), header));
    }
  }

  private interface Opening<T> {
    T open() throws BadFileException;
  }

  private Optional<NpyHeader> measure(
      int file, Location location, Opening<ByteSource> raw, Opening<ArrayFile> array) {
    try (ByteSource source = raw.open()) {
      bytes[file] = source.size();
      if (location.isInArchive()) {
        zips.computeIfAbsent(location.file(), SourceFiles::stampOrNone);
      } else {
        modifiedNanos[file] = stampOrNone(location.file()).modifiedNanos();
      }
    } catch (BadFileException e) {
      bytes[file] = ABSENT;
      bad.put(file, e);
      return Optional.empty();
    } catch (IOException e) {
      bad.put(file, new BadFileException(path(file), "can't be read: " + e.getMessage()));
      return Optional.empty();
    }
    try (ArrayFile open = array.open()) {
      phases[file] = (byte) Math.floorMod(-open.header().dataOffset(), ZipFormat.ALIGNMENT);
      return Optional.of(open.header());
    } catch (BadFileException e) {
      bad.put(file, e);
      return Optional.empty();
    }
  }

  private static Stamp stampOrNone(Path file) {
    try {
      return Stamp.of(file);
    } catch (IOException e) {
      return new Stamp(ABSENT, ABSENT);
    }
  }

  /// A batch file has a label for each of its rows.
  private void measureRows(int index, NpyHeader array, NpyHeader label) {
    boolean batch = array.shape().rank() > 1 && label.shape().rank() > 0;
    if (batch && array.shape().axis(0) == label.shape().axis(0)) {
      measureRows(index, array);
      rowBytes[2 * index + 1] = rowFile(label);
    }
  }

  /// Without labels, any array of two axes or more may be a batch.
  private void measureRows(int index, NpyHeader array) {
    if (array.shape().rank() > 1 && array.shape().axis(0) <= Integer.MAX_VALUE) {
      rows[index] = (int) array.shape().axis(0);
      rowBytes[2 * index] = rowFile(array);
    }
  }

  private static long rowFile(NpyHeader header) {
    Shape row = row(header.shape());
    int head = NpyWriter.header(header.dtype().littleEndian(), row).length;
    return head + row.elements() * header.dtype().bytes();
  }

  static Shape row(Shape batch) {
    var axes = batch.axes();
    return Shape.of(axes.subList(1, axes.size()).stream().mapToLong(Long::longValue).toArray());
  }

  Split split() {
    return split;
  }

  /// The size of a file, or -1 if it is not there or can't be opened.
  long bytes(int file) {
    return bytes[file];
  }

  boolean hasLabel(int index) {
    return split.example(index).hasLabel();
  }

  /// Where within 64 bytes the file must begin, so that its array data begins at 64.
  int phase(int file) {
    return phases[file];
  }

  /// How many examples the file of example `index` holds if it is a batch file; else 0.
  int rows(int index) {
    return rows[index];
  }

  /// The size of a file of its own for one row of a batch file.
  long rowBytes(int file) {
    return rowBytes[file];
  }

  /// What can't be opened or is no array, by file.
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
    Location location = file % 2 == 0 ? example.location() : example.labelLocation().orElseThrow();
    Stamp now = stampOrNone(location.file());
    Stamp then =
        location.isInArchive()
            ? zips.getOrDefault(location.file(), now)
            : new Stamp(bytes[file], modifiedNanos[file]);
    if (!now.equals(then)) {
      String what = now.bytes() == ABSENT ? "vanished" : "was changed";
      throw new BadFileException(path(file), what + " while it was exported; export again");
    }
  }
}

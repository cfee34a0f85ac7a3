package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Split;
import org.wavecrate.npy.MappedFile;
import org.wavecrate.npy.Mapping;
import org.wavecrate.npy.NpyHeader;

/// Positions of a split's examples in mapped files. Each file is opened and checked on first use;
/// from then on reading it is one copy out of memory. Thread-safe.
///
/// When a file was written to, all of it is forgotten, and whatever is read again has to agree with
/// the archive's checksum.
final class MappedExamples {
  private static final long UNKNOWN = 0;
  private static final long ELSEWHERE = -1;
  private static final int[] NONE = {};
  private static final int OFFSET_BITS = 48;
  private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;
  private static final int MOST_FILES = 1 << Long.SIZE - OFFSET_BITS - 1;

  /// How often work is begun again because of someone who writes.
  private static final int MOST_TRIES = 3;

  /// How many examples are touched before the first is copied: as many fetches as processors have
  /// under way.
  private static final int TOUCHED = 16;

  private final Split split;
  private final NpyHeader model;
  private final long elements;

  /// Offsets of the data; the bits above say in which file.
  private final AtomicLongArray places;

  private volatile List<MappedFile> files = List.of();
  private volatile boolean verifies;
  private volatile int generation;

  /// Read by nobody: so touching is not optimised away.
  private int touched;

  /// @param model what the header of an example must say; others are left to their own reader
  MappedExamples(Split split, NpyHeader model) {
    this.split = split;
    this.model = model;
    elements = model.shape().elements();
    places = new AtomicLongArray(split.size());
  }

  /// Reads an example as float32.
  ///
  /// @param at where it goes in `destination`
  /// @return false if it lies elsewhere, or differs in type or shape: it must be opened
  /// @throws BadFileException if it can't be opened, or was changed
  boolean read(int index, MemorySegment destination, long at) throws BadFileException {
    long place = places.get(index);
    if (place == UNKNOWN) {
      place = locate(index);
    }
    if (place == ELSEWHERE) {
      return false;
    }
    file(place).readFloats(place & OFFSET_MASK, model.dtype(), elements, destination, at);
    return true;
  }

  /// Reads examples one behind the other, as [#read] reads one. Some at a time are looked up and
  /// touched before the first of them is copied: the processor fetches what lies apart all at once.
  ///
  /// @param at where the first goes in `destination`
  /// @param bytes how far the next is from one
  /// @return which of them lie elsewhere or differ, by their place in `indices`
  int[] read(int[] indices, MemorySegment destination, long at, long bytes)
      throws BadFileException {
    long[] found = new long[TOUCHED];
    int[] left = NONE;
    for (int from = 0; from < indices.length; from += TOUCHED) {
      int count = Math.min(TOUCHED, indices.length - from);
      for (int i = 0; i < count; i++) {
        found[i] = places.get(indices[from + i]);
      }
      touch(found, count);
      for (int i = 0; i < count; i++) {
        long place = found[i] == UNKNOWN ? locate(indices[from + i]) : found[i];
        if (place == ELSEWHERE) {
          left = Arrays.copyOf(left, left.length + 1);
          left[left.length - 1] = from + i;
        } else {
          file(place)
              .readFloats(
                  place & OFFSET_MASK,
                  model.dtype(),
                  elements,
                  destination,
                  at + (from + i) * bytes);
        }
      }
    }
    return left;
  }

  private void touch(long[] found, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      if (found[i] != UNKNOWN && found[i] != ELSEWHERE) {
        sum += file(found[i]).touch(found[i] & OFFSET_MASK, model.dataBytes());
      }
    }
    touched = sum;
  }

  private MappedFile file(long place) {
    return files.get((int) (place >>> OFFSET_BITS));
  }

  private long locate(int index) throws BadFileException {
    int began = generation;
    try (ArrayFile file = split.example(index).open()) {
      Mapping mapping = file.mapping().orElse(null);
      long place = ELSEWHERE;
      if (mapping != null && isLikeModel(file.header()) && mapping.offset() <= OFFSET_MASK) {
        if (verifies && !file.verify()) {
          throw new BadFileException(
              file.path(), "was changed while it was open; open the dataset again");
        }
        int number = number(mapping.file());
        place = number < MOST_FILES ? (long) number << OFFSET_BITS | mapping.offset() : ELSEWHERE;
      }
      return remember(index, place, began);
    }
  }

  private boolean isLikeModel(NpyHeader header) {
    return header.isStoredInCOrder()
        && header.dtype().equals(model.dtype())
        && header.shape().equals(model.shape());
  }

  private synchronized long remember(int index, long place, int began) {
    if (began == generation) {
      places.set(index, place);
    }
    return place;
  }

  private synchronized int number(MappedFile file) {
    List<MappedFile> known = files;
    int number = known.indexOf(file);
    if (number < 0) {
      number = known.size();
      files = Stream.concat(known.stream(), Stream.of(file)).toList();
    }
    return number;
  }

  /// Calls of [#read], and what is made of them.
  interface Work {
    void run() throws IOException;
  }

  /// Does some work, and does it again if a file was changed since it was checked.
  ///
  /// @throws BadFileException if an example is no longer what it was
  void unchanged(Work work) throws IOException {
    for (int left = MOST_TRIES; ; left--) {
      int began = generation;
      try {
        work.run();
        MappedFile.deliverFault();
      } catch (InternalError e) {
        // A file was cut short. Which one shows when all are opened again.
        if (left == 0) {
          throw e;
        }
        forget();
        continue;
      }
      if (files.stream().anyMatch(MappedFile::isChanged)) {
        forget();
      }
      if (generation == began) {
        return;
      }
      if (left == 0) {
        throw new BadFileException(
            files.getFirst().path().toString(), "is being written to while it is read");
      }
    }
  }

  /// Lets every example be opened and checked once more.
  ///
  /// @throws BadFileException if a file has lost its end
  private synchronized void forget() throws BadFileException {
    verifies = true;
    generation++;
    for (int i = 0; i < places.length(); i++) {
      places.set(i, UNKNOWN);
    }
    for (MappedFile file : files) {
      if (!file.accept()) {
        throw new BadFileException(file.path().toString(), "was cut short while it was read");
      }
    }
  }
}

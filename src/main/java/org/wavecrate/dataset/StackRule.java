package org.wavecrate.dataset;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.NpyReader;
import org.wavecrate.npy.Shape;

/// Tells by shapes whether an array whose label has the same first axis holds many examples. The
/// other reading is one example with a label for each of its steps or channels.
final class StackRule {
  /// No spectrum has so many bins; a waveform has.
  private static final long MOST_BINS = 4096;

  /// As many rows may be the channels of one sound.
  private static final long MOST_CHANNELS = 8;

  private static final long LEAST_SAMPLES = 64;
  private static final long MOST_READ = 4096;

  private StackRule() {}

  /// Whether the label could have one value, or one vector, for each row of the array.
  static boolean isPossible(Shape array, Shape label) {
    return array.rank() >= 2
        && array.axis(0) >= 1
        && array.axis(0) <= Integer.MAX_VALUE
        && array.elements() > 0
        && label.rank() >= 1
        && label.axis(0) == array.axis(0);
  }

  /// Whether nothing else is likely.
  ///
  /// @param numbers whether labels are class numbers beyond 0 and 1, so that they are no list of
  ///     the classes of one example
  static boolean isSure(Shape array, Shape label, boolean numbers) {
    if (array.axis(0) < 2 || label.rank() > 2) {
      return false;
    }
    boolean few = array.axis(0) <= MOST_CHANNELS;
    if (few && !(numbers && label.rank() == 1)) {
      return false;
    }
    long axes = array.row().axes().stream().filter(axis -> axis != 1).count();
    if (axes >= 3) {
      return true;
    }
    long last = array.axis(array.rank() - 1);
    if (axes == 2) {
      return last > MOST_CHANNELS;
    }
    long length = array.row().elements();
    return length > MOST_BINS || few && length >= LEAST_SAMPLES;
  }

  /// Whether a label of one axis holds class numbers, of which some is neither 0 nor 1.
  static boolean holdsNumbers(ArrayFile.Opener opener, NpyHeader header) {
    if (header.shape().rank() != 1
        || header.shape().elements() > MOST_READ
        || !header.dtype().isInteger()) {
      return false;
    }
    Dtype dtype = header.dtype().littleEndian();
    try (ArrayFile file = ArrayFile.open("", opener, new NpyReader());
        Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(header.dataBytes(), 8);
      file.readStored(values);
      for (long i = 0; i < header.shape().elements(); i++) {
        double value = dtype.number(values, i);
        if (value != 0 && value != 1) {
          return true;
        }
      }
      return false;
    } catch (BadFileException e) {
      return false;
    }
  }

  /// The header of an array, if it can be read.
  static Optional<NpyHeader> header(ArrayFile.Opener opener) {
    try {
      return Optional.of(StackedArray.headerOf(opener));
    } catch (IOException | InternalError e) {
      return Optional.empty();
    }
  }
}

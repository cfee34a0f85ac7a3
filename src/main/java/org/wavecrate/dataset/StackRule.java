package org.wavecrate.dataset;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.NpyReader;
import org.wavecrate.npy.Shape;

/// Tells whether an array holds many examples. The other reading of one whose label has the same
/// first axis is one example with a label for each of its steps or channels. This is the one
/// account: datasets are opened by it, by names and shapes; the check asks it too, when it has seen
/// what is usual and what the arrays hold.
public final class StackRule {
  /// No spectrum has so many bins; a waveform has.
  private static final long MOST_BINS = 4096;

  /// As many rows may be the channels of one sound.
  private static final long MOST_CHANNELS = 8;

  private static final long LEAST_SAMPLES = 64;

  /// Spectra with as many bins, and fewer frames than half of that, are rare.
  private static final long LEAST_WIDE = 512;

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

  /// Facts about an array that was opened as one example, once it was read.
  ///
  /// @param shape its shape
  /// @param form what it would be as one example
  /// @param timeAxis which axis would be time then
  /// @param labels whether its label has one value, or one vector, for each of its rows
  /// @param integers whether that label is of whole numbers
  /// @param unrelated whether neighbouring rows have nothing in common
  public record Read(
      Shape shape,
      ArrayLayout.Form form,
      int timeAxis,
      boolean labels,
      boolean integers,
      boolean unrelated) {}

  /// Whether an array that was opened as one example holds many after all.
  ///
  /// @param several where its axes are not those of the other examples: whether it is as if several
  ///     of these were stacked, and how many axes they have
  public static boolean isMissed(Read array, Optional<Several> several) {
    Shape shape = array.shape();
    if (shape.rank() < 2 || shape.axis(0) < 2 || shape.elements() == 0) {
      return false;
    }
    boolean labels = array.labels();
    if (several.isPresent()) {
      // Two or three waveforms in one file look like the channels of one.
      return (array.form() != ArrayLayout.Form.SOUND || labels)
          && shape.rank() == several.get().rank() + 1
          && (several.get().stacked() || labels);
    }
    return switch (array.form()) {
      // A few waveforms below each other look like the channels of one.
      case SOUND -> array.timeAxis() == 1 && labels && array.integers();
      case FEATURES ->
          shape.axis(1) > MOST_BINS
              ? labels || array.unrelated()
              : labels
                  && array.unrelated()
                  && shape.axis(1) >= Math.max(LEAST_WIDE, 2 * shape.axis(0));
      case OTHER -> labels;
    };
  }

  /// Comparison of an array with other examples.
  ///
  /// @param rank how many axes one of these has
  /// @param stacked whether its rows have their shape
  public record Several(int rank, boolean stacked) {}

  /// Whether a label of one axis holds class numbers, of which some is neither 0 nor 1.
  static boolean holdsNumbers(ArrayFile.Opener opener, NpyHeader header) {
    if (header.shape().rank() != 1
        || header.shape().elements() > MOST_READ
        || !header.dtype().isInteger()) {
      return false;
    }
    Dtype dtype = header.dtype().littleEndian();
    try (ArrayFile file = ArrayFile.open(() -> "", opener, new NpyReader());
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

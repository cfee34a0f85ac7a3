package org.wavecrate.content;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.npy.Shape;
import org.wavecrate.plot.TimeLabels;

/// A label that runs along time: one value for each of many equal steps from the example's
/// beginning to its end.
///
/// @param values one a step
/// @param classes names by class number; empty if the values are no class numbers
/// @param whole whether all values are whole numbers
public record LabelTrack(float[] values, List<String> classes, boolean whole)
    implements TimeLabels {
  private static final long MOST_STEPS = 1L << 26;
  private static final int LEAST_RUN = 3;

  /// The usual distances of frames, in samples.
  private static final List<Integer> USUAL_HOPS =
      List.of(
          80, 100, 128, 160, 200, 220, 221, 240, 256, 320, 400, 441, 480, 512, 640, 800, 882, 960,
          1024, 1600, 2048);

  /// Reads the label of `example` if it is of this kind; a vector of class memberships is none.
  /// Blocks.
  ///
  /// @param length the samples or frames of the example
  public static Optional<LabelTrack> read(Example example, long length, List<String> names) {
    if (!example.hasLabel() || length < 2) {
      return Optional.empty();
    }
    try (ArrayFile file = example.openLabel()) {
      Shape shape = file.header().shape();
      long steps = shape.elements();
      boolean row = shape.axes().stream().filter(axis -> axis != 1).count() == 1;
      if (!row || steps > MOST_STEPS || (steps != length && !isFrames(steps, length))) {
        return Optional.empty();
      }
      float[] values = new float[(int) steps];
      file.readFloats(0, MemorySegment.ofArray(values));
      return of(values, length, names);
    } catch (BadFileException e) {
      // It is shown as a bad label elsewhere.
      return Optional.empty();
    }
  }

  static Optional<LabelTrack> of(float[] values, long length, List<String> names) {
    boolean whole = true;
    boolean binary = true;
    int run = 0;
    int longest = 0;
    for (float value : values) {
      whole &= value == Math.rint(value);
      binary &= value == 0 || value == 1;
      run = value == 1 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    // Members of a class vector stand alone, as a rule; what lasts does so for a while.
    boolean vector = values.length != length && (!whole || (binary && longest < LEAST_RUN));
    boolean named = values.length != length && values.length == names.size() && binary;
    return vector || named
        ? Optional.empty()
        : Optional.of(new LabelTrack(values, whole ? names : List.of(), whole));
  }

  /// Whether so many frames may have been cut from so many samples.
  private static boolean isFrames(long frames, long samples) {
    return frames > 1
        && frames < samples
        && USUAL_HOPS.stream()
            .anyMatch(
                hop -> frames <= samples / hop + 1 && frames >= samples / hop - 4096 / hop - 1);
  }

  /// The label at `position`, from 0 (the example's beginning) to 1.
  public String textAt(double position) {
    return text(step(position));
  }

  /// The step at `position`, from 0 to 1.
  @Override
  public int step(double position) {
    return Math.clamp((long) (position * values.length), 0, values.length - 1);
  }

  /// The label of step `index`: a class by name, or a number.
  @Override
  public String text(int index) {
    float value = values[index];
    if (!whole) {
      return String.format(Locale.ROOT, "%.3f", value).replace('-', '−');
    }
    int number = (int) value;
    return number >= 0 && number < classes.size()
        ? number + " · " + classes.get(number)
        : String.valueOf(number).replace('-', '−');
  }
}

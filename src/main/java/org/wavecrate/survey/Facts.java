package org.wavecrate.survey;

import java.util.Optional;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// The facts of one example, in units that need no sample rate.
///
/// @param kind its type and shape, but for the length; empty if it can't be read
/// @param length samples, or frames of features
/// @param peakDb the greatest magnitude in dBFS, minus infinity for silence; NaN unless a sound
/// @param rmsDb the root of the mean square in dBFS
/// @param clipped how many samples lie at or beyond full scale
/// @param dcOffset the mean of the channel where it is greatest, as a part of full scale
/// @param centroid the spectral centroid in cycles per sample, 0 to 0.5; NaN for silence
/// @param label the class, or one of the negative numbers of [ExampleTable]
/// @param problem what is wrong with it; empty if nothing is
public record Facts(
    Optional<ArrayKind> kind,
    long length,
    float peakDb,
    float rmsDb,
    int clipped,
    float dcOffset,
    float centroid,
    int label,
    Optional<Problem> problem) {
  /// Why an example can't be used as it is.
  ///
  /// @param cause which of its parts is at fault
  /// @param reason a sentence
  public record Problem(Cause cause, String reason) {
    static Problem of(ExampleTable table, int row) {
      if (!table.isReadable(row)) {
        return new Problem(Cause.EXAMPLE, table.readProblem(row).orElse(""));
      }
      return table.invalid(row) > 0
          ? notFinite(table.invalid(row), table.kindOf(table.kindNumber(row)).channels() > 0)
          : new Problem(Cause.LABEL, table.labelProblem(row).orElse(""));
    }

    /// @param count how many values are NaN or infinite
    private static Problem notFinite(int count, boolean sound) {
      String reason =
          Formatted.of(
              "holds %s that %s NaN or infinite",
              Plural.of(count, sound ? "sample" : "value"), Plural.either(count, "is", "are"));
      return new Problem(Cause.INVALID_SAMPLES, reason);
    }
  }

  static Facts of(ExampleTable table, int row) {
    return new Facts(
        table.kind(row),
        table.length(row),
        table.levels().peakDb(row),
        table.levels().rmsDb(row),
        table.levels().clipped(row),
        table.levels().dcOffset(row),
        table.levels().centroid(row),
        table.labelNumber(row),
        table.problem(row));
  }

  /// The part of an example that is at fault.
  public enum Cause {
    EXAMPLE,
    LABEL,
    INVALID_SAMPLES
  }

  /// The array's shape, unless it can't be read.
  public Optional<Shape> shape() {
    return kind.map(known -> known.shape(length));
  }
}

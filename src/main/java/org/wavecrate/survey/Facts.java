package org.wavecrate.survey;

import java.util.Optional;
import org.wavecrate.content.Kind;
import org.wavecrate.npy.Shape;

/// What is known of one example, in units that need no sample rate.
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
    Optional<Kind> kind,
    int length,
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
  public record Problem(Cause cause, String reason) {}

  /// Which part of an example is at fault.
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

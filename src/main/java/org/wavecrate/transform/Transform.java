package org.wavecrate.transform;

import java.io.IOException;

/// One random change of an example. Implementations are immutable records whose components are the
/// parameters; they keep nothing between calls, so any number of threads may share one.
///
/// The written values must be the same bits on every platform: only `+ - * /`, `Math.sqrt`,
/// rounding and `StrictMath`, in a fixed order. The length of the clip stays, finite values stay
/// finite, and silence never becomes NaN.
///
/// @since 0.1.0
public interface Transform {
  /// How likely it is applied, from 0 to 1.
  double probability();

  /// Changes `clip` in place, drawing what is random from `draw` and telling it what was done.
  ///
  /// @throws IOException if a file that it works with can't be read
  void apply(Clip clip, Draw draw) throws IOException;

  /// Checks once, before any example, that there is all it needs; opens its folders.
  ///
  /// @throws ParameterException if a parameter does not fit the sample rate or the rate is unknown
  /// @throws IOException if a folder can't be read
  default void prepare(TransformContext context) throws IOException {}

  /// Whether it mixes in other examples, so that labels are to be mixed too.
  default boolean mixesExamples() {
    return false;
  }

  /// The domain it works on.
  default Domain domain() {
    return kind().domain();
  }

  /// Its entry in the table.
  default TransformKind kind() {
    return Transforms.kindOf(this);
  }
}

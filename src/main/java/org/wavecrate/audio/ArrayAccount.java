package org.wavecrate.audio;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

/// The axes, channels and scale of a dataset's arrays, decided once for all of them.
///
/// @param axes what their axes stand for; more axes of length 1 may come before these
/// @param channels how many
/// @param fullScale the value at 0 dBFS; of features that of their type
/// @param zero the value of silence: 0 but for unsigned samples
/// @param integer whether values are counted in steps
/// @param guess whether other readings are as likely, so that someone should look
/// @since 0.1.0
public record ArrayAccount(
    Axes axes, long channels, double fullScale, double zero, boolean integer, boolean guess) {
  /// Evidence from the values and headers of some arrays.
  public interface Evidence {
    /// How many have each shape, in the order in which they were seen.
    Map<Shape, Integer> shapes();

    /// The element type of most; empty if there is no array.
    Optional<Dtype> dtype();

    /// The first array, which costs less than all of them; empty if there is none.
    Optional<One> first();

    /// The least and the greatest finite value of some; zeros if there is none.
    double[] range();
  }

  /// One array.
  public record One(Dtype dtype, Shape shape) {}

  /// Decides.
  ///
  /// @param evidence asked only for what has to be known
  public static ArrayAccount of(Evidence evidence, ArrayStatement stated) {
    AxesRule.Found found =
        stated
            .axes()
            .map(axes -> stated(axes, evidence))
            .orElseGet(() -> AxesRule.of(evidence.shapes()));
    Optional<Dtype> dtype =
        stated.fullScale().isPresent() && stated.axes().isPresent()
            ? evidence.first().map(One::dtype)
            : evidence.dtype();
    boolean waveform = found.axes().isWaveform();
    if (dtype.isEmpty() || !waveform) {
      double type = dtype.map(AmplitudeScale::ofType).orElse(1.0);
      return new ArrayAccount(
          found.axes(),
          found.channels(),
          stated.fullScale().orElse(type),
          0,
          dtype.map(Dtype::isInteger).orElse(false),
          found.guess());
    }
    AmplitudeScale scale = scale(dtype.get(), evidence, stated);
    boolean sure =
        stated.fullScale().isPresent() || scale.fullScale() == AmplitudeScale.ofType(dtype.get());
    return new ArrayAccount(
        found.axes(),
        found.channels(),
        scale.fullScale(),
        scale.offset(),
        scale.integer(),
        found.guess() || !sure);
  }

  private static AxesRule.Found stated(Axes axes, Evidence evidence) {
    Optional<Shape> first = evidence.first().map(One::shape);
    if (first.isPresent() && hasRank(axes, first.get())) {
      return new AxesRule.Found(axes, ArrayLayout.of(axes, first.get()).channels(), false);
    }
    for (Shape shape : evidence.shapes().keySet()) {
      if (hasRank(axes, shape)) {
        return new AxesRule.Found(axes, ArrayLayout.of(axes, shape).channels(), false);
      }
    }
    return new AxesRule.Found(axes, 1, false);
  }

  private static AmplitudeScale scale(Dtype dtype, Evidence evidence, ArrayStatement stated) {
    boolean unsigned = dtype.kind() == Dtype.Kind.UINT;
    if (stated.fullScale().isPresent() && !unsigned) {
      boolean integer = dtype.kind() != Dtype.Kind.FLOAT;
      return AmplitudeScale.of(stated.fullScale().getAsDouble(), 0, integer);
    }
    double[] range = AmplitudeScale.dependsOnValues(dtype) ? evidence.range() : new double[] {0, 0};
    AmplitudeScale found = AmplitudeScale.of(dtype, range[0], range[1]);
    return AmplitudeScale.of(
        stated.fullScale().orElse(found.fullScale()), found.offset(), found.integer());
  }

  /// The account of a single array.
  ///
  /// @param range its least and greatest value
  /// @param stated what is known of it
  public static ArrayAccount ofOne(
      Dtype dtype, Shape shape, double[] range, ArrayStatement stated) {
    return of(new Alone(new One(dtype, shape), range), stated);
  }

  private record Alone(One array, double[] range) implements Evidence {
    @Override
    public Map<Shape, Integer> shapes() {
      return Map.of(array.shape, 1);
    }

    @Override
    public Optional<Dtype> dtype() {
      return Optional.of(array.dtype);
    }

    @Override
    public Optional<One> first() {
      return Optional.of(array);
    }
  }

  /// The meaning of a waveform's numbers.
  public AmplitudeScale scale() {
    return AmplitudeScale.of(fullScale, zero, integer);
  }

  /// Whether an array of this shape is what this says.
  public boolean fits(Shape shape) {
    return axes == Axes.OTHER
        || hasRank(axes, shape) && ArrayLayout.of(axes, shape).channels() == channels;
  }

  /// Where values are in an array of this shape. One that is not what this says is still shown and
  /// measured, by its own shape.
  public ArrayLayout layout(Shape shape) {
    if (axes != Axes.OTHER && hasRank(axes, shape)) {
      ArrayLayout layout = ArrayLayout.of(axes, shape);
      if (layout.channels() == channels || layout.channels() <= AxesRule.MOST_CHANNELS) {
        return layout;
      }
    }
    return ArrayLayout.of(AxesRule.of(Map.of(shape, 1)).axes(), shape);
  }

  private static boolean hasRank(Axes axes, Shape shape) {
    boolean enough = shape.rank() >= axes.rank();
    for (int axis = 0; axis < shape.rank() - axes.rank(); axis++) {
      enough &= shape.axis(axis) == 1;
    }
    return enough;
  }

  /// So that recipes can state it.
  public ArrayStatement statement() {
    return axes == Axes.OTHER
        ? ArrayStatement.NONE
        : new ArrayStatement(Optional.of(axes), OptionalDouble.of(fullScale));
  }
}

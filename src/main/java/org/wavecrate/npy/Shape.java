package org.wavecrate.npy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// The lengths of an array's axes, outermost first; no axes for a single number. Immutable.
///
/// @since 0.1.0
public final class Shape {
  /// As many axes as NumPy itself allows.
  static final int MOST_AXES = 64;

  private final long[] axes;
  private final long elements;

  private Shape(long[] axes, long elements) {
    this.axes = axes;
    this.elements = elements;
  }

  /// @throws IllegalArgumentException if a length is negative, there are too many axes, or the
  ///     number of elements exceeds a long
  public static Shape of(long... axes) {
    if (axes.length > MOST_AXES) {
      throw new IllegalArgumentException(axes.length + " axes; allowed: at most " + MOST_AXES);
    }
    long product = 1;
    boolean empty = false;
    for (long axis : axes) {
      if (axis < 0) {
        throw new IllegalArgumentException("shape " + text(axes) + " has a negative length");
      }
      empty |= axis == 0;
      try {
        // Empty arrays too: NumPy bounds the product of what is not zero.
        product = Math.multiplyExact(product, axis == 0 ? 1 : axis);
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException("shape " + text(axes) + " has too many elements", e);
      }
    }
    return new Shape(axes.clone(), empty ? 0 : product);
  }

  public int rank() {
    return axes.length;
  }

  public long axis(int index) {
    return axes[index];
  }

  /// The number of elements; 1 for a single number.
  public long elements() {
    return elements;
  }

  public List<Long> axes() {
    return Arrays.stream(axes).boxed().toList();
  }

  /// This shape with one more axis in front.
  public Shape stacked(long length) {
    return of(LongStream.concat(LongStream.of(length), Arrays.stream(axes)).toArray());
  }

  /// This shape without its first axis.
  public Shape row() {
    return of(Arrays.copyOfRange(axes, 1, axes.length));
  }

  /// This shape with another length on one of its axes.
  public Shape withAxis(int axis, long length) {
    long[] changed = axes.clone();
    changed[axis] = length;
    return of(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(axes, shape.axes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(axes);
  }

  /// As Python writes a tuple: `(16000,)`, `(98, 64)`, `()`.
  @Override
  public String toString() {
    return text(axes);
  }

  private static String text(long[] axes) {
    return axes.length == 1
        ? "(" + axes[0] + ",)"
        : Arrays.stream(axes).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}

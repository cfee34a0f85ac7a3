package org.wavecrate.survey;

/// Count, mean and standard deviation of values, which add up: of one example, of a split, of all
/// (Chan, Golub and LeVeque 1979).
public final class Moments {
  private long count;
  private double mean;
  private double squares;
  private long invalid;

  /// Adds up `count` finite values.
  ///
  /// @param deviation of these values from their mean, as NumPy's `std` has it
  public void add(long count, double mean, double deviation) {
    addSquares(count, mean, deviation * deviation * count);
  }

  public void add(Moments other) {
    addSquares(other.count, other.mean, other.squares);
    invalid += other.invalid;
  }

  private void addSquares(long more, double middle, double away) {
    if (more > 0) {
      long all = count + more;
      double apart = middle - mean;
      squares += away + apart * apart * ((double) count * more / all);
      mean += apart * more / all;
      count = all;
    }
  }

  /// Counts values that are NaN or infinite; they count for nothing else.
  public void addInvalid(long more) {
    invalid += more;
  }

  /// How many values are finite.
  public long count() {
    return count;
  }

  /// How many are NaN or infinite.
  public long invalid() {
    return invalid;
  }

  /// NaN where there are no finite values.
  public double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /// The root of the mean squared distance from the mean; NaN where there are no finite values.
  public double deviation() {
    return count == 0 ? Double.NaN : Math.sqrt(squares / count);
  }
}

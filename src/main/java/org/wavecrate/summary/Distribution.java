package org.wavecrate.summary;

import java.util.List;
import java.util.stream.IntStream;
import org.wavecrate.survey.Column;

/// The distribution of a number over the examples: a bar for each value where there are few, else
/// bins of equal, round width, whose edges are whole numbers where the values are.
///
/// @param column the number
/// @param bins from low to high; silence, at minus infinity, has one of its own
/// @param single whether each bin is a single value; bins are without gaps otherwise
/// @param least the least value that is not silence
/// @param median half of the values are at or below
/// @param greatest the greatest value
public record Distribution(
    Column column, List<Bin> bins, boolean single, double least, double median, double greatest) {
  /// One bar.
  ///
  /// @param from the least value in it; minus infinity for silence and for all that is much lower
  /// @param to the value at which the next one begins; infinity for all that is much higher
  /// @param bySplit how many examples of each split there are; blocks for [Column#BLOCK_SIZE]
  /// @param query a filter that finds them
  public record Bin(double from, double to, List<Integer> bySplit, String query) {
    /// How many there are in all splits.
    public int count() {
      return bySplit.stream().mapToInt(Integer::intValue).sum();
    }

    public boolean isSilence() {
      return to == Double.NEGATIVE_INFINITY;
    }

    /// Whether it is as wide as the others, rather than all that lies outside.
    public boolean isBounded() {
      return Double.isFinite(from) && Double.isFinite(to);
    }
  }

  /// Whether a bin is one value: it has no width, or it is a whole number.
  public boolean isValue(Bin bin) {
    return bin.isBounded()
        && (bin.from() == bin.to() || Binning.isWhole(column) && bin.to() - bin.from() == 1);
  }

  /// How many decimals tell values apart: the usual ones, or as many as single values need.
  public int digits() {
    int digits = Binning.digits(column);
    while (single && digits < Binning.MOST_DIGITS && !areApart(digits)) {
      digits++;
    }
    return digits;
  }

  private boolean areApart(int digits) {
    double unit = Math.pow(10, -digits);
    return IntStream.range(1, bins.size())
        .allMatch(
            i ->
                Math.round(bins.get(i).from() / unit) != Math.round(bins.get(i - 1).from() / unit));
  }

  /// How many examples, or blocks, of each split there are.
  public List<Integer> bySplit() {
    int splits = bins.isEmpty() ? 0 : bins.getFirst().bySplit().size();
    return IntStream.range(0, splits)
        .mapToObj(i -> bins.stream().mapToInt(bin -> bin.bySplit().get(i)).sum())
        .toList();
  }
}

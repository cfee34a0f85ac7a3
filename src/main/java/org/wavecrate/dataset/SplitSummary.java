package org.wavecrate.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

/// The contents of a split, from the header of every array and the content of every label.
///
/// @param split the split
/// @param bytes the size of all its readable files, labels too
/// @param arrays the kinds of example there are, most frequent first
/// @param labels how often each class occurs, by index; empty if labels are no classes
/// @param values what labels are that are numbers rather than classes
/// @param unlabelled examples without a label, or whose label can't be read
/// @param bad what can't be read: folders, then files in natural order
public record SplitSummary(
    Split split,
    long bytes,
    List<ArrayCount> arrays,
    SortedMap<Long, Long> labels,
    Optional<Values> values,
    long unlabelled,
    List<BadFileException> bad) {
  /// The number of examples of one type and shape.
  ///
  /// @param dtype NumPy's type code
  /// @param shape the lengths of the axes
  /// @param count how many
  public record ArrayCount(Dtype dtype, Shape shape, long count) {}

  /// Labels that are numbers: a tempo, an age.
  ///
  /// @param count how many
  /// @param min the least
  /// @param max the greatest
  /// @param mean their mean
  /// @param deciles what a tenth of them, two tenths and so on to nine are not above
  public record Values(long count, double min, double max, double mean, List<Double> deciles) {
    static Values of(double[] numbers) {
      double[] sorted = numbers.clone();
      Arrays.sort(sorted);
      List<Double> deciles =
          IntStream.range(1, 10).mapToObj(i -> sorted[i * (sorted.length - 1) / 10]).toList();
      double mean = Arrays.stream(sorted).sum() / sorted.length;
      return new Values(sorted.length, sorted[0], sorted[sorted.length - 1], mean, deciles);
    }
  }
}

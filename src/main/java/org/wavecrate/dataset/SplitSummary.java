package org.wavecrate.dataset;

import java.util.List;
import java.util.SortedMap;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

/// What a split holds, told by the header of every array and the content of every label.
///
/// @param split the split
/// @param bytes the size of all its readable files, labels too
/// @param arrays the kinds of example there are, most frequent first
/// @param labels how often each class occurs, by index; empty if labels are no classes
/// @param unlabelled examples without a label, or whose label can't be read
/// @param bad what can't be read: folders, then files in natural order
public record SplitSummary(
    Split split,
    long bytes,
    List<ArrayCount> arrays,
    SortedMap<Long, Long> labels,
    long unlabelled,
    List<BadFileException> bad) {
  /// How many examples are of one type and shape.
  ///
  /// @param dtype NumPy's type code
  /// @param shape the lengths of the axes
  /// @param count how many
  public record ArrayCount(Dtype dtype, Shape shape, long count) {}
}

package org.wavecrate.dataset;

import java.util.List;
import java.util.Optional;
import org.wavecrate.npy.Shape;

/// The classes that the labels of a dataset name: 0 to one less than their number.
///
/// @param count 1 more than the largest class number, or the length of the vectors
/// @param exclusive whether every label names exactly one class
/// @since 0.2.0
public record ClassRange(int count, boolean exclusive) {
  /// Reads all labels; those that can't be read are passed over.
  ///
  /// @param splits all there are: a class may be missing from one of them
  /// @return nothing if there are no labels, or if they are no classes: real or negative numbers,
  ///     arrays over time
  static Optional<ClassRange> of(List<Split> splits) {
    int count = 0;
    boolean exclusive = true;
    for (Split split : splits) {
      Optional<Shape> shape = shape(split);
      if (shape.isEmpty()) {
        continue;
      }
      Optional<SplitLabels> labels = SplitLabels.read(split, Progress.NONE);
      if (shape.get().rank() > 1 || labels.isEmpty()) {
        return Optional.empty();
      }
      boolean vectors = shape.get().elements() > 1;
      boolean without = hasLabelWithoutClass(split, labels.get());
      if (without && !vectors) {
        return Optional.empty();
      }
      exclusive &= !without;
      count = Math.max(count, vectors ? (int) shape.get().elements() : 0);
      for (int i = 0; i < labels.get().count(); i++) {
        List<Long> classes = labels.get().classes(i);
        exclusive &= classes.size() <= 1;
        if (classes.stream().anyMatch(c -> c < 0 || c >= SplitLabels.MOST)) {
          return Optional.empty();
        }
        count = Math.max(count, classes.stream().mapToInt(c -> (int) (c + 1)).max().orElse(0));
      }
    }
    return count > 0 ? Optional.of(new ClassRange(count, exclusive)) : Optional.empty();
  }

  private static Optional<Shape> shape(Split split) {
    for (int i = 0; i < split.size(); i++) {
      if (split.example(i).hasLabel()) {
        try (ArrayFile label = FirstReadable.label(split).openLabel()) {
          return Optional.of(label.header().shape());
        } catch (BadFileException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasLabelWithoutClass(Split split, SplitLabels labels) {
    for (int i = 0; i < split.size(); i++) {
      if (labels.classes(labels.of(i)).isEmpty() && split.example(i).hasLabel()) {
        try (ArrayFile label = split.example(i).openLabel()) {
          if (LabelClasses.of(label).length == 0) {
            return true;
          }
        } catch (BadFileException e) {
          // It is listed as bad elsewhere, and says nothing of the others.
          continue;
        }
      }
    }
    return false;
  }
}

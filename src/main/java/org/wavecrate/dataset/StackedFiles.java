package org.wavecrate.dataset;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavecrate.npy.ByteSource;

/// The files of a block some of which are rows of arrays that hold many.
final class StackedFiles implements BlockFiles {
  /// The contribution of one file of a folder.
  ///
  /// @param index the file's position in the folder
  /// @param examples its rows; null if it is a single example
  /// @param labels a label for each of them, if there are any
  record Part(int index, @Nullable StackedArray examples, @Nullable StackedArray labels) {
    int size() {
      return examples == null ? 1 : examples.size();
    }
  }

  private final BlockFiles folder;
  private final List<Part> parts;
  private final int[] starts;
  private final int first;
  private final int size;

  /// @param folder the files as they are
  /// @param parts what of them has examples, in order
  /// @param first the first example of the block, counted through all parts
  /// @param size how many it has
  StackedFiles(BlockFiles folder, List<Part> parts, int first, int size) {
    this.folder = folder;
    this.parts = parts;
    this.first = first;
    this.size = size;
    starts = new int[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      starts[i + 1] = starts[i] + parts.get(i).size();
    }
  }

  private Part part(int index) {
    return parts.get(number(index));
  }

  private int number(int index) {
    int found = Arrays.binarySearch(starts, first + index);
    return found >= 0 ? found : -found - 2;
  }

  private int row(int index) {
    return first + index - starts[number(index)];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean isRow(int index) {
    return part(index).examples() != null;
  }

  @Override
  public String name(int index) {
    Part part = part(index);
    StackedArray examples = part.examples();
    return examples == null ? folder.name(part.index()) : examples.nameOf(row(index));
  }

  @Override
  public String labelName(int index) {
    Part part = part(index);
    StackedArray labels = part.labels();
    if (labels != null) {
      return labels.nameOf(row(index));
    }
    String name = folder.labelName(part.index());
    return part.examples() == null ? name : name + "[" + row(index) + "]";
  }

  @Override
  public boolean hasLabel(int index) {
    Part part = part(index);
    return part.examples() == null ? folder.hasLabel(part.index()) : part.labels() != null;
  }

  @Override
  public ByteSource openExample(int index) throws IOException {
    Part part = part(index);
    StackedArray examples = part.examples();
    return examples == null ? folder.openExample(part.index()) : examples.row(row(index));
  }

  @Override
  public ByteSource openLabel(int index) throws IOException {
    Part part = part(index);
    StackedArray labels = part.labels();
    return labels == null ? folder.openLabel(part.index()) : labels.row(row(index));
  }

  @Override
  public ByteSource openOther(String name) throws IOException {
    return folder.openOther(name);
  }

  @Override
  public Location other(String name) {
    return folder.other(name);
  }

  @Override
  public Location example(int index) {
    Part part = part(index);
    StackedArray examples = part.examples();
    return examples == null ? folder.example(part.index()) : examples.location(row(index));
  }

  @Override
  public Optional<Location> label(int index) {
    Part part = part(index);
    StackedArray labels = part.labels();
    if (part.examples() == null) {
      return folder.label(part.index());
    }
    return labels == null ? Optional.empty() : Optional.of(labels.location(row(index)));
  }
}

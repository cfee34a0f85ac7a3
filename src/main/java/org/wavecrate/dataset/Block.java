package org.wavecrate.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wavecrate.npy.ByteSource;

/// A folder of examples. Shuffling in blocks reads one such folder, or a few, at a time.
///
/// @since 0.1.0
public final class Block {
  private final String name;
  private final String path;
  private final String folder;
  private final String labelsPath;
  private final BlockFiles files;
  private final List<String> orphanLabels;
  private final List<String> spareLabels;
  private final Optional<String> problem;

  /// @param folder where its files lie
  /// @param labelsPath where its labels lie
  Block(
      String name,
      String path,
      String folder,
      String labelsPath,
      BlockFiles files,
      List<String> orphanLabels,
      List<String> spareLabels,
      Optional<String> problem) {
    this.name = name;
    this.path = path;
    this.folder = folder;
    this.labelsPath = labelsPath;
    this.files = files;
    this.orphanLabels = orphanLabels;
    this.spareLabels = spareLabels;
    this.problem = problem;
  }

  /// The folder's own name, such as `block-id-1`.
  public String name() {
    return name;
  }

  /// Where it lies within the dataset, such as `train data/block-id-1` or, for a part of an array
  /// that holds many examples, `train/X_train.npy[0:320]`; empty for the root itself.
  public String path() {
    return path;
  }

  /// The number of examples.
  public int size() {
    return files.size();
  }

  /// Names of label files that no example belongs to, in natural order.
  public List<String> orphanLabels() {
    return orphanLabels;
  }

  /// Names of label files whose example has another one too, in natural order. Which of them is
  /// right nobody can tell; the one that is served is named by the rule of [Example#labelPath].
  public List<String> spareLabels() {
    return spareLabels;
  }

  /// The bytes of one of [#orphanLabels] or [#spareLabels].
  public ByteSource bytesOf(String label) throws IOException {
    return files.openOther(label);
  }

  /// Why the folder could not be listed, if it could not; it then seems empty.
  public Optional<String> problem() {
    return problem;
  }

  /// Where a file of this block lies within the dataset.
  public String pathOf(String file) {
    return folder.isEmpty() ? file : folder + "/" + file;
  }

  /// The folder of its files: its own path, unless it is a part of an array that holds many
  /// examples.
  String folder() {
    return folder;
  }

  /// The folder of its labels.
  String labelsPath() {
    return labelsPath;
  }

  /// Whether any of its examples is one of many in an array.
  public boolean hasRows() {
    return IntStream.range(0, size()).anyMatch(files::isRow);
  }

  /// Where the label of example `index` lies within the dataset, or would lie beside it.
  String labelPathOf(int index) {
    return files.hasLabel(index)
        ? Tree.join(labelsPath, files.labelName(index))
        : pathOf(files.labelName(index));
  }

  /// The position of the example file of this name, or -1.
  int indexOf(String file) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int order = NaturalOrder.NATURAL.compare(files.name(middle), file);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  /// Some of its examples; labels that no example has stay behind.
  Block part(int[] indices) {
    return new Block(
        name,
        path,
        folder,
        labelsPath,
        new PartFiles(files, indices),
        List.of(),
        List.of(),
        problem);
  }

  BlockFiles files() {
    return files;
  }

  @Override
  public String toString() {
    return path;
  }
}

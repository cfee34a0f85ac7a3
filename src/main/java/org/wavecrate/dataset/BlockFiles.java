package org.wavecrate.dataset;

import java.io.IOException;
import java.util.Optional;
import org.wavecrate.npy.ByteSource;

/// The files of one block, example by example in natural order, wherever they are stored.
interface BlockFiles {
  int size();

  /// The file name of example `index`.
  String name(int index);

  /// The file name of its label, or the one that it would have.
  default String labelName(int index) {
    return LabelNames.labelOf(name(index));
  }

  /// Whether example `index` is a row of an array that holds many.
  default boolean isRow(int index) {
    return false;
  }

  boolean hasLabel(int index);

  ByteSource openExample(int index) throws IOException;

  ByteSource openLabel(int index) throws IOException;

  /// Opens another file of the folder, one of the labels that no example has.
  ///
  /// @throws IOException if it can't be opened, a file of another name too
  ByteSource openOther(String name) throws IOException;

  /// Where such a file is.
  Location other(String name);

  Location example(int index);

  /// Where the label of example `index` lies, if it has one.
  Optional<Location> label(int index);
}

package org.wavecrate.dataset;

import java.io.IOException;
import java.util.Optional;
import org.wavecrate.npy.ByteSource;

/// The files of one block, example by example in natural order, wherever they are stored.
interface BlockFiles {
  int size();

  /// The file name of example `index`.
  String name(int index);

  boolean hasLabel(int index);

  ByteSource openExample(int index) throws IOException;

  ByteSource openLabel(int index) throws IOException;

  /// Opens another file of the folder, one of the labels that no example has.
  ///
  /// @throws IOException if it can't be opened, a file of another name too
  ByteSource openOther(String name) throws IOException;

  Location example(int index);

  /// Where the label of example `index` lies, if it has one.
  Optional<Location> label(int index);
}

package org.wavecrate.dataset;

import java.io.IOException;
import org.wavecrate.npy.ByteSource;

/// The files of one block, example by example in natural order, wherever they are stored.
interface BlockFiles {
  int size();

  /// The file name of example `index`.
  String name(int index);

  boolean hasLabel(int index);

  ByteSource openExample(int index) throws IOException;

  ByteSource openLabel(int index) throws IOException;
}

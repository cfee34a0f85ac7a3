package org.wavecrate.transform;

import java.io.IOException;

/// The other examples of a split, for transforms that mix several.
public interface Partners {
  /// How many examples there are, the one under way among them.
  int count();

  /// The position of the example under way.
  int self();

  /// The name of example `index` in messages.
  String name(int index);

  /// Reads example `index` as it is before any transform.
  ///
  /// @param into as many values as the example under way has
  void read(int index, float[] into) throws IOException;
}

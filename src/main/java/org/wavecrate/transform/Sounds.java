package org.wavecrate.transform;

import java.io.IOException;

/// The recordings of a folder, in an order that is the same everywhere. Thread-safe.
///
/// @since 0.1.0
public interface Sounds {
  /// How many there are, 1 or more.
  int count();

  /// One of them.
  ///
  /// @throws IOException if it can't be read; the message names the file
  Sound sound(int index) throws IOException;
}

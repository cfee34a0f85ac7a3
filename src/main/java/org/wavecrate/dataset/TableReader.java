package org.wavecrate.dataset;

import java.util.Map;

/// Reads what a table says of each example.
///
/// @since 0.2.0
public interface TableReader {
  /// @param file its name, for messages and for what its ending says of its format
  /// @param text all of it
  /// @param key the column of examples; empty: the first
  /// @param value the column wanted; empty: the only other one
  /// @return values by key, in the order of the table
  /// @throws DatasetException if it is no such table; names the file
  Map<String, String> read(String file, String text, String key, String value)
      throws DatasetException;
}

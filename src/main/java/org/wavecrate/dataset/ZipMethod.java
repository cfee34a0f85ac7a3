package org.wavecrate.dataset;

import java.util.Map;

/// The methods by which the entries of a zip are compressed, by number.
final class ZipMethod {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "Shrink"),
          Map.entry(6, "Implode"),
          Map.entry(9, "Deflate64"),
          Map.entry(12, "bzip2"),
          Map.entry(14, "LZMA"),
          Map.entry(93, "Zstandard"),
          Map.entry(95, "xz"),
          Map.entry(98, "PPMd"),
          Map.entry(99, "AES encryption"));

  private ZipMethod() {}

  static boolean isReadable(int method) {
    return method == STORED || method == DEFLATED;
  }

  /// Its name, or its number if it has none.
  static String name(int method) {
    return NAMES.getOrDefault(method, "number " + method);
  }
}

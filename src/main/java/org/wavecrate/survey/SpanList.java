package org.wavecrate.survey;

import java.util.Arrays;

/// The first spans of an example, neighbours joined.
final class SpanList {
  /// More than this nobody looks at one by one.
  static final int MOST = 100;

  private final long[] spans = new long[2 * MOST];
  private int size;

  void clear() {
    size = 0;
  }

  void add(long first, long end) {
    if (size > 0 && spans[size - 1] == first) {
      spans[size - 1] = end;
    } else if (size < spans.length) {
      spans[size++] = first;
      spans[size++] = end;
    }
  }

  /// First and end of each, at most `most`.
  long[] copy(int most) {
    return Arrays.copyOf(spans, Math.min(size, 2 * most));
  }
}

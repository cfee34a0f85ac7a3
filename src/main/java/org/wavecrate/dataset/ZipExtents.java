package org.wavecrate.dataset;

import java.util.Arrays;

/// The byte ranges of a zip's entries. Entries of a well-formed zip never overlap.
final class ZipExtents {
  // Grows with the entries found: the count stated in the zip must not decide on memory.
  private long[] extents = new long[1024];
  private int count;

  void add(long start, long end) {
    if (2 * count == extents.length) {
      extents = Arrays.copyOf(extents, 2 * extents.length);
    }
    extents[2 * count] = start;
    extents[2 * count + 1] = end;
    count++;
  }

  /// @throws DatasetException if entries overlap
  void refuseOverlap(ZipDirectory zip) throws DatasetException {
    long[][] inOrder = null;
    for (int i = 1; i < count && inOrder == null; i++) {
      if (extents[2 * i] < extents[2 * i - 1]) {
        // Rare: entries listed in another order than they lie. Only then is sorting needed.
        inOrder = new long[count][];
        for (int j = 0; j < count; j++) {
          inOrder[j] = new long[] {extents[2 * j], extents[2 * j + 1]};
        }
        Arrays.sort(inOrder, (a, b) -> Long.compare(a[0], b[0]));
      }
    }
    for (int i = 1; inOrder != null && i < count; i++) {
      if (inOrder[i][0] < inOrder[i - 1][1]) {
        throw zip.damaged("entries overlap at byte " + inOrder[i][0] + "; refused");
      }
    }
  }
}

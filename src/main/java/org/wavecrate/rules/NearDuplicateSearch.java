package org.wavecrate.rules;

import java.util.Arrays;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Fingerprint;

/// Finds near-duplicate sounds.
///
/// Fingerprints are sorted eight times, each time by other bits first, and each is compared with
/// the few that follow it: `O(n log n)`. Copies that differ in a few bits have the first 16 the
/// same in one of these orders nearly surely.
final class NearDuplicateSearch {
  private static final int ORDERS = 8;
  private static final int COMPARED = 12;

  /// Fewer or more bits than this set say little: a click, or a tone of the lowest frequency.
  private static final int LEAST_SET = 12;

  /// How far a copy's other half may be, if noise made another of its values the extreme one.
  private static final int MOST_OTHER = 34;

  /// Peak to RMS of copies differ by at most this factor.
  private static final double MOST_CREST = 1.06;

  private static final double MOST_LENGTH = 1.25;

  private final Evidence evidence;
  private final ExampleTable table;
  private final int most;
  private final int[] parent;

  private NearDuplicateSearch(Evidence evidence, int most) {
    this.evidence = evidence;
    this.table = evidence.table();
    this.most = most;
    parent = new int[evidence.size()];
    Arrays.setAll(parent, i -> i);
  }

  /// @param most how many of the bits of a fingerprint may differ
  static Groups of(Evidence evidence, int most) {
    NearDuplicateSearch search = new NearDuplicateSearch(evidence, most);
    search.search();
    return Groups.of(evidence.size(), search::counts, search::find);
  }

  private boolean counts(int row) {
    return evidence.isSound(row) && !evidence.isConstant(row);
  }

  private void search() {
    long[] keys = new long[2 * evidence.size()];
    for (int order = 0; order < ORDERS; order++) {
      int n = 0;
      for (int row = 0; row < evidence.size(); row++) {
        for (int half = 0; half < 2 && counts(row); half++) {
          if (tells(row, half)) {
            keys[n++] = key(row, half, order) << 32 | 2L * row + half;
          }
        }
      }
      Arrays.sort(keys, 0, n);
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < Math.min(n, i + 1 + COMPARED); j++) {
          compare((int) keys[i], (int) keys[j]);
        }
      }
    }
  }

  private boolean tells(int row, int half) {
    int set =
        Long.bitCount(table.content().bits(row, 2 * half))
            + Long.bitCount(table.content().bits(row, 2 * half + 1));
    return set >= LEAST_SET && set <= Fingerprint.BITS - LEAST_SET;
  }

  /// 32 of the bits, spread over the fingerprint.
  private long key(int row, int half, int order) {
    long low = table.content().bits(row, 2 * half);
    long high = table.content().bits(row, 2 * half + 1);
    return Long.compress(low, 0x0101010101010101L << order) << 24
        | Long.compress(high, 0x0101010101010101L << order) << 16
        | Long.compress(low, 0x0101010101010101L << (order + 3) % ORDERS) << 8
        | Long.compress(high, 0x0101010101010101L << (order + 5) % ORDERS);
  }

  private void compare(int a, int b) {
    int rowA = a >>> 1;
    int rowB = b >>> 1;
    if (rowA == rowB
        || table.content().hash(rowA) == table.content().hash(rowB)
        || find(rowA) == find(rowB)) {
      return;
    }
    if (distance(a, b) <= most && distance(a ^ 1, b ^ 1) <= MOST_OTHER && alike(rowA, rowB)) {
      int one = find(rowA);
      int other = find(rowB);
      parent[Math.max(one, other)] = Math.min(one, other);
    }
  }

  private int distance(int a, int b) {
    int partA = 2 * (a & 1);
    int partB = 2 * (b & 1);
    return Fingerprint.distance(
        table.content().bits(a >>> 1, partA),
        table.content().bits(a >>> 1, partA + 1),
        table.content().bits(b >>> 1, partB),
        table.content().bits(b >>> 1, partB + 1));
  }

  private boolean alike(int a, int b) {
    double crest =
        (double) table.levels().peak(a)
            / table.levels().rms(a)
            / (table.levels().peak(b) / table.levels().rms(b));
    double length = (double) table.length(a) / table.length(b);
    return Math.max(crest, 1 / crest) <= MOST_CREST && Math.max(length, 1 / length) <= MOST_LENGTH;
  }

  private int find(int row) {
    int root = row;
    while (parent[root] != root) {
      root = parent[root];
    }
    while (parent[row] != root) {
      int next = parent[row];
      parent[row] = root;
      row = next;
    }
    return root;
  }
}

package org.wavecrate.audio;

import java.util.Arrays;

/// Blocks of a signal in adjacent columns: sums of products over many of them at once, in loops
/// which the compiler turns into vector instructions. Working memory, for one thread.
///
/// Column `u` holds value `u` of every block, and a block begins `stride` values after the last
/// one. Every block's products are added in the same fixed order, by fours from the first on, so
/// that a sum does not depend on how many blocks there are.
final class Columns {
  /// As many as keep the processor busy and fit its caches.
  static final int MOST_BLOCKS = 256;

  /// Columns that are filled at a time: values that lie in one line of a cache, both read and
  /// written.
  private static final int COLUMNS_A_TIME = 16;

  private float[][] columns = new float[0][];
  private float[] sums = new float[0];
  private int blocks;

  /// Lays out `blocks` blocks of `span` values each.
  ///
  /// @param in `stride * (blocks - 1) + span` values from `at` on
  void layOut(float[] in, int at, int stride, int span, int blocks) {
    reserve(span, blocks);
    this.blocks = blocks;
    int fresh = Math.min(span, stride);
    for (int first = 0; first < fresh; first += COLUMNS_A_TIME) {
      int end = Math.min(fresh, first + COLUMNS_A_TIME);
      for (int block = 0, i = at; block < blocks; block++, i += stride) {
        for (int u = first; u < end; u++) {
          columns[u][block] = in[i + u];
        }
      }
    }
    // What a block shares with the next one was written just now.
    for (int u = fresh; u < span; u++) {
      System.arraycopy(columns[u - stride], 1, columns[u], 0, blocks - 1);
      columns[u][blocks - 1] = in[at + (blocks - 1) * stride + u];
    }
  }

  private void reserve(int span, int blocks) {
    if (sums.length < blocks) {
      // Twice as many: pitches and rates that differ a little ask for a few more each time.
      sums = new float[Math.max(blocks, Math.min(MOST_BLOCKS, 2 * blocks))];
      columns = new float[0][];
    }
    if (columns.length < span) {
      int before = columns.length;
      columns = Arrays.copyOf(columns, span);
      for (int u = before; u < span; u++) {
        columns[u] = new float[sums.length];
      }
    }
  }

  /// The sums of `factors` times the values from `first` on, one of each block; overwritten by the
  /// next call.
  ///
  /// @param factors a multiple of four of them
  /// @param count how many to use, a multiple of four
  float[] products(int first, float[] factors, int count) {
    Arrays.fill(sums, 0, blocks, 0);
    int i = 0;
    // Two fours a pass, so that sums are loaded and stored half as often.
    for (; i + 8 <= count; i += 8) {
      add(sums, columns, first + i, factors, i, blocks);
    }
    for (int u = first + i; i < count; i += 4, u += 4) {
      add(sums, columns[u], columns[u + 1], columns[u + 2], columns[u + 3], factors, i, blocks);
    }
    return sums;
  }

  /// The same sums in the same order as two calls for four columns each.
  private static void add(
      float[] sums, float[][] columns, int first, float[] factors, int at, int n) {
    float[] p = columns[first];
    float[] q = columns[first + 1];
    float[] r = columns[first + 2];
    float[] s = columns[first + 3];
    float[] w = columns[first + 4];
    float[] x = columns[first + 5];
    float[] y = columns[first + 6];
    float[] z = columns[first + 7];
    float a = factors[at];
    float b = factors[at + 1];
    float c = factors[at + 2];
    float d = factors[at + 3];
    float e = factors[at + 4];
    float f = factors[at + 5];
    float g = factors[at + 6];
    float h = factors[at + 7];
    for (int i = 0; i < n; i++) {
      float four = sums[i] + ((p[i] * a + q[i] * b) + (r[i] * c + s[i] * d));
      sums[i] = four + ((w[i] * e + x[i] * f) + (y[i] * g + z[i] * h));
    }
  }

  /// All arrays are read at one index alone: only then does the compiler know that none overlaps.
  private static void add(
      float[] sums, float[] w, float[] x, float[] y, float[] z, float[] factors, int at, int n) {
    float a = factors[at];
    float b = factors[at + 1];
    float c = factors[at + 2];
    float d = factors[at + 3];
    for (int i = 0; i < n; i++) {
      sums[i] = sums[i] + ((w[i] * a + x[i] * b) + (y[i] * c + z[i] * d));
    }
  }
}

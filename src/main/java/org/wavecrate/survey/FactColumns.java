package org.wavecrate.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The facts of many examples in columns: 81 bytes a row, 72 more where their content is hashed;
/// channels and bins need more.
final class FactColumns {
  private static final float[] NO_PARTS = {};

  /// More numbers than this are not kept of the bins of all rows together.
  private static final long MOST_PARTS = 1L << 23;

  final Interned<ArrayKind> kinds = new Interned<>();
  final LabelTable labels = new LabelTable();
  final boolean hashed;

  final int[] kind;
  final int[] label;
  final int[] clipped;
  final int[] longestRun;
  final int[] runs;
  final int[] leading;
  final int[] trailing;
  final int[] invalid;
  final long[] length;
  final long[] bytes;
  final long[] stamp;
  final long[] hash;
  final long[] digest;
  final long[] bits;
  final float[] peak;
  final float[] rms;
  final float[] dc;
  final float[] centroid;
  final float[] edge;
  final byte[] flags;

  /// As [PartTable] has it.
  final float[][] parts;

  /// Of the few rows that have any.
  final Map<Integer, long[]> clipSpans = new ConcurrentHashMap<>();

  final Map<Integer, long[]> invalidSpans = new ConcurrentHashMap<>();

  /// @param hashed whether there is room for hashes and fingerprints
  FactColumns(int size, boolean hashed) {
    this.hashed = hashed;
    kind = new int[size];
    label = new int[size];
    clipped = new int[size];
    longestRun = new int[size];
    runs = new int[size];
    leading = new int[size];
    trailing = new int[size];
    invalid = new int[size];
    length = new long[size];
    bytes = new long[size];
    stamp = new long[size];
    int hashes = hashed ? size : 0;
    hash = new long[hashes];
    digest = new long[Math.multiplyExact(hashes, Digests.LONGS)];
    bits = new long[Math.multiplyExact(hashes, Fingerprint.LONGS)];
    peak = new float[size];
    rms = new float[size];
    dc = new float[size];
    centroid = new float[size];
    edge = new float[size];
    flags = new byte[size];
    parts = new float[size][];
    Arrays.fill(parts, NO_PARTS);
  }

  int size() {
    return kind.length;
  }

  List<int[]> ints() {
    return List.of(kind, label, clipped, longestRun, runs, leading, trailing, invalid);
  }

  List<long[]> longs() {
    List<long[]> all = new ArrayList<>(List.of(length, bytes, stamp));
    if (hashed) {
      all.addAll(List.of(hash, digest, bits));
    }
    return all;
  }

  List<float[]> floats() {
    return List.of(peak, rms, dc, centroid, edge);
  }

  /// @param mostSpans how many spans of each sort are kept
  void set(int row, Measured from, int mostSpans) {
    kind[row] = from.kind;
    label[row] = from.label;
    clipped[row] = (int) Math.min(from.clipped, Integer.MAX_VALUE);
    longestRun[row] = from.longestRun;
    runs[row] = from.runs;
    leading[row] = (int) Math.min(from.leading, Integer.MAX_VALUE);
    trailing[row] = (int) Math.min(from.trailing, Integer.MAX_VALUE);
    invalid[row] = from.invalid;
    length[row] = from.length;
    bytes[row] = from.bytes;
    stamp[row] = from.stamp;
    if (hashed) {
      hash[row] = from.hash;
      System.arraycopy(from.digest, 0, digest, row * Digests.LONGS, Digests.LONGS);
      System.arraycopy(from.bits, 0, bits, row * Fingerprint.LONGS, Fingerprint.LONGS);
    }
    peak[row] = from.peak;
    rms[row] = from.rms;
    dc[row] = from.dc;
    centroid[row] = from.centroid;
    edge[row] = from.edge;
    flags[row] = (byte) from.flags;
    setParts(row, from.parts);
    keep(clipSpans, row, from.clips.copy(mostSpans));
    keep(invalidSpans, row, from.invalids.copy(mostSpans));
  }

  /// Keeps bins of some rows only where there are too many.
  private void setParts(int row, float[] from) {
    long needed = (long) size() * from.length;
    boolean some = needed > MOST_PARTS && row % (int) Math.ceilDiv(needed, MOST_PARTS) != 0;
    ArrayKind array = kind[row] < 0 ? null : kinds.value(kind[row]);
    parts[row] =
        some && array != null && array.channels() == 0
            ? BinMeter.together(from, invalid[row], array.shape(length[row]).elements())
            : from;
  }

  private static void keep(Map<Integer, long[]> all, int row, long[] spans) {
    if (spans.length > 0) {
      all.put(row, spans);
    }
  }

  /// Takes over what other columns know of the same files; these are hashed if these here are.
  void copy(int row, FactColumns from, int other) {
    copy(from.ints(), other, ints(), row);
    kind[row] = kinds.number(from.kinds.value(from.kind[other]));
    label[row] =
        from.label[other] < 0 ? from.label[other] : labels.copy(from.labels, from.label[other]);
    length[row] = from.length[other];
    bytes[row] = from.bytes[other];
    stamp[row] = from.stamp[other];
    if (hashed) {
      hash[row] = from.hash[other];
      int sums = Digests.LONGS;
      System.arraycopy(from.digest, other * sums, digest, row * sums, sums);
      int prints = Fingerprint.LONGS;
      System.arraycopy(from.bits, other * prints, bits, row * prints, prints);
    }
    for (int i = 0; i < floats().size(); i++) {
      floats().get(i)[row] = from.floats().get(i)[other];
    }
    flags[row] = from.flags[other];
    setParts(row, from.parts[other]);
    keep(clipSpans, row, from.clipSpans.getOrDefault(other, new long[0]));
    keep(invalidSpans, row, from.invalidSpans.getOrDefault(other, new long[0]));
  }

  private static void copy(List<int[]> from, int at, List<int[]> into, int row) {
    for (int i = 0; i < from.size(); i++) {
      into.get(i)[row] = from.get(i)[at];
    }
  }
}

package org.wavecrate.check;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wavecrate.survey.Interned;

/// What is known of every example, in columns: some 150 bytes each, and none of their samples.
/// Different rows may be set by different threads.
final class CheckTable {
  static final int UNREADABLE = -1;
  static final int UNLABELLED = -1;
  static final int BAD_LABEL = -2;

  final Interned<ArrayKind> kinds = new Interned<>();
  final LabelTable labels = new LabelTable();

  private final int[] kind;
  private final int[] label;
  private final long[] length;
  private final long[] bytes;
  private final long[] stamp;
  private final long[] digest;
  private final long[] hash;
  private final long[] bits;
  private final float[] peak;
  private final float[] rms;
  private final float[] dc;
  private final float[] fullScale;
  private final float[] centroid;
  private final float[] edge;
  private final int[] longestClip;
  private final int[] clips;
  private final int[] leading;
  private final int[] trailing;
  private final int[] invalid;
  private final byte[] flags;

  /// Of the few rows that have any.
  private final Map<Integer, long[]> clipSpans = new ConcurrentHashMap<>();

  private final Map<Integer, long[]> invalidSpans = new ConcurrentHashMap<>();
  private final Map<Integer, String> problems = new ConcurrentHashMap<>();
  private final Map<Integer, String> labelProblems = new ConcurrentHashMap<>();

  CheckTable(int size) {
    kind = new int[size];
    label = new int[size];
    length = new long[size];
    bytes = new long[size];
    stamp = new long[size];
    digest = new long[Math.multiplyExact(size, Digests.LONGS)];
    hash = new long[size];
    bits = new long[Math.multiplyExact(size, Fingerprint.LONGS)];
    peak = new float[size];
    rms = new float[size];
    dc = new float[size];
    fullScale = new float[size];
    centroid = new float[size];
    edge = new float[size];
    longestClip = new int[size];
    clips = new int[size];
    leading = new int[size];
    trailing = new int[size];
    invalid = new int[size];
    flags = new byte[size];
  }

  int size() {
    return kind.length;
  }

  /// @param mostSpans how many spans of each sort are kept
  void set(int row, Measured from, int mostSpans) {
    kind[row] = from.kind;
    label[row] = from.label;
    length[row] = from.length;
    bytes[row] = from.bytes;
    stamp[row] = from.stamp;
    System.arraycopy(from.digest, 0, digest, row * Digests.LONGS, Digests.LONGS);
    System.arraycopy(from.bits, 0, bits, row * Fingerprint.LONGS, Fingerprint.LONGS);
    hash[row] = from.hash;
    peak[row] = from.peak;
    rms[row] = from.rms;
    dc[row] = from.dc;
    fullScale[row] = from.fullScale;
    centroid[row] = from.centroid;
    edge[row] = from.edge;
    longestClip[row] = from.longestClip;
    clips[row] = from.clips3;
    leading[row] = (int) Math.min(from.leading, Integer.MAX_VALUE);
    trailing[row] = (int) Math.min(from.trailing, Integer.MAX_VALUE);
    invalid[row] = from.invalid;
    flags[row] = (byte) from.flags;
    keep(clipSpans, row, from.clips.copy(mostSpans));
    keep(invalidSpans, row, from.invalids.copy(mostSpans));
  }

  private static void keep(Map<Integer, long[]> all, int row, long[] spans) {
    if (spans.length > 0) {
      all.put(row, spans);
    }
  }

  /// Takes over what another table knows of the same files.
  void copy(int row, CheckTable from, int other) {
    kind[row] = kinds.number(from.kind(other));
    label[row] =
        from.label[other] < 0 ? from.label[other] : labels.copy(from.labels, from.label[other]);
    length[row] = from.length[other];
    bytes[row] = from.bytes[other];
    stamp[row] = from.stamp[other];
    System.arraycopy(
        from.digest, other * Digests.LONGS, digest, row * Digests.LONGS, Digests.LONGS);
    System.arraycopy(
        from.bits, other * Fingerprint.LONGS, bits, row * Fingerprint.LONGS, Fingerprint.LONGS);
    hash[row] = from.hash[other];
    peak[row] = from.peak[other];
    rms[row] = from.rms[other];
    dc[row] = from.dc[other];
    fullScale[row] = from.fullScale[other];
    centroid[row] = from.centroid[other];
    edge[row] = from.edge[other];
    longestClip[row] = from.longestClip[other];
    clips[row] = from.clips[other];
    leading[row] = from.leading[other];
    trailing[row] = from.trailing[other];
    invalid[row] = from.invalid[other];
    flags[row] = from.flags[other];
    Optional.ofNullable(from.clipSpans.get(other)).ifPresent(s -> clipSpans.put(row, s));
    Optional.ofNullable(from.invalidSpans.get(other)).ifPresent(s -> invalidSpans.put(row, s));
  }

  void setProblem(int row, String reason) {
    problems.put(row, reason);
  }

  void setLabelProblem(int row, String reason) {
    labelProblems.put(row, reason);
  }

  /// Why an example can't be read; empty if it can.
  Optional<String> problem(int row) {
    return Optional.ofNullable(problems.get(row));
  }

  Optional<String> labelProblem(int row) {
    return Optional.ofNullable(labelProblems.get(row));
  }

  /// Whether neither the example nor its label has a problem with being read.
  boolean isWhole(int row) {
    return kind[row] >= 0 && label[row] != BAD_LABEL;
  }

  boolean isReadable(int row) {
    return kind[row] >= 0;
  }

  int kindNumber(int row) {
    return kind[row];
  }

  ArrayKind kind(int row) {
    return kinds.value(kind[row]);
  }

  /// The label's number, or one of the negative constants.
  int label(int row) {
    return label[row];
  }

  long length(int row) {
    return length[row];
  }

  long bytes(int row) {
    return bytes[row];
  }

  long stamp(int row) {
    return stamp[row];
  }

  void digest(int row, long[] into, int at) {
    System.arraycopy(digest, row * Digests.LONGS, into, at, Digests.LONGS);
  }

  /// Equal for equal values in equal shapes, whatever their type.
  long hash(int row) {
    return hash[row];
  }

  long bits(int row, int part) {
    return bits[row * Fingerprint.LONGS + part];
  }

  float peak(int row) {
    return peak[row];
  }

  float rms(int row) {
    return rms[row];
  }

  float dc(int row) {
    return dc[row];
  }

  float fullScale(int row) {
    return fullScale[row];
  }

  float centroid(int row) {
    return centroid[row];
  }

  float edge(int row) {
    return edge[row];
  }

  int longestClip(int row) {
    return longestClip[row];
  }

  int clips(int row) {
    return clips[row];
  }

  int leading(int row) {
    return leading[row];
  }

  int trailing(int row) {
    return trailing[row];
  }

  int invalid(int row) {
    return invalid[row];
  }

  boolean has(int row, int flag) {
    return (flags[row] & flag) != 0;
  }

  long[] clipSpans(int row) {
    return clipSpans.getOrDefault(row, new long[0]);
  }

  long[] invalidSpans(int row) {
    return invalidSpans.getOrDefault(row, new long[0]);
  }
}

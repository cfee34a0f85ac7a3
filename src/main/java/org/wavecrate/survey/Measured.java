package org.wavecrate.survey;

/// The facts of the example being read, before they go into the [ExampleTable]. Reused from
/// example to example.
final class Measured {
  /// All values are the same.
  static final int CONSTANT = 1;

  /// Rows of a two-axis array have nothing in common: sounds below each other, not frames.
  static final int UNRELATED_ROWS = 2;

  private static final float[] NO_PARTS = {};

  final long[] digest = new long[Digests.LONGS];
  final long[] bits = new long[Fingerprint.LONGS];
  final SpanList clips = new SpanList();
  final SpanList invalids = new SpanList();

  int kind;
  int label;
  long length;
  long bytes;
  long stamp;
  long hash;

  /// As parts of full scale.
  float peak;

  float rms;
  float dc;

  /// In cycles per sample; NaN for silence.
  float centroid;

  /// Up to which part of half the rate there is anything, if it ends there as if cut; else 1.
  float edge;

  long clipped;
  int longestRun;
  int runs;
  long leading;
  long trailing;
  int invalid;
  int flags;

  /// As [PartTable] has it; never changed, only replaced.
  float[] parts = NO_PARTS;

  void clear() {
    java.util.Arrays.fill(digest, 0);
    java.util.Arrays.fill(bits, 0);
    clips.clear();
    invalids.clear();
    kind = ArrayKind.UNREADABLE;
    label = ExampleTable.UNLABELLED;
    length = 0;
    bytes = 0;
    stamp = 0;
    hash = 0;
    peak = Float.NaN;
    rms = Float.NaN;
    dc = Float.NaN;
    centroid = Float.NaN;
    edge = 1;
    clipped = 0;
    longestRun = 0;
    runs = 0;
    leading = 0;
    trailing = 0;
    invalid = 0;
    flags = 0;
    parts = NO_PARTS;
  }
}

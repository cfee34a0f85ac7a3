package org.wavecrate.survey;

/// A digest of a sound that survives gain, shifts and slight noise: which of its values, at fixed
/// distances from its highest and from its lowest one, reach a small part of these.
///
/// Both are found again in a shifted copy, so nothing need be aligned; comparing signs instead of
/// values is a polarity coincidence correlator (Wolff, Thomas and Williams 1962). Half the bits
/// belong to the highest, half to the lowest value, so that an inverted copy is found as well.
public final class Fingerprint {
  static final int LONGS = 4;

  /// The bits of one of both halves.
  public static final int BITS = 128;

  /// The least value that counts, as a part of the extreme: noise in silence does not.
  private static final float LEAST = 0.05f;

  private static final int[] OFFSETS = offsets();

  private Fingerprint() {}

  private static int[] offsets() {
    int[] offsets = new int[BITS];
    int[][] runs = {{32, 3, 0}, {32, 13, 96}, {24, 61, 512}, {24, -5, 0}, {16, -37, -120}};
    int n = 0;
    for (int[] run : runs) {
      for (int i = 1; i <= run[0]; i++) {
        offsets[n++] = run[2] + i * run[1];
      }
    }
    return offsets;
  }

  /// @param at where the extreme is
  /// @param bits two longs from `first` on are set
  static void of(float[] values, int from, int to, int at, long[] bits, int first) {
    float extreme = values[at];
    float least = Math.abs(extreme) * LEAST;
    float sign = Math.signum(extreme);
    long low = 0;
    long high = 0;
    for (int i = 0; i < BITS; i++) {
      int position = at + OFFSETS[i];
      boolean set = position >= from && position < to && values[position] * sign > least;
      if (i < Long.SIZE) {
        low |= set ? 1L << i : 0;
      } else {
        high |= set ? 1L << i : 0;
      }
    }
    bits[first] = low;
    bits[first + 1] = high;
  }

  /// In how many bits two halves differ.
  public static int distance(long lowA, long highA, long lowB, long highB) {
    return Long.bitCount(lowA ^ lowB) + Long.bitCount(highA ^ highB);
  }
}

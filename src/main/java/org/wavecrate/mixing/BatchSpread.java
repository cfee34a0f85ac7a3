package org.wavecrate.mixing;

import java.util.Arrays;

/// The spread of one batch over the batches of another epoch.
///
/// @param most how many of them meet in one batch
/// @param pairs how many pairs of them are in the same batch again
record BatchSpread(int most, double pairs) {
  /// @param positions where the examples come in the other epoch
  /// @param start the first of the batch in `positions`
  /// @param end the one after its last
  /// @param other how these fall into batches
  static BatchSpread of(int[] positions, int start, int end, EpochBatches other) {
    int[] batches = new int[end - start];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = other.of(positions[start + i]);
    }
    Arrays.sort(batches);
    int most = 0;
    double pairs = 0;
    int from = 0;
    for (int i = 1; i <= batches.length; i++) {
      if (i == batches.length || batches[i] != batches[from]) {
        int met = i - from;
        most = Math.max(most, met);
        pairs += met * (met - 1.0) / 2;
        from = i;
      }
    }
    return new BatchSpread(most, pairs);
  }
}

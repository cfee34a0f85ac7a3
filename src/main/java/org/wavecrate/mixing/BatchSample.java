package org.wavecrate.mixing;

import java.util.ArrayList;
import java.util.List;

/// The batches of an epoch that are measured: all of them up to 65,536 examples, else runs of
/// consecutive ones that together hold about as many, spread evenly over the epoch. So measuring a
/// million examples costs no more than measuring 65,536.
///
/// @param size examples in the split
/// @param batchSize examples in a batch
/// @param runs the runs measured, in order
record BatchSample(int size, int batchSize, List<Run> runs) {
  static final int MOST_EXAMPLES = 1 << 16;
  private static final int MOST_RUNS = 64;

  /// Positions in an epoch; begins with a batch and ends with one.
  ///
  /// @param start the first
  /// @param end the one after the last
  record Run(int start, int end) {
    int length() {
      return end - start;
    }
  }

  static BatchSample of(int size, int batchSize) {
    if (size <= MOST_EXAMPLES) {
      return new BatchSample(size, batchSize, size == 0 ? List.of() : List.of(new Run(0, size)));
    }
    int batches = Math.ceilDiv(size, batchSize);
    int wanted = Math.clamp(MOST_EXAMPLES / batchSize, 1, batches);
    int count = Math.min(MOST_RUNS, wanted);
    int each = wanted / count;
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long first = count == 1 ? 0 : (long) i * (batches - each) / (count - 1);
      long end = Math.min(size, (first + each) * batchSize);
      runs.add(new Run((int) (first * batchSize), (int) end));
    }
    return new BatchSample(size, batchSize, runs);
  }

  /// How many batches an epoch has.
  int batches() {
    return Math.ceilDiv(size, batchSize);
  }

  /// How many of them are measured.
  int measured() {
    return runs.stream().mapToInt(run -> Math.ceilDiv(run.length(), batchSize)).sum();
  }

  /// How many examples are measured.
  int examples() {
    return runs.stream().mapToInt(Run::length).sum();
  }
}

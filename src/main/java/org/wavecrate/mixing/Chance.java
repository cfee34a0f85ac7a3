package org.wavecrate.mixing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;
import org.wavecrate.transform.RandomStream;

/// Expected mixing figures of a perfect shuffle, one that makes all orders equally likely. Analytic
/// where a formula is known, else the mean of 20 to 200 shuffles with a fixed seed.
///
/// @param blocksPerBatch exact
/// @param labelBalance exact; empty without labels
/// @param longestRun simulated; empty without labels
/// @param distanceMoved exact
/// @param shared simulated
/// @param matesAgain exact
record Chance(
    double blocksPerBatch,
    Optional<Double> labelBalance,
    Optional<Double> longestRun,
    double distanceMoved,
    double shared,
    double matesAgain) {
  private static final long SEED = 20261122;
  private static final int WORK = 20 * BatchSample.MOST_EXAMPLES;

  static Chance of(Split split, Optional<SplitLabels> labels, BatchSample sample) {
    int size = split.size();
    if (size == 0) {
      return new Chance(0, labels.map(l -> 1.0), labels.map(l -> 0.0), 0, 0, 0);
    }
    int batchSize = Math.min(size, sample.batchSize());
    int rest = size % batchSize;
    int full = size / batchSize;
    double blocks = full * distinctBlocks(split, batchSize);
    double balance = full * labels.map(l -> balance(l, batchSize)).orElse(0.0);
    if (rest > 0) {
      blocks += distinctBlocks(split, rest);
      balance += labels.map(l -> balance(l, rest)).orElse(0.0);
    }
    double batches = sample.batches();
    double balanceByChance = balance / batches;
    double run = 0;
    double shared = 0;
    int trials = Math.clamp(WORK / sample.examples(), 20, 200);
    for (int trial = 0; trial < trials; trial++) {
      int[] drawn = draw(size, sample, RandomStream.of(RandomStream.key(SEED, trial)));
      shared += shared(drawn, sample) / trials;
      run += labels.map(l -> (double) longestRun(l, drawn, sample)).orElse(0.0) / trials;
    }
    double longest = run;
    return new Chance(
        blocks / batches,
        labels.map(l -> balanceByChance),
        labels.map(l -> longest),
        (size - 1.0 / size) / 3 / size,
        shared,
        together(size, batchSize));
  }

  /// Expected number of distinct blocks among `drawn` examples.
  private static double distinctBlocks(Split split, int drawn) {
    Map<Integer, Integer> sizes = new HashMap<>();
    for (Block block : split.blocks()) {
      sizes.merge(block.size(), 1, Integer::sum);
    }
    double expected = 0;
    for (var entry : sizes.entrySet()) {
      double missed = new Hypergeometric(split.size(), entry.getKey(), drawn).probability(0);
      expected += entry.getValue() * (1 - missed);
    }
    return expected;
  }

  private static double balance(SplitLabels labels, int drawn) {
    double deviation = 0;
    for (int label = 0; label < labels.count(); label++) {
      deviation +=
          new Hypergeometric(labels.size(), labels.examples(label), drawn).meanAbsoluteDeviation();
    }
    return 1 - deviation / drawn / 2;
  }

  /// The probability that two examples are in the same of consecutive groups of `group`.
  static double together(int size, int group) {
    if (size < 2) {
      return 0;
    }
    int full = size / group;
    int rest = size % group;
    double pairs = full * (group * (group - 1.0)) + rest * (rest - 1.0);
    return pairs / size / (size - 1.0);
  }

  /// Examples in the order of a shuffle, as many as are measured. Of a large split they are drawn
  /// with replacement, which hardly ever matters there.
  private static int[] draw(int size, BatchSample sample, RandomStream random) {
    int[] drawn = new int[sample.examples()];
    if (drawn.length < size) {
      Arrays.setAll(drawn, i -> (int) random.below(size));
      return drawn;
    }
    Arrays.setAll(drawn, i -> i);
    for (int i = drawn.length - 1; i > 0; i--) {
      int other = (int) random.below(i + 1L);
      int kept = drawn[i];
      drawn[i] = drawn[other];
      drawn[other] = kept;
    }
    return drawn;
  }

  private static double shared(int[] drawn, BatchSample sample) {
    double sum = 0;
    for (int start = 0; start < drawn.length; start += sample.batchSize()) {
      int end = (int) Math.min(drawn.length, (long) start + sample.batchSize());
      sum += BatchSpread.of(drawn, start, end, sample.batchSize()).most();
    }
    return sum / sample.measured();
  }

  private static int longestRun(SplitLabels labels, int[] drawn, BatchSample sample) {
    int longest = 0;
    int at = 0;
    for (BatchSample.Run run : sample.runs()) {
      longest = Math.max(longest, Mixing.longestRun(labels, drawn, at, at + run.length()));
      at += run.length();
    }
    return longest;
  }
}

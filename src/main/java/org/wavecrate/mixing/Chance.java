package org.wavecrate.mixing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;
import org.wavecrate.transform.RandomStream;

/// Expected mixing figures of a perfect shuffle, one that makes all orders equally likely. Analytic
/// where a formula is known, else the mean of 20 to 200 shuffles with a fixed seed.
///
/// @param blocksPerBatch exact
/// @param labelsPerBatch exact; empty without labels
/// @param labelBalance exact; empty without labels
/// @param longestRun simulated; empty without labels
/// @param distanceMoved exact
/// @param shared simulated
/// @param matesAgain exact
record Chance(
    double blocksPerBatch,
    Optional<Double> labelsPerBatch,
    Optional<Double> labelBalance,
    Optional<Double> longestRun,
    double distanceMoved,
    double shared,
    double matesAgain) {
  private static final long SEED = 20261122;
  private static final int WORK = 20 * BatchSample.MOST_EXAMPLES;

  /// @param sample what is measured of one worker's batches
  /// @param batches those of all workers
  static Chance of(
      Split split, Optional<SplitLabels> labels, BatchSample sample, EpochBatches batches) {
    int size = split.size();
    int mine = sample.size();
    if (mine == 0) {
      return new Chance(
          0, labels.map(l -> 0.0), labels.map(l -> 1.0), labels.map(l -> 0.0), 0, 0, 0);
    }
    int batchSize = Math.min(mine, sample.batchSize());
    int rest = mine % batchSize;
    int full = mine / batchSize;
    double run = 0;
    double shared = 0;
    int trials = Math.clamp(WORK / sample.examples(), 20, 200);
    for (int trial = 0; trial < trials; trial++) {
      int[] drawn = draw(size, sample, RandomStream.of(RandomStream.key(SEED, trial)));
      shared += shared(drawn, sample, batches) / trials;
      run += labels.map(l -> (double) longestRun(l, drawn, sample)).orElse(0.0) / trials;
    }
    double longest = run;
    return new Chance(
        mean(drawn -> distinctBlocks(split, drawn), batchSize, full, rest),
        labels.map(l -> mean(drawn -> distinctLabels(l, drawn), batchSize, full, rest)),
        labels.map(l -> mean(drawn -> balance(l, drawn), batchSize, full, rest)),
        labels.map(l -> longest),
        (size - 1.0 / size) / 3 / size,
        shared,
        batches.together(size));
  }

  /// The mean over full batches and a shorter last one.
  private static double mean(IntToDoubleFunction figure, int batchSize, int full, int rest) {
    double sum = full * figure.applyAsDouble(batchSize);
    return rest == 0 ? sum / full : (sum + figure.applyAsDouble(rest)) / (full + 1);
  }

  private static double distinctBlocks(Split split, int drawn) {
    return distinct(split.size(), split.blocks().stream().mapToInt(Block::size), drawn);
  }

  private static double distinctLabels(SplitLabels labels, int drawn) {
    return distinct(labels.size(), IntStream.range(0, labels.count()).map(labels::examples), drawn);
  }

  /// Expected number of distinct groups among `drawn` examples.
  ///
  /// @param groups how many examples each has
  private static double distinct(int size, IntStream groups, int drawn) {
    Map<Integer, Integer> alike = new HashMap<>();
    groups.forEach(group -> alike.merge(group, 1, Integer::sum));
    double expected = 0;
    for (var entry : alike.entrySet()) {
      double missed = new Hypergeometric(size, entry.getKey(), drawn).probability(0);
      expected += entry.getValue() * (1 - missed);
    }
    return expected;
  }

  /// Expected label balance of `drawn` examples, as [Mixing#labelBalance] defines it.
  static double balance(SplitLabels labels, int drawn) {
    double deviation = 0;
    for (int label = 0; label < labels.count(); label++) {
      deviation +=
          new Hypergeometric(labels.size(), labels.examples(label), drawn).meanAbsoluteDeviation();
    }
    return 1 - deviation / drawn / 2;
  }

  /// Examples in the order of a shuffle, as many as are measured. Of a large split they are drawn
  /// with replacement, which hardly ever matters there.
  private static int[] draw(int size, BatchSample sample, RandomStream random) {
    int[] drawn = new int[sample.examples()];
    if (drawn.length < size && size > BatchSample.MOST_EXAMPLES) {
      Arrays.setAll(drawn, i -> (int) random.below(size));
      return drawn;
    }
    int[] all = new int[size];
    Arrays.setAll(all, i -> i);
    for (int i = size - 1; i > 0; i--) {
      int other = (int) random.below(i + 1L);
      int kept = all[i];
      all[i] = all[other];
      all[other] = kept;
    }
    return Arrays.copyOf(all, drawn.length);
  }

  private static double shared(int[] drawn, BatchSample sample, EpochBatches batches) {
    double sum = 0;
    for (int start = 0; start < drawn.length; start += sample.batchSize()) {
      int end = (int) Math.min(drawn.length, (long) start + sample.batchSize());
      sum += BatchSpread.of(drawn, start, end, batches).most();
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

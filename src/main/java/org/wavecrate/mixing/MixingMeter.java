package org.wavecrate.mixing;

import java.util.Arrays;
import java.util.Optional;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;
import org.wavecrate.generator.EpochOrder;
import org.wavecrate.generator.Epochs;

/// Measures orders of one split in batches of one size. Thread-safe; what a perfect shuffle gives
/// is worked out once for all orders.
///
/// How close an order is to a full shuffle is the product of two fractions, in percent. The first
/// is how far apart in stored order two batch mates lie on average, from 0 for the stored order to
/// 1 for what chance gives; the second is how many pairs of batch mates are parted in the next
/// epoch, from 0 for none to 1 for what chance gives. Batches that hold more than an eighth of the
/// split say little of mixing: an eighth takes their place in this figure. Small splits leave much
/// to chance, so it is taken over as many epochs as hold 4,096 examples, but no more than 16.
public final class MixingMeter {
  private static final int LEAST_GROUPS = 8;
  private static final int ENOUGH_EXAMPLES = 4096;
  private static final int MOST_EPOCHS = 16;

  private final Split split;
  private final Optional<SplitLabels> labels;
  private final BatchSample sample;
  private final Chance chance;
  private final int group;

  /// @param labels the labels of `split`, if they are known
  public MixingMeter(Split split, Optional<SplitLabels> labels, int batchSize) {
    this.split = split;
    this.labels = labels;
    sample = BatchSample.of(split.size(), batchSize);
    chance = Chance.of(split, labels, sample);
    group = Math.clamp(split.size() / LEAST_GROUPS, 1, batchSize);
  }

  /// Measures one epoch against the stored order and the epoch after it.
  public Mixing measure(Epochs order, long epoch, Progress progress) {
    EpochOrder now = order.epoch(epoch);
    EpochOrder next = order.epoch(epoch + 1);
    Sums sums = new Sums();
    for (BatchSample.Run run : sample.runs()) {
      progress.throwIfCancelled();
      int[] examples = new int[run.length()];
      int[] again = new int[run.length()];
      for (int i = 0; i < examples.length; i++) {
        examples[i] = now.example(run.start() + i);
        again[i] = next.position(examples[i]);
        sums.moved += Math.abs(run.start() + i - examples[i]);
      }
      sums.addBatches(examples, again);
      sums.addGroups(run, examples, again);
    }
    int epochs = Math.clamp(ENOUGH_EXAMPLES / Math.max(1, split.size()), 1, MOST_EPOCHS);
    for (int later = 1; later < epochs; later++) {
      progress.throwIfCancelled();
      addGroups(order.epoch(epoch + later), order.epoch(epoch + later + 1), sums);
    }
    return sums.mixing();
  }

  /// All of a small split's groups.
  private void addGroups(EpochOrder now, EpochOrder next, Sums sums) {
    int[] examples = new int[split.size()];
    int[] again = new int[split.size()];
    for (int i = 0; i < examples.length; i++) {
      examples[i] = now.example(i);
      again[i] = next.position(examples[i]);
    }
    sums.addGroups(new BatchSample.Run(0, examples.length), examples, again);
  }

  private final class Sums {
    private final int[] blockSeen = new int[split.blocks().size()];
    private final int[] labelCounts = new int[labels.map(SplitLabels::count).orElse(0)];
    private int batches;
    private long blocks;
    private double balance;
    private int longestRun;
    private double moved;
    private long shared;
    private double pairs;
    private double metAgain;
    private double groupPairs;
    private double groupMetAgain;
    private double apart;
    private double apartStored;

    void addBatches(int[] examples, int[] again) {
      int batchSize = sample.batchSize();
      for (int start = 0; start < examples.length; start += batchSize) {
        int end = (int) Math.min(examples.length, (long) start + batchSize);
        batches++;
        blocks += distinctBlocks(examples, start, end);
        BatchSpread mates = BatchSpread.of(again, start, end, batchSize);
        shared += mates.most();
        metAgain += mates.pairs();
        pairs += pairs(end - start);
        int from = start;
        labels.ifPresent(l -> balance += balance(l, examples, from, end));
      }
      labels.ifPresent(
          l ->
              longestRun =
                  Math.max(longestRun, Mixing.longestRun(l, examples, 0, examples.length)));
    }

    private int distinctBlocks(int[] examples, int start, int end) {
      int distinct = 0;
      for (int i = start; i < end; i++) {
        int block = split.blockIndex(examples[i]);
        if (blockSeen[block] != batches) {
          blockSeen[block] = batches;
          distinct++;
        }
      }
      return distinct;
    }

    private double balance(SplitLabels known, int[] examples, int start, int end) {
      for (int i = start; i < end; i++) {
        labelCounts[known.of(examples[i])]++;
      }
      double common = 0;
      for (int i = start; i < end; i++) {
        int label = known.of(examples[i]);
        double inBatch = (double) labelCounts[label] / (end - start);
        common += Math.min(inBatch, (double) known.examples(label) / known.size());
        // Counted once: what comes again finds none of it.
        labelCounts[label] = 0;
      }
      return common;
    }

    /// Groups that lie in the run as a whole, on a grid that begins with the epoch.
    void addGroups(BatchSample.Run run, int[] examples, int[] again) {
      for (long at = Math.ceilDiv(run.start(), group) * (long) group; at < run.end(); at += group) {
        long until = Math.min(split.size(), at + group);
        if (until <= run.end()) {
          addGroup((int) at - run.start(), (int) until - run.start(), examples, again);
        }
      }
    }

    private void addGroup(int start, int end, int[] examples, int[] again) {
      int size = end - start;
      groupPairs += pairs(size);
      groupMetAgain += BatchSpread.of(again, start, end, group).pairs();
      int[] stored = Arrays.copyOfRange(examples, start, end);
      Arrays.sort(stored);
      for (int i = 0; i < size; i++) {
        apart += stored[i] * (2.0 * i - size + 1);
      }
      apartStored += size * ((double) size * size - 1) / 6;
    }

    private static double pairs(int size) {
      return size * (size - 1.0) / 2;
    }

    Mixing mixing() {
      int divisor = Math.max(1, batches);
      double examples = Math.max(1, sample.examples());
      return new Mixing(
          new MixingFigure((double) blocks / divisor, chance.blocksPerBatch()),
          chance.labelBalance().map(c -> new MixingFigure(balance / divisor, c)),
          chance.longestRun().map(c -> new MixingFigure(longestRun, c)),
          new MixingFigure(moved / examples / Math.max(1, split.size()), chance.distanceMoved()),
          new MixingFigure((double) shared / divisor, chance.shared()),
          new MixingFigure(pairs == 0 ? 0 : metAgain / pairs, chance.matesAgain()),
          new MixingFigure(100 * spread() * renewal(), 100),
          sample.batches(),
          batches);
    }

    private double spread() {
      double byChance = groupPairs * (split.size() + 1.0) / 3;
      // Too few examples for any order to differ from another.
      return groupPairs == 0 || byChance <= apartStored
          ? 1
          : Math.clamp((apart - apartStored) / (byChance - apartStored), 0, 1);
    }

    private double renewal() {
      double byChance = Chance.together(split.size(), group);
      return groupPairs == 0 || byChance >= 1
          ? 1
          : Math.clamp((1 - groupMetAgain / groupPairs) / (1 - byChance), 0, 1);
    }
  }
}

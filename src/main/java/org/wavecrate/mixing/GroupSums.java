package org.wavecrate.mixing;

import java.util.Arrays;
import java.util.Optional;
import org.wavecrate.dataset.SplitLabels;

/// Adds up what the factors of mixing are made of, over groups: batches, or an eighth of the split
/// where batches are larger.
final class GroupSums {
  /// Differences from chance smaller than this are none.
  private static final double NOTHING = 1e-9;

  private final int size;
  private final int mine;
  private final EpochBatches groups;
  private final Optional<LabelCounter> counter;
  private double pairs;
  private double metAgain;
  private double apart;
  private double apartStored;
  private int counted;
  private int restCounted;
  private double balance;

  /// @param size examples in the split
  /// @param mine how many of them the worker measured gets
  GroupSums(int size, int mine, Optional<SplitLabels> labels, EpochBatches groups) {
    this.size = size;
    this.mine = mine;
    this.groups = groups;
    counter = labels.map(LabelCounter::new);
  }

  /// Adds groups that lie in the piece as a whole, on a grid that begins with the epoch.
  void add(MixingMeter.Piece piece) {
    BatchSample.Run run = piece.run();
    int group = groups.batchSize();
    for (long at = Math.ceilDiv(run.start(), group) * (long) group; at < run.end(); at += group) {
      long until = Math.min(mine, at + group);
      if (until <= run.end()) {
        add(piece, (int) at - run.start(), (int) until - run.start());
      }
    }
  }

  private void add(MixingMeter.Piece piece, int start, int end) {
    int length = end - start;
    pairs += length * (length - 1.0) / 2;
    metAgain += BatchSpread.of(piece.again(), start, end, groups).pairs();
    int[] stored = Arrays.copyOfRange(piece.examples(), start, end);
    Arrays.sort(stored);
    for (int i = 0; i < length; i++) {
      apart += stored[i] * (2.0 * i - length + 1);
    }
    apartStored += groups.shard().world() * (length * ((double) length * length - 1) / 6);
    counted++;
    restCounted += length == groups.batchSize() ? 0 : 1;
    counter.ifPresent(
        c -> {
          c.count(piece.examples(), start, end);
          balance += c.balance();
        });
  }

  MixingFactors factors(Optional<LabelChance> labelChance) {
    return new MixingFactors(spread(), renewal(), labelChance.map(this::labels));
  }

  private double spread() {
    double byChance = pairs * (size + 1.0) / 3;
    // Too few examples for any order to differ from another.
    return pairs == 0 || byChance <= apartStored
        ? 1
        : Math.clamp((apart - apartStored) / (byChance - apartStored), 0, 1);
  }

  private double renewal() {
    double byChance = groups.together(size);
    return pairs == 0 || byChance >= 1
        ? 1
        : Math.clamp((1 - metAgain / pairs) / (1 - byChance), 0, 1);
  }

  private double labels(LabelChance chance) {
    double byChance = (counted - restCounted) * chance.full() + restCounted * chance.rest();
    double single = counted * chance.single();
    // A single label, or groups of a single example.
    return byChance - single < NOTHING * Math.max(1, counted)
        ? 1
        : Math.clamp((balance - single) / (byChance - single), 0, 1);
  }
}

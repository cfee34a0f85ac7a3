package org.wavecrate.mixing;

import java.util.Optional;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;
import org.wavecrate.generator.EpochOrder;
import org.wavecrate.generator.Epochs;
import org.wavecrate.generator.Shard;

/// Measures orders of one split in batches of one size. Thread-safe; what a perfect shuffle gives
/// is worked out once for all orders.
///
/// How close an order is to a full shuffle is the product of two fractions, in percent. The first
/// is how far apart in stored order two batch mates lie on average, from 0 for the stored order to
/// 1 for what chance gives; the second is how many pairs of batch mates are parted in the next
/// epoch, from 0 for none to 1 for what chance gives. The mixing score has a third: the label
/// balance of batches, from 0 for what batches of a single label have to 1 for what chance gives.
/// Batches that hold more than an eighth of the split say little of mixing: an eighth takes their
/// place in these figures. Small splits leave much to chance, so they are taken over as many epochs
/// as hold 4,096 examples, but no more than 16.
///
/// Of several workers, one is measured: its batches against the whole split, its batch mates
/// wherever they come in the next epoch.
public final class MixingMeter {
  private static final int LEAST_GROUPS = 8;
  private static final int ENOUGH_EXAMPLES = 4096;
  private static final int MOST_EPOCHS = 16;

  private final Split split;
  private final Optional<SplitLabels> labels;
  private final Shard shard;
  private final BatchSample sample;
  private final EpochBatches batches;
  private final EpochBatches groups;
  private final Chance chance;
  private final Optional<LabelChance> labelChance;

  /// @param labels the labels of `split`, if they are known
  public MixingMeter(Split split, Optional<SplitLabels> labels, int batchSize) {
    this(split, labels, batchSize, Shard.WHOLE);
  }

  /// @param labels the labels of `split`, if they are known
  /// @param shard the worker whose batches are measured
  public MixingMeter(Split split, Optional<SplitLabels> labels, int batchSize, Shard shard) {
    this.split = split;
    this.labels = labels;
    this.shard = shard;
    int mine = shard.size(split.size());
    sample = BatchSample.of(mine, batchSize);
    batches = new EpochBatches(shard, batchSize);
    groups = new EpochBatches(shard, Math.clamp(mine / LEAST_GROUPS, 1, batchSize));
    chance = Chance.of(split, labels, sample, batches);
    labelChance = labels.map(known -> LabelChance.of(known, mine, groups.batchSize()));
  }

  /// Measures one epoch against the stored order and the epoch after it.
  public Mixing measure(Epochs order, long epoch, Progress progress) {
    EpochOrder now = order.epoch(epoch);
    EpochOrder next = order.epoch(epoch + 1);
    BatchSums sums = new BatchSums(split, labels, batches);
    GroupSums grouped = new GroupSums(split.size(), sample.size(), labels, groups);
    for (BatchSample.Run run : sample.runs()) {
      progress.throwIfCancelled();
      Piece piece = piece(now, next, run);
      sums.add(piece);
      grouped.add(piece);
    }
    int epochs = Math.clamp(ENOUGH_EXAMPLES / Math.max(1, sample.size()), 1, MOST_EPOCHS);
    BatchSample.Run all = new BatchSample.Run(0, sample.size());
    for (int later = 1; later < epochs; later++) {
      progress.throwIfCancelled();
      grouped.add(piece(order.epoch(epoch + later), order.epoch(epoch + later + 1), all));
    }
    return sums.mixing(chance, grouped.factors(labelChance), sample);
  }

  private Piece piece(EpochOrder now, EpochOrder next, BatchSample.Run run) {
    int[] examples = new int[run.length()];
    int[] again = new int[run.length()];
    double moved = 0;
    for (int i = 0; i < examples.length; i++) {
      int position = shard.position(run.start() + i);
      examples[i] = now.example(position);
      again[i] = next.position(examples[i]);
      moved += Math.abs(position - examples[i]);
    }
    return new Piece(run, examples, again, moved);
  }

  /// A run of a worker's positions.
  ///
  /// @param run which
  /// @param examples that come there
  /// @param again their positions in the next epoch
  /// @param moved the sum of how far they are from their stored places
  record Piece(BatchSample.Run run, int[] examples, int[] again, double moved) {}
}

package org.wavecrate.mixing;

import java.util.Optional;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;

/// Adds up the figures of batches.
final class BatchSums {
  private final Split split;
  private final Optional<SplitLabels> labels;
  private final Optional<LabelCounter> counter;
  private final EpochBatches epochBatches;
  private final int[] blockSeen;
  private int batches;
  private long blocks;
  private long distinctLabels;
  private double balance;
  private int longestRun;
  private double moved;
  private long shared;
  private double pairs;
  private double metAgain;

  BatchSums(Split split, Optional<SplitLabels> labels, EpochBatches epochBatches) {
    this.split = split;
    this.labels = labels;
    this.epochBatches = epochBatches;
    counter = labels.map(LabelCounter::new);
    blockSeen = new int[split.blocks().size()];
  }

  void add(MixingMeter.Piece piece) {
    int[] examples = piece.examples();
    int batchSize = epochBatches.batchSize();
    moved += piece.moved();
    for (int start = 0; start < examples.length; start += batchSize) {
      int end = (int) Math.min(examples.length, (long) start + batchSize);
      batches++;
      blocks += distinctBlocks(examples, start, end);
      BatchSpread mates = BatchSpread.of(piece.again(), start, end, epochBatches);
      shared += mates.most();
      metAgain += mates.pairs();
      pairs += (end - start) * (end - start - 1.0) / 2;
      int from = start;
      counter.ifPresent(
          c -> {
            c.count(examples, from, end);
            balance += c.balance();
            distinctLabels += c.distinct();
          });
    }
    labels.ifPresent(
        l -> longestRun = Math.max(longestRun, Mixing.longestRun(l, examples, 0, examples.length)));
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

  Mixing mixing(Chance chance, MixingFactors factors, BatchSample sample) {
    double divisor = Math.max(1, batches);
    double examples = Math.max(1, sample.examples());
    return new Mixing(
        new MixingFigure(blocks / divisor, chance.blocksPerBatch()),
        chance.labelsPerBatch().map(c -> new MixingFigure(distinctLabels / divisor, c)),
        chance.labelBalance().map(c -> new MixingFigure(balance / divisor, c)),
        chance.longestRun().map(c -> new MixingFigure(longestRun, c)),
        new MixingFigure(moved / examples / Math.max(1, split.size()), chance.distanceMoved()),
        new MixingFigure(shared / divisor, chance.shared()),
        new MixingFigure(pairs == 0 ? 0 : metAgain / pairs, chance.matesAgain()),
        factors,
        new MixingFigure(factors.percentOfFullShuffle(), 100),
        new MixingFigure(factors.score(), 100),
        sample.batches(),
        batches);
  }
}

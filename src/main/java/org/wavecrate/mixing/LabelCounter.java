package org.wavecrate.mixing;

import org.wavecrate.dataset.SplitLabels;

/// Counts the labels of batches, one batch after the other.
final class LabelCounter {
  private final SplitLabels labels;
  private final int[] counts;
  private double balance;
  private int distinct;

  LabelCounter(SplitLabels labels) {
    this.labels = labels;
    counts = new int[labels.count()];
  }

  /// Counts the batch of `examples` from `start` to before `end`.
  void count(int[] examples, int start, int end) {
    for (int i = start; i < end; i++) {
      counts[labels.of(examples[i])]++;
    }
    balance = 0;
    distinct = 0;
    for (int i = start; i < end; i++) {
      int label = labels.of(examples[i]);
      double inBatch = (double) counts[label] / (end - start);
      balance += Math.min(inBatch, (double) labels.examples(label) / labels.size());
      distinct += counts[label] > 0 ? 1 : 0;
      // Counted once: what comes again finds none of it.
      counts[label] = 0;
    }
  }

  /// The label balance of the batch counted last, as [Mixing#labelBalance] defines it.
  double balance() {
    return balance;
  }

  /// How many different labels that batch has.
  int distinct() {
    return distinct;
  }
}

package org.wavecrate.keras;

/// Whether it pays to make batches ahead in another thread, from how long the latest batch took to
/// make and how long its taker was busy elsewhere. What is made while the taker works is saved;
/// but between two threads a batch changes from one processor's cache to another's, which costs as
/// much as to copy it.
final class HandOver {
  /// A copy that takes less is made by the taker.
  static final long QUICK_NANOS = 1_500_000;

  /// A taker who comes back within this part of the time that a batch takes has no work to overlap.
  static final int LEAST_PART = 16;

  private volatile long makingNanos = Long.MAX_VALUE;
  private volatile long elsewhereNanos = Long.MAX_VALUE;

  void madeIn(long nanos) {
    makingNanos = nanos;
  }

  void takerWasElsewhere(long nanos) {
    elsewhereNanos = nanos;
  }

  boolean pays() {
    return makingNanos >= QUICK_NANOS && elsewhereNanos >= makingNanos / LEAST_PART;
  }
}

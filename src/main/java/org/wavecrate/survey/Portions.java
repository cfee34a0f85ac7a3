package org.wavecrate.survey;

import java.util.BitSet;
import java.util.concurrent.CancellationException;
import org.wavecrate.dataset.Progress;

/// Shares the rows of a table out to whoever reads them, a portion at a time: those looked at come
/// first. Several passes over one table help each other and read nothing twice. Thread-safe.
final class Portions {
  /// Rows that one thread takes at a time.
  static final int ROWS = 64;

  private static final long WAIT_MS = 50;

  private final int count;
  private final BitSet taken = new BitSet();
  private int done;
  private volatile int focus;

  Portions(int rows) {
    count = Math.ceilDiv(rows, ROWS);
  }

  /// Has the portion of `row`, and what follows it, read next.
  void lookAt(int row) {
    focus = row / ROWS;
  }

  /// The next portion; -1 when all are done. Waits for those that others are at work on, as these
  /// may give them back.
  ///
  /// @throws CancellationException if it was cancelled
  synchronized int take(Progress progress) {
    while (true) {
      progress.throwIfCancelled();
      int next = taken.nextClearBit(focus);
      next = next < count ? next : taken.nextClearBit(0);
      if (next < count) {
        taken.set(next);
        return next;
      }
      if (done == count) {
        return -1;
      }
      try {
        wait(WAIT_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }
  }

  /// @param whole whether all rows of the portion are known; else it is to be taken again
  synchronized void giveBack(int portion, boolean whole) {
    if (whole) {
      done++;
    } else {
      taken.clear(portion);
    }
    notifyAll();
  }
}

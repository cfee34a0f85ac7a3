package org.wavecrate.generator;

import java.io.IOException;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wavecrate.work.Workers;

/// Runs the items of one task on several threads, the caller's among them. Which thread does what
/// changes no result: items are independent.
///
/// @since 0.1.0
public final class Parallel implements AutoCloseable {
  /// One of `count` independent items.
  public interface Item {
    void run(int index) throws IOException;
  }

  private final int threads;
  private final Workers helpers;

  /// @param threads how many work at once, 1 or more; the caller counts
  public Parallel(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + "; allowed: 1 or more");
    }
    this.threads = threads;
    helpers = new Workers("engine", Math.max(1, threads - 1));
  }

  /// As many threads as the machine runs at once.
  public static Parallel ofAllProcessors() {
    return new Parallel(Workers.processors());
  }

  /// How many work at once.
  int threads() {
    return threads;
  }

  /// Runs items 0 to `count` - 1 and waits for all of them.
  ///
  /// @throws IOException the failure of the lowest item that failed, whatever the threads did
  public void forEach(int count, Item item) throws IOException {
    Run run = new Run(count, item);
    Phaser phaser = new Phaser(1);
    for (int i = 1; i < Math.min(threads, count) && !helpers.isClosed(); i++) {
      help(run, phaser);
    }
    run.work();
    // Waits for those at work only: helpers that have not begun find nothing left to do, and never
    // begin if this is closed meanwhile.
    phaser.awaitAdvance(phaser.arriveAndDeregister());
    run.throwFailure();
  }

  private void help(Run run, Phaser phaser) {
    try {
      helpers.execute(
          () -> {
            if (phaser.register() >= 0) {
              try {
                run.work();
              } finally {
                phaser.arriveAndDeregister();
              }
            }
          });
    } catch (RejectedExecutionException e) {
      // Closed a moment ago: the caller does the work alone.
    }
  }

  private static final class Run {
    private final int count;
    private final Item item;
    private final AtomicInteger next = new AtomicInteger();
    private int failedIndex = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    Run(int count, Item item) {
      this.count = count;
      this.item = item;
    }

    void work() {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        try {
          item.run(i);
        } catch (IOException | RuntimeException | Error e) {
          fail(i, e);
          // Items before this one are all begun; those after it need not be.
          next.set(count);
        }
      }
    }

    private synchronized void fail(int index, Throwable e) {
      if (index < failedIndex) {
        failedIndex = index;
        failure = e;
      }
    }

    private synchronized void throwFailure() throws IOException {
      Workers.rethrow(failure);
    }
  }

  /// Ends the threads. Items under way are finished, and work that comes later is done by its
  /// caller alone.
  @Override
  public void close() {
    helpers.finish();
  }
}

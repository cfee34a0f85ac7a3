package org.wavecrate.crate;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Threads that work ahead of the one which asks for their results.
final class Crew implements AutoCloseable {
  private static final int MOST_THREADS = 8;

  private final int threads;
  private final ExecutorService executor;

  Crew(int threads) {
    this.threads = threads;
    executor =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("wavecrate-export-", 1).factory());
  }

  static int threadsOfThisMachine() {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
  }

  /// How many results are worth being under way at once.
  int ahead() {
    return threads + 2;
  }

  <T> Future<T> start(Callable<T> work) {
    return executor.submit(work);
  }

  /// Waits for a result.
  ///
  /// @throws CancellationException if this thread is interrupted
  static <T> T result(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException runtime -> throw runtime;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /// Waits until nobody works any more; what was not begun never is.
  @Override
  public void close() {
    executor.shutdownNow();
    boolean interrupted = false;
    try {
      while (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
        Thread.onSpinWait();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

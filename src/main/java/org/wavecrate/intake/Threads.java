package org.wavecrate.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs tasks on several threads.
final class Threads {
  private Threads() {}

  /// Results in the order of their tasks. The first task that fails ends all.
  ///
  /// @throws CancellationException if this thread is interrupted
  static <T> List<T> run(List<Callable<T>> tasks, int threads) throws IOException {
    var factory = Thread.ofPlatform().daemon().name("wavecrate-import-", 1).factory();
    try (var executor = Executors.newFixedThreadPool(threads, factory)) {
      List<Future<T>> futures = new ArrayList<>(tasks.size());
      tasks.forEach(task -> futures.add(executor.submit(task)));
      List<T> results = new ArrayList<>(tasks.size());
      try {
        for (Future<T> future : futures) {
          results.add(future.get());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException io -> throw io;
          case RuntimeException runtime -> throw runtime;
          case Error error -> throw error;
          case null, default -> throw new IllegalStateException(e.getCause());
        }
      } finally {
        executor.shutdownNow();
      }
      return results;
    }
  }

  static int ofThisMachine() {
    return Math.max(1, Runtime.getRuntime().availableProcessors());
  }
}

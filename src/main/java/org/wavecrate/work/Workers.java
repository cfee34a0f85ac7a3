package org.wavecrate.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A fixed number of daemon threads, `wavecrate-NAME-1` and so on, opened and closed by the same
/// owner. Threads start when they are first needed.
public final class Workers implements Executor, AutoCloseable {
  private final int threads;
  private final ExecutorService executor;

  /// @param name of the work, for the names of the threads
  /// @param threads 1 or more
  /// @throws IllegalArgumentException if there are fewer
  public Workers(String name, int threads) {
    this(name, threads, Thread.NORM_PRIORITY);
  }

  /// @param priority of the threads, as [Thread#setPriority(int)] takes it
  public Workers(String name, int threads, int priority) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + "; allowed: 1 or more");
    }
    this.threads = threads;
    executor =
        Executors.newFixedThreadPool(
            threads,
            Thread.ofPlatform().daemon().priority(priority).name("wavecrate-" + name + "-", 1)
                ::unstarted);
  }

  /// The number of processors, 1 or more.
  public static int processors() {
    return Math.max(1, Runtime.getRuntime().availableProcessors());
  }

  /// A number of tasks to keep submitted so that no thread waits for the one who takes results.
  public int ahead() {
    return threads + 2;
  }

  /// Submits a task.
  ///
  /// @throws java.util.concurrent.RejectedExecutionException if this is closed
  public <T> Future<T> submit(Callable<T> task) {
    return executor.submit(task);
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  public boolean isClosed() {
    return executor.isShutdown();
  }

  /// Results in the order of their tasks. After the first failure, tasks that have not begun are
  /// dropped and running ones are interrupted; returns when none runs any more.
  ///
  /// @throws IOException the failure of the first task, in this order, that failed
  /// @throws CancellationException if this thread is interrupted
  public static <T> List<T> all(String name, int threads, List<Callable<T>> tasks)
      throws IOException {
    try (Workers workers = new Workers(name, threads)) {
      List<Future<T>> futures = new ArrayList<>(tasks.size());
      tasks.forEach(task -> futures.add(workers.submit(task)));
      List<T> results = new ArrayList<>(tasks.size());
      for (Future<T> future : futures) {
        results.add(result(future));
      }
      return results;
    }
  }

  /// Waits for a result.
  ///
  /// @throws IOException the failure of the task; unchecked ones arrive as they are, too
  /// @throws CancellationException if this thread is interrupted
  public static <T> T result(Future<T> future) throws IOException {
    try {
      // A future that has its result already does not ask.
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      rethrow(e.getCause());
      throw new IllegalStateException(e);
    }
  }

  /// Throws the failure of another thread as it is; does nothing if there is none.
  public static void rethrow(@Nullable Throwable failure) throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }

  /// Lets running and submitted tasks finish, refuses others, and does not wait.
  public void finish() {
    executor.shutdown();
  }

  /// Drops tasks that have not begun, interrupts running ones and does not wait.
  public void stop() {
    executor.shutdownNow();
  }

  /// As [#stop], and waits until no task runs any more. An interrupt does not cut that short, since
  /// a task may write into memory that is freed next; it stays set.
  @Override
  public void close() {
    stop();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = executor.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

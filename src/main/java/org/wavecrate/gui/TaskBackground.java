package org.wavecrate.gui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.concurrent.Task;
import org.wavecrate.dataset.Progress;

/// Runs work as JavaFX tasks on a few daemon threads, so that closing the window never waits.
public final class TaskBackground implements Background, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(TaskBackground.class.getName());
  private static final AtomicInteger THREADS = new AtomicInteger();

  private final ExecutorService executor =
      Executors.newFixedThreadPool(
          // Measuring a large dataset keeps one of them for minutes.
          Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8) + 1,
          work -> {
            Thread thread = new Thread(work, "wavecrate-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });
  private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();

  /// How many jobs are under way that someone still waits for.
  public ReadOnlyIntegerProperty running() {
    return running.getReadOnlyProperty();
  }

  @Override
  public <T> Job start(Work<? extends T> work, Receiver<? super T> receiver) {
    Running<T> task = new Running<>(work, receiver);
    running.set(running.get() + 1);
    executor.execute(task);
    // Not interrupted: that would close files which other work reads from.
    return () -> task.cancel(false);
  }

  @Override
  public Job await() {
    running.set(running.get() + 1);
    return () -> running.set(running.get() - 1);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /// Gives cancelled work a moment to keep what it has got, at the end of the program.
  void finish(Duration longest) {
    executor.shutdown();
    try {
      executor.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Running<T> extends Task<T> implements Progress {
    private final Work<? extends T> work;
    private final Receiver<? super T> receiver;

    Running(Work<? extends T> work, Receiver<? super T> receiver) {
      this.work = work;
      this.receiver = receiver;
      progressProperty().addListener((p, was, now) -> receiver.progressed(now.doubleValue()));
    }

    @Override
    protected T call() throws Exception {
      return work.run(this);
    }

    @Override
    public void report(long done, long total) {
      updateProgress(total <= 0 ? -1 : done, total);
    }

    @Override
    protected void succeeded() {
      running.set(running.get() - 1);
      receiver.done(getValue());
    }

    @Override
    protected void failed() {
      running.set(running.get() - 1);
      Throwable reason = getException();
      if (reason instanceof CancellationException) {
        return;
      }
      if (!(reason instanceof IOException || reason instanceof UncheckedIOException)) {
        // A fault of the program, whatever its receiver makes of it.
        LOG.log(Level.ERROR, "work in the background", reason);
      }
      receiver.failed(reason);
    }

    @Override
    protected void cancelled() {
      running.set(running.get() - 1);
    }
  }
}

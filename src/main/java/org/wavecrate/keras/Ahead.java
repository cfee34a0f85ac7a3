package org.wavecrate.keras;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Batches made ahead of the one who takes them, in the order they were asked for, in memory of the
/// one who asks. For one taker.
public final class Ahead implements AutoCloseable {
  private final Feed feed;
  private final Executor executor;
  private final ArrayDeque<Request> underway = new ArrayDeque<>();

  Ahead(Feed feed, Executor executor) {
    this.feed = feed;
    this.executor = executor;
  }

  private static final class Request implements Runnable {
    private final Feed feed;
    private final long epoch;
    private final int index;
    private final long features;
    private final long labels;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Throwable failure;

    Request(Feed feed, long epoch, int index, long features, long labels) {
      this.feed = feed;
      this.epoch = epoch;
      this.index = index;
      this.features = features;
      this.labels = labels;
    }

    @Override
    public void run() {
      if (!begun.compareAndSet(false, true)) {
        return;
      }
      try {
        feed.fill(epoch, index, features, labels);
      } catch (IOException | RuntimeException | Error e) {
        failure = e;
      } finally {
        ended.countDown();
      }
    }

    /// Keeps it from beginning, or waits until it has ended.
    void stop() {
      if (begun.compareAndSet(false, true)) {
        return;
      }
      boolean interrupted = false;
      while (true) {
        try {
          ended.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Asks for a batch; see [Feed#fill]. The memory must stay until the batch was taken or this was
  /// closed.
  public void request(long epoch, int index, long features, long labels) {
    Request request = new Request(feed, epoch, index, features, labels);
    synchronized (underway) {
      underway.add(request);
    }
    executor.execute(request);
  }

  /// Waits for the batch that was asked for first.
  ///
  /// @param millis how long; Python must be able to see an interrupt from the keyboard
  /// @return false if it is not there yet: ask again
  /// @throws IOException if it can't be made; names the file
  public boolean take(int millis) throws IOException, InterruptedException {
    Request head;
    synchronized (underway) {
      head = underway.peek();
    }
    if (head == null) {
      throw new NoSuchElementException("no batch was asked for");
    }
    if (!head.ended.await(millis, TimeUnit.MILLISECONDS)) {
      return false;
    }
    synchronized (underway) {
      underway.remove(head);
    }
    switch (head.failure) {
      case null -> {
        return true;
      }
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(head.failure);
    }
  }

  /// Forgets what was asked for and waits until nothing of it is written any more.
  @Override
  public void close() {
    synchronized (underway) {
      underway.forEach(Request::stop);
      underway.clear();
    }
  }
}

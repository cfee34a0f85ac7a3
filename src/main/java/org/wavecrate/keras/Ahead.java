package org.wavecrate.keras;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Batches made ahead of the one who takes them, in the order they were asked for, in memory of the
/// one who asks. Small ones that are quickly made are asked for several at a time, since asking
/// takes longer than making them. For one taker.
public final class Ahead implements AutoCloseable {
  private final Feed feed;
  private final Executor executor;
  private final ArrayDeque<Request> underway = new ArrayDeque<>();
  private @Nullable Request taken;

  Ahead(Feed feed, Executor executor) {
    this.feed = feed;
    this.executor = executor;
  }

  private static final class Request implements Runnable {
    private final Feed feed;
    private final long epoch;
    private final int first;
    private final long features;
    private final long labels;
    private volatile boolean stopped;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final @Nullable Throwable[] failures;

    Request(Feed feed, long epoch, int first, int count, long features, long labels) {
      this.feed = feed;
      this.epoch = epoch;
      this.first = first;
      this.features = features;
      this.labels = labels;
      failures = new Throwable[count];
    }

    @Override
    public void run() {
      if (!begun.compareAndSet(false, true)) {
        return;
      }
      try {
        for (int i = 0; i < failures.length && !stopped; i++) {
          fill(i);
        }
      } finally {
        ended.countDown();
      }
    }

    private void fill(int i) {
      try {
        feed.fill(epoch, first, i, features, labels);
      } catch (IOException | RuntimeException | Error e) {
        failures[i] = e;
      }
    }

    int made() {
      return (int) Arrays.stream(failures).filter(Objects::isNull).count();
    }

    /// Keeps it from beginning, or waits until it has ended.
    void stop() {
      stopped = true;
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

  /// Asks for batches that follow one another, in memory one behind the other; see [Feed#fill]. The
  /// memory must stay until they were taken or this was closed.
  ///
  /// @param first the first of them
  /// @param count how many
  public void request(long epoch, int first, int count, long features, long labels) {
    Request request = new Request(feed, epoch, first, count, features, labels);
    synchronized (underway) {
      underway.add(request);
    }
    executor.execute(request);
  }

  /// Waits for the batches that were asked for first.
  ///
  /// @param millis how long; Python must be able to see an interrupt from the keyboard
  /// @return how many could be made; for the others see [#check]. -1 if they are not there yet: ask
  ///     again
  public int take(int millis) throws InterruptedException {
    Request head;
    synchronized (underway) {
      head = underway.peek();
    }
    if (head == null) {
      throw new NoSuchElementException("no batch was asked for");
    }
    if (!head.ended.await(millis, TimeUnit.MILLISECONDS)) {
      return -1;
    }
    synchronized (underway) {
      underway.remove(head);
    }
    taken = head;
    return head.made();
  }

  /// Says what went wrong with one of the batches that were taken last.
  ///
  /// @param index among them, from 0
  /// @throws IOException if it could not be made; names the file
  public void check(int index) throws IOException {
    Throwable failure = Objects.requireNonNull(taken, "nothing was taken").failures[index];
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
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

package org.wavecrate.keras;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.wavecrate.work.Workers;

/// Batches made ahead of the one who takes them, in the order they were asked for, in memory of the
/// one who asks. Small ones that are quickly made are asked for several at a time, since asking
/// takes longer than making them. For one taker.
public final class Ahead implements AutoCloseable {
  private final Feed feed;
  private final Executor executor;

  /// Requests `asked - known.size()` to `asked - 1`.
  private final List<Request> known = new ArrayList<>();

  private int asked;

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

  /// The number of batches in an epoch, or what is left of it.
  public int batches() {
    return feed.batches();
  }

  /// The number of examples in these.
  public int examples() {
    return feed.examples();
  }

  /// Asks for batches that follow one another, in memory one behind the other; see [Feed#fill]. The
  /// memory must stay until they were taken and are no longer wanted, or this was closed. Who was
  /// interrupted may ask once more: what is known already is not made again.
  ///
  /// @param number of this request: 0, 1, 2 and so on
  /// @param first the first of the batches
  /// @param count how many
  public void request(int number, long epoch, int first, int count, long features, long labels) {
    Request request;
    synchronized (known) {
      if (number < asked) {
        return;
      }
      if (number > asked) {
        throw new IllegalArgumentException("request " + number + "; expected " + asked);
      }
      request = new Request(feed, epoch, first, count, features, labels);
      known.add(request);
      asked++;
    }
    executor.execute(request);
  }

  /// Waits for the batches of a request. May be called any number of times.
  ///
  /// @param number of the request
  /// @param millis how long; Python must be able to see an interrupt from the keyboard
  /// @return how many could be made; for the others see [#check]. -1 if they are not there yet: ask
  ///     again
  public int take(int number, int millis) throws InterruptedException {
    Request request = get(number);
    return request.ended.await(millis, TimeUnit.MILLISECONDS) ? request.made() : -1;
  }

  /// Says what went wrong with one of the batches of a request that were made.
  ///
  /// @param number of the request
  /// @param index among its batches, from 0
  /// @throws IOException if it could not be made; names the file
  public void check(int number, int index) throws IOException {
    Workers.rethrow(get(number).failures[index]);
  }

  /// Forgets the requests before this one, which were taken.
  public void forgetBefore(int number) {
    synchronized (known) {
      while (asked - known.size() < number && !known.isEmpty()) {
        known.removeFirst().stop();
      }
    }
  }

  private Request get(int number) {
    synchronized (known) {
      int index = number - (asked - known.size());
      if (index < 0 || index >= known.size()) {
        throw new NoSuchElementException("no batch was asked for by request " + number);
      }
      return known.get(index);
    }
  }

  /// Forgets what was asked for and waits until nothing of it is written any more.
  @Override
  public void close() {
    synchronized (known) {
      known.forEach(Request::stop);
      known.clear();
    }
  }
}

package org.wavecrate.keras;

import java.io.IOException;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.wavecrate.work.Workers;

/// Batches of an epoch for one consumer, in memory of the caller: filled ahead by another thread,
/// or at once where another thread would save nothing.
public final class Ahead implements AutoCloseable {
  private final Feed feed;
  private final Executor executor;

  /// By the index of the batch.
  private final NavigableMap<Integer, Request> known = new TreeMap<>();

  /// The first batch that was never asked for.
  private int fresh;

  private final HandOver handOver;

  Ahead(Feed feed, Executor executor, HandOver handOver) {
    this.feed = feed;
    this.executor = executor;
    this.handOver = handOver;
  }

  private final class Request implements Runnable {
    private final long epoch;
    private final int index;
    private final long features;
    private final long labels;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Throwable failure;

    Request(long epoch, int index, long features, long labels) {
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
        make(epoch, index, features, labels);
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

  /// The number of batches in an epoch, or what is left of it.
  public int batches() {
    return feed.batches();
  }

  /// The number of examples in these.
  public int examples() {
    return feed.examples();
  }

  /// Makes a batch at once; see [Feed#fill].
  ///
  /// @param elsewhereNanos as in [#isBetterAtOnce]
  /// @return whether the next is better made so, too
  /// @throws IOException if it could not be made; names the file
  public boolean fill(long epoch, int index, long features, long labels, long elsewhereNanos)
      throws IOException {
    make(epoch, index, features, labels);
    return isBetterAtOnce(elsewhereNanos);
  }

  /// Whether the next batch is better made by [#fill] than asked for before it is needed.
  ///
  /// @param elsewhereNanos how long the taker was busy with the batch before; negative if that is
  ///     not known
  public boolean isBetterAtOnce(long elsewhereNanos) {
    if (elsewhereNanos >= 0) {
      handOver.takerWasElsewhere(elsewhereNanos);
    }
    return feed.isCopied() && !handOver.pays();
  }

  private void make(long epoch, int index, long features, long labels) throws IOException {
    long began = System.nanoTime();
    feed.fill(epoch, index, features, labels);
    handOver.madeIn(System.nanoTime() - began);
  }

  /// Asks for a batch; see [Feed#fill]. The memory must stay until it was taken and is no longer
  /// wanted, or this was closed. Who was interrupted may ask once more: what is known already is
  /// not made again.
  ///
  /// @param index which batch, after all that were asked for before
  public void request(int index, long epoch, long features, long labels) {
    Request request;
    synchronized (known) {
      if (index < fresh) {
        return;
      }
      request = new Request(epoch, index, features, labels);
      known.put(index, request);
      fresh = index + 1;
    }
    executor.execute(request);
  }

  /// Waits for a batch that was asked for. May be called any number of times.
  ///
  /// @param index which batch
  /// @param millis how long; Python must be able to see an interrupt from the keyboard
  /// @return 1 if it is made; 0 if it could not be, see [#check]; -1 if it is not there yet: ask
  ///     again
  public int take(int index, int millis) throws InterruptedException {
    Request request = get(index);
    if (!request.ended.await(millis, TimeUnit.MILLISECONDS)) {
      return -1;
    }
    return request.failure == null ? 1 : 0;
  }

  /// Says what went wrong with a batch that was asked for.
  ///
  /// @throws IOException if it could not be made; names the file
  public void check(int index) throws IOException {
    Workers.rethrow(get(index).failure);
  }

  /// Forgets the batches before this one, which were taken.
  public void forgetBefore(int index) {
    synchronized (known) {
      var before = known.headMap(index);
      before.values().forEach(Request::stop);
      before.clear();
    }
  }

  private Request get(int index) {
    synchronized (known) {
      Request request = known.get(index);
      if (request == null) {
        throw new NoSuchElementException("batch " + index + " was not asked for");
      }
      return request;
    }
  }

  /// Forgets what was asked for and waits until nothing of it is written any more.
  @Override
  public void close() {
    synchronized (known) {
      known.values().forEach(Request::stop);
      known.clear();
    }
  }
}

package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wavecrate.storage.Formatted;

/// Makes the batches of an epoch ahead of the one who takes them, in order, in a bounded number of
/// buffers. For one taker. Closing stops the work under way, waits for it and frees the memory.
public final class Prefetch implements AutoCloseable {
  /// A batch in memory of the prefetch: good until the next one is taken or the prefetch closed.
  ///
  /// @param index its number in the epoch
  /// @param size the number of examples
  /// @param memory its bytes
  public record Batch(int index, int size, BatchMemory memory) {}

  private record Underway(BatchMemory buffer, Future<Batch> batch) {}

  private final BatchGenerator generator;
  private final long epoch;
  private final ExecutorService executor;
  private final Arena arena = Arena.ofShared();
  private final ArrayDeque<BatchMemory> free = new ArrayDeque<>();
  private final ArrayDeque<Underway> underway = new ArrayDeque<>();
  private @Nullable BatchMemory handedOut;
  private int next;

  /// @param first the first batch to take
  /// @param ahead how many batches are made ahead, 1 or more
  public Prefetch(BatchGenerator generator, long epoch, int first, int ahead) {
    if (first < 0 || ahead < 1) {
      throw new IllegalArgumentException(
          Formatted.of("first %d, ahead %d; allowed: 0 or more, 1 or more", first, ahead));
    }
    this.generator = generator;
    this.epoch = epoch;
    next = first;
    executor =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "wavecrate-prefetch");
              thread.setDaemon(true);
              return thread;
            });
    int left = generator.batches() - first;
    try {
      for (int i = 0; i < Math.min(left, ahead + 1L); i++) {
        free.add(BatchMemory.allocate(generator.spec(first), arena));
      }
    } catch (RuntimeException | Error e) {
      arena.close();
      throw e;
    }
    schedule();
  }

  public boolean hasNext() {
    return !underway.isEmpty();
  }

  /// The next batch, in order; waits for it.
  ///
  /// @throws IOException if it can't be made; names the file
  public Batch next() throws IOException, InterruptedException {
    if (!hasNext()) {
      throw new NoSuchElementException("epoch " + epoch + " is over");
    }
    if (handedOut != null) {
      free.add(handedOut);
      handedOut = null;
    }
    // Stays at the head until it is there: an interrupted taker may ask for it again.
    Underway head = underway.element();
    try {
      Batch batch = head.batch.get();
      underway.remove();
      handedOut = head.buffer;
      schedule();
      return batch;
    } catch (ExecutionException e) {
      underway.remove();
      free.add(head.buffer);
      schedule();
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException runtime -> throw runtime;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private void schedule() {
    while (next < generator.batches() && !free.isEmpty()) {
      BatchMemory buffer = free.remove();
      int index = next++;
      underway.add(new Underway(buffer, executor.submit(() -> make(index, buffer))));
    }
  }

  private Batch make(int index, BatchMemory buffer) throws IOException {
    BatchSpec spec = generator.spec(index);
    BatchMemory memory = buffer.slice(spec);
    generator.fill(epoch, index, memory);
    return new Batch(index, generator.batchSize(index), memory);
  }

  @Override
  public void close() {
    executor.shutdownNow();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = executor.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    underway.clear();
    if (arena.scope().isAlive()) {
      arena.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

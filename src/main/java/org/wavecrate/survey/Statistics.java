package org.wavecrate.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Stamps;
import org.wavecrate.generator.Parallel;
import org.wavecrate.storage.BoundedFolder;
import org.wavecrate.storage.Digest;

/// Fills [ExampleTable]s: reads every array once, on several threads, and remembers what it found
/// from one run of the program to the next. Only what was changed since is read again.
public final class Statistics {
  private static final long MOST_BYTES = 512L << 20;

  /// Rows that one thread takes at a time.
  private static final int PORTION = 64;

  private final BoundedFolder stored;
  private final int threads;

  /// @param stored where results are kept
  /// @param threads how many read at once, the caller among them
  public Statistics(BoundedFolder stored, int threads) {
    this.stored = stored;
    this.threads = threads;
  }

  /// Leaves one processor to the user.
  ///
  /// @param cache the folder of all that can be computed again
  public static Statistics in(Path cache) {
    int processors = Runtime.getRuntime().availableProcessors();
    Path folder = cache.resolve("statistics");
    return new Statistics(new BoundedFolder(folder, MOST_BYTES), Math.max(1, processors - 1));
  }

  /// Makes all rows of a new table known; blocks. What is known when it is cancelled stays known
  /// and is kept.
  ///
  /// @param progress told of rows
  /// @throws CancellationException if it was cancelled
  public void fill(ExampleTable table, Progress progress) {
    String name = name(table.rows().dataset().path());
    Optional<StoredFacts> earlier =
        stored.read(name).flatMap(bytes -> StoredFacts.read(bytes, table.account()));
    Run run = new Run(table, earlier, progress);
    try (Parallel parallel = new Parallel(threads)) {
      parallel.forEach((table.size() + PORTION - 1) / PORTION, run::portion);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      // A run that was cut short must not replace the result of one that was not.
      int before = earlier.map(StoredFacts::size).orElse(0);
      if (run.measured.get() > 0 && (table.isComplete() || table.known() >= before)) {
        stored.write(name, StoredFacts.write(table));
      }
    }
  }

  private static String name(Path dataset) {
    Path path = dataset.toAbsolutePath().normalize();
    return Digest.of(path.toString().getBytes(StandardCharsets.UTF_8)) + ".facts";
  }

  private static final class Run {
    private final ExampleTable table;
    private final Optional<StoredFacts> before;
    private final Progress progress;
    private final Stamps stamps = new Stamps();
    private final ConcurrentLinkedQueue<Meter> idle = new ConcurrentLinkedQueue<>();
    private final AtomicLong measured = new AtomicLong();

    Run(ExampleTable table, Optional<StoredFacts> before, Progress progress) {
      this.table = table;
      this.before = before;
      this.progress = progress;
    }

    void portion(int number) {
      Meter taken = idle.poll();
      Meter meter = taken == null ? new Meter(table) : taken;
      int end = Math.min(table.size(), (number + 1) * PORTION);
      for (int row = number * PORTION; row < end; row++) {
        progress.throwIfCancelled();
        if (!table.isKnown(row)) {
          var example = table.rows().example(row);
          long stamp = stamps.of(example);
          Optional<Facts> known = before.flatMap(facts -> facts.find(stamp, table));
          table.set(row, stamp, known.orElseGet(() -> meter.read(example, progress)));
          measured.addAndGet(known.isPresent() ? 0 : 1);
        }
      }
      progress.report(table.known(), table.size());
      idle.add(meter);
    }
  }
}

package org.wavecrate.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.wavecrate.dataset.Progress;
import org.wavecrate.storage.BoundedFolder;
import org.wavecrate.storage.Digest;

/// Fills [ExampleTable]s, and remembers what was found from one run of the program to the next:
/// only what was changed since is read again.
public final class Statistics {
  private static final long MOST_BYTES = 512L << 20;

  /// More would not fit into one file.
  private static final int MOST_ROWS = 3_000_000;

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
    return in(cache, Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
  }

  /// Takes all processors, for where nobody waits for anything else.
  ///
  /// @param cache the folder of all that can be computed again
  public static Statistics ofAllProcessors(Path cache) {
    return in(cache, Runtime.getRuntime().availableProcessors());
  }

  private static Statistics in(Path cache, int threads) {
    return new Statistics(new BoundedFolder(cache.resolve("statistics"), MOST_BYTES), threads);
  }

  /// Makes all rows of a table known; blocks. What is known when it is cancelled stays known and is
  /// kept.
  ///
  /// @param progress told of rows
  /// @throws CancellationException if it was cancelled
  public void fill(ExampleTable table, Progress progress) {
    Optional<KnownFacts> earlier =
        stored.read(name(table)).flatMap(bytes -> StoredFacts.read(bytes, table.account()));
    SurveyPass pass = new SurveyPass(table, earlier, progress, false);
    try {
      pass.run(threads);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      // A run that was cut short must not replace the result of one that was not, nor one without
      // hashes that of one with them.
      int before = earlier.map(KnownFacts::size).orElse(0);
      boolean more = table.isComplete() || table.known() >= before;
      boolean less =
          !table.isHashed() && earlier.map(facts -> facts.columns().hashed).orElse(false);
      if (pass.rowsRead() > 0 && more && !less) {
        keep(table);
      }
    }
  }

  /// Remembers what a table knows, for later runs.
  public void keep(ExampleTable table) {
    if (table.size() <= MOST_ROWS) {
      stored.write(name(table), StoredFacts.write(table));
    }
  }

  private static String name(ExampleTable table) {
    Path path = table.rows().dataset().path().toAbsolutePath().normalize();
    return Digest.of(path.toString().getBytes(StandardCharsets.UTF_8)) + ".facts";
  }
}

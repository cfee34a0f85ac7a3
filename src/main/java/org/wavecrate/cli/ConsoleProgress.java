package org.wavecrate.cli;

import java.util.concurrent.atomic.AtomicLong;
import org.wavecrate.dataset.Progress;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.PlainText;

/// Tells on stderr how far work has come, once it has taken longer than a second.
final class ConsoleProgress implements Progress, AutoCloseable {
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long TERMINAL_INTERVAL_NANOS = 100_000_000L;
  private static final long LOG_INTERVAL_NANOS = 5_000_000_000L;

  private final String what;
  private final boolean terminal = System.console() != null && System.console().isTerminal();
  private final AtomicLong nextReport = new AtomicLong(System.nanoTime() + PATIENCE_NANOS);
  private final long began = System.nanoTime();
  private final boolean timed;
  private volatile boolean reported;

  ConsoleProgress(String what) {
    this(what, false);
  }

  /// @param timed whether the time left is told, too
  ConsoleProgress(String what, boolean timed) {
    this.what = PlainText.of(what);
    this.timed = timed;
  }

  @Override
  public void report(long done, long total) {
    long now = System.nanoTime();
    long due = nextReport.get();
    long interval = terminal ? TERMINAL_INTERVAL_NANOS : LOG_INTERVAL_NANOS;
    if (now - due >= 0 && nextReport.compareAndSet(due, now + interval)) {
      reported = true;
      String line =
          total > 0
              ? Formatted.of("%s: %,d of %,d (%d %%)", what, done, total, 100 * done / total)
                  + left(now, done, total)
              : Formatted.of("%s: %,d", what, done);
      System.err.print(terminal ? "\r" + line + "\u001b[K" : line + "\n");
    }
  }

  private String left(long now, long done, long total) {
    if (!timed || done == 0) {
      return "";
    }
    double seconds = (now - began) / 1e9 * (total - done) / done;
    return seconds < 90
        ? Formatted.of(", %.0f s left", seconds)
        : Formatted.of(", %.0f min left", seconds / 60);
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void close() {
    if (reported && terminal) {
      System.err.print("\r\u001b[K");
    }
  }
}

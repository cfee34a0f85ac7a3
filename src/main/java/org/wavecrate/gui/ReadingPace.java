package org.wavecrate.gui;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.wavecrate.dataset.Progress;
import org.wavecrate.gui.sound.Numbers;

/// Amount read, speed and time left, in words. Thread-safe: reported on one thread, shown by
/// another.
final class ReadingPace implements Progress {
  private final Progress told;
  private final LongSupplier nanoTime;
  private final Throughput throughput = new Throughput();
  private long done;
  private long total;

  /// @param told receives all progress, too
  ReadingPace(Progress told, LongSupplier nanoTime) {
    this.told = told;
    this.nanoTime = nanoTime;
    throughput.add(nanoTime.getAsLong(), 0);
  }

  @Override
  public void report(long doneBytes, long totalBytes) {
    synchronized (this) {
      throughput.add(nanoTime.getAsLong(), doneBytes);
      done = doneBytes;
      total = totalBytes;
    }
    told.report(doneBytes, totalBytes);
  }

  @Override
  public boolean isCancelled() {
    return told.isCancelled();
  }

  /// For example `12.1 MB of 18.2 MB · 760.0 MB/s · 3 s left`.
  synchronized String words() {
    if (done <= 0) {
      return "";
    }
    String amount = Numbers.bytes(done) + (total > 0 ? " of " + Numbers.bytes(total) : "");
    OptionalDouble speed = throughput.bytesPerSecond();
    if (speed.isEmpty()) {
      return amount;
    }
    OptionalDouble rest =
        total > done ? throughput.secondsFor(total - done) : OptionalDouble.empty();
    return amount
        + " · "
        + Numbers.bytes(Math.round(speed.getAsDouble()))
        + "/s"
        + (rest.isPresent() ? " · " + left(rest.getAsDouble()) : "");
  }

  private static String left(double seconds) {
    long whole = Math.max(1, Math.round(seconds));
    return whole < 100 ? whole + " s left" : (whole + 30) / 60 + " min left";
  }
}

package org.wavecrate.gui;

import java.util.function.LongSupplier;
import org.wavecrate.dataset.Progress;
import org.wavecrate.gui.sound.Numbers;

/// How fast bytes are read, and how long the rest will take. Told on one thread and asked on
/// another.
final class Pace implements Progress {
  /// Before that, a guess of the time left would jump.
  private static final double SETTLED_S = 0.5;

  private final Progress told;
  private final LongSupplier nanoTime;
  private final long started;
  private volatile long done;
  private volatile long total;

  /// @param told hears of all progress, too
  Pace(Progress told, LongSupplier nanoTime) {
    this.told = told;
    this.nanoTime = nanoTime;
    started = nanoTime.getAsLong();
  }

  @Override
  public void report(long doneBytes, long totalBytes) {
    done = doneBytes;
    total = totalBytes;
    told.report(doneBytes, totalBytes);
  }

  @Override
  public boolean isCancelled() {
    return told.isCancelled();
  }

  /// For example `12.1 MB of 18.2 MB · 760.0 MB/s · 3 s left`.
  String words() {
    long read = done;
    long all = total;
    if (read <= 0) {
      return "";
    }
    double seconds = Math.max(1e-3, (nanoTime.getAsLong() - started) / 1e9);
    double perSecond = read / seconds;
    String amount = Numbers.bytes(read) + (all > 0 ? " of " + Numbers.bytes(all) : "");
    String speed = " · " + Numbers.bytes(Math.round(perSecond)) + "/s";
    boolean known = all > read && seconds >= SETTLED_S;
    return amount + speed + (known ? " · " + left((all - read) / perSecond) : "");
  }

  private static String left(double seconds) {
    long whole = Math.max(1, Math.round(seconds));
    return whole < 100 ? whole + " s left" : (whole + 30) / 60 + " min left";
  }
}

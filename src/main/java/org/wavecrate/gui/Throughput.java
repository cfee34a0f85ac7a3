package org.wavecrate.gui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/// Bytes per second as the mean over the last five seconds, so that figures neither jump nor lag.
public final class Throughput {
  private static final double SPAN_SECONDS = 5;
  private static final double LEAST_SECONDS = 0.2;

  /// Progress is reported far more often; readings closer than this replace each other.
  private static final double STEP_SECONDS = 0.05;

  private static final double NANOS = 1e9;

  private record Reading(long nanos, long bytes) {}

  private final Deque<Reading> readings = new ArrayDeque<>();

  /// Records progress.
  ///
  /// @param nanos the time, from [System#nanoTime]
  /// @param bytes bytes done by then
  public void add(long nanos, long bytes) {
    if (readings.size() > 1 && seconds(lastButOne(), nanos) < STEP_SECONDS) {
      readings.removeLast();
    }
    readings.addLast(new Reading(nanos, bytes));
    // One that is older than the span must stay, else the first seconds would never be over.
    while (readings.size() > 2 && seconds(second(), nanos) >= SPAN_SECONDS) {
      readings.removeFirst();
    }
  }

  private Reading lastButOne() {
    var all = readings.descendingIterator();
    all.next();
    return all.next();
  }

  private Reading second() {
    var all = readings.iterator();
    all.next();
    return all.next();
  }

  private static double seconds(Reading from, long nanos) {
    return (nanos - from.nanos()) / NANOS;
  }

  /// The speed; empty during the first 0.2 s.
  public OptionalDouble bytesPerSecond() {
    if (readings.isEmpty()) {
      return OptionalDouble.empty();
    }
    Reading first = readings.getFirst();
    Reading last = readings.getLast();
    double seconds = seconds(first, last.nanos());
    return seconds < LEAST_SECONDS
        ? OptionalDouble.empty()
        : OptionalDouble.of((last.bytes() - first.bytes()) / seconds);
  }

  /// How long `bytes` more will take; empty while the speed is unknown or zero.
  public OptionalDouble secondsFor(long bytes) {
    OptionalDouble speed = bytesPerSecond();
    return speed.isPresent() && speed.getAsDouble() > 0
        ? OptionalDouble.of(bytes / speed.getAsDouble())
        : OptionalDouble.empty();
  }
}

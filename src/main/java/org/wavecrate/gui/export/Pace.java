package org.wavecrate.gui.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/// How fast work goes: the mean over the last few seconds, so that figures neither jump nor lag.
final class Pace {
  private static final double SPAN_SECONDS = 5;
  private static final double LEAST_SECONDS = 0.2;
  private static final double NANOS = 1e9;

  private record Reading(long nanos, long bytes) {}

  private final Deque<Reading> readings = new ArrayDeque<>();

  /// @param nanos when, as [System#nanoTime] tells it
  /// @param bytes how many are done by then
  void add(long nanos, long bytes) {
    readings.addLast(new Reading(nanos, bytes));
    // One that is older than the span must stay, else the first seconds would never be over.
    while (readings.size() > 2 && seconds(second(), nanos) >= SPAN_SECONDS) {
      readings.removeFirst();
    }
  }

  private Reading second() {
    var all = readings.iterator();
    all.next();
    return all.next();
  }

  private static double seconds(Reading from, long nanos) {
    return (nanos - from.nanos()) / NANOS;
  }

  /// Empty until it can be told.
  OptionalDouble bytesPerSecond() {
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

  /// How long `bytes` more will take; empty while that can't be told.
  OptionalDouble secondsFor(long bytes) {
    OptionalDouble speed = bytesPerSecond();
    return speed.isPresent() && speed.getAsDouble() > 0
        ? OptionalDouble.of(bytes / speed.getAsDouble())
        : OptionalDouble.empty();
  }
}

package org.wavecrate.intake;

import java.io.IOException;
import java.util.Arrays;
import org.wavecrate.decode.DecodeException;

/// Cuts a sound that comes piece by piece into windows.
final class WindowCutter implements PreparedSound.Sink {
  /// Takes finished windows.
  @FunctionalInterface
  interface Sink {
    /// @param window interleaved, from its start
    /// @param frames how many
    void accept(long index, float[] window, int frames) throws IOException;
  }

  private final Windows windows;
  private final int channels;
  private final Sink sink;
  private float[] window;
  private int filled;

  /// Frames to pass over before the next window, where hops are longer than windows.
  private long skip;

  private long index;

  WindowCutter(Windows windows, int channels, Sink sink) {
    this.windows = windows;
    this.channels = channels;
    this.sink = sink;
    long length = windows.length().orElse(1 << 14);
    window = new float[Math.toIntExact(Math.multiplyExact(length, channels))];
  }

  @Override
  public void accept(float[] frames, int from, int count) throws IOException {
    if (windows.length().isEmpty()) {
      grow(count);
    }
    int length = window.length / channels;
    int at = from;
    int end = from + count;
    while (at < end) {
      int passed = (int) Math.min(skip, end - at);
      skip -= passed;
      at += passed;
      int some = Math.min(end - at, length - filled);
      System.arraycopy(frames, at * channels, window, filled * channels, some * channels);
      filled += some;
      at += some;
      if (filled == length && windows.length().isPresent()) {
        give(length);
      }
    }
  }

  private void grow(int count) throws DecodeException {
    long wanted = (filled + (long) count) * channels;
    if (wanted > PreparedSound.MOST_HELD_SAMPLES) {
      throw new DecodeException("is too long for one example; cut it up by --window");
    }
    if (wanted > window.length) {
      long doubled = Math.min(PreparedSound.MOST_HELD_SAMPLES, 2L * window.length);
      window = Arrays.copyOf(window, (int) Math.max(wanted, doubled / channels * channels));
    }
  }

  private void give(int length) throws IOException {
    sink.accept(index++, window, length);
    long kept = Math.max(0, length - windows.hop());
    System.arraycopy(window, (length - (int) kept) * channels, window, 0, (int) kept * channels);
    filled = (int) kept;
    skip = Math.max(0, windows.hop() - length);
  }

  /// Gives what is left, if it becomes an example.
  ///
  /// @return how many examples there are
  long finish() throws IOException {
    if (windows.length().isEmpty()) {
      if (filled > 0) {
        sink.accept(index++, window, filled);
      }
      return index;
    }
    int length = window.length / channels;
    // What a window before it holds too is no rest.
    long overlap = index == 0 ? 0 : Math.max(0, length - windows.hop());
    if (windows.pad() && filled > overlap) {
      Arrays.fill(window, filled * channels, window.length, 0);
      sink.accept(index++, window, length);
    }
    return index;
  }
}

package org.wavecrate.audio;

import java.util.Arrays;

/// A change of rate piece by piece, in constant memory; made by [Resampler#stream]. For one sound
/// and one thread at a time.
public final class ResamplerStream {
  /// Takes what is ready.
  @FunctionalInterface
  public interface Sink {
    /// @param frames interleaved; overwritten after the call
    /// @param count how many frames there are
    void accept(float[] frames, int count);
  }

  private final Resampler resampler;
  private final RateWindow rows;
  private final int channels;
  private final float[][] windows;
  private final float[] made;
  private final float[] ready;
  private int filled;
  private long taken;
  private long given;

  ResamplerStream(Resampler resampler, RateWindow rows, int channels) {
    this.resampler = resampler;
    this.rows = rows;
    this.channels = channels;
    windows = new float[channels][rows.needs()];
    made = new float[rows.outputs()];
    ready = new float[Math.multiplyExact(rows.outputs(), channels)];
    filled = rows.reach();
  }

  /// Takes frames and gives those that are ready.
  ///
  /// @param samples interleaved
  /// @param from the first frame to take
  /// @param count how many frames
  public void write(float[] samples, int from, int count, Sink sink) {
    int at = from;
    int end = from + count;
    while (at < end) {
      int some = Math.min(end - at, rows.needs() - filled);
      for (int c = 0; c < channels; c++) {
        float[] window = windows[c];
        for (int i = 0, s = at * channels + c; i < some; i++, s += channels) {
          window[filled + i] = samples[s];
        }
      }
      at += some;
      taken += some;
      filled += some;
      if (filled == rows.needs()) {
        give(sink, rows.outputs());
      }
    }
  }

  /// Gives what is left; silence follows the last frame.
  public void finish(Sink sink) {
    long total = resampler.frames(taken);
    while (given < total) {
      for (float[] window : windows) {
        Arrays.fill(window, filled, window.length, 0);
      }
      give(sink, (int) Math.min(rows.outputs(), total - given));
    }
  }

  private void give(Sink sink, int count) {
    for (int c = 0; c < channels; c++) {
      rows.run(windows[c], made, count);
      for (int i = 0, o = c; i < count; i++, o += channels) {
        ready[o] = made[i];
      }
      System.arraycopy(windows[c], rows.inputs(), windows[c], 0, rows.needs() - rows.inputs());
    }
    filled = Math.max(0, rows.needs() - rows.inputs());
    given += count;
    sink.accept(ready, count);
  }
}

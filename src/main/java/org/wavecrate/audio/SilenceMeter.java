package org.wavecrate.audio;

import java.util.ArrayDeque;

/// Finds silence before and after a sound that comes piece by piece, as [Silence] defines it. Of
/// all stretches it remembers those alone that may still be the first or the last one that is loud.
public final class SilenceMeter {
  private static final double STRETCH_S = 0.01;

  private record Stretch(long index, double power) {}

  private final int channels;
  private final int rateHz;
  private final int stretch;
  private final double factor;

  /// Stretches louder than all before them.
  private final ArrayDeque<Stretch> rising = new ArrayDeque<>();

  /// Stretches louder than all after them.
  private final ArrayDeque<Stretch> falling = new ArrayDeque<>();

  private double loudest;
  private double sum;
  private long frames;

  /// @param belowDb how far below the loudest stretch silence begins, above 0
  public SilenceMeter(int channels, int rateHz, double belowDb) {
    this.channels = channels;
    this.rateHz = rateHz;
    stretch = Math.max(1, (int) Math.rint(STRETCH_S * rateHz));
    factor = StrictMath.pow(10, -belowDb / 10);
  }

  /// Takes more of the sound.
  ///
  /// @param samples interleaved
  /// @param from the first frame to take
  /// @param count how many frames
  public void accept(float[] samples, int from, int count) {
    int at = from * channels;
    int left = count;
    while (left > 0) {
      int some = (int) Math.min(left, stretch - frames % stretch);
      for (int end = at + some * channels; at < end; at++) {
        sum += (double) samples[at] * samples[at];
      }
      frames += some;
      left -= some;
      if (frames % stretch == 0) {
        add(new Stretch(frames / stretch - 1, sum / (stretch * channels)));
        sum = 0;
      }
    }
  }

  private void add(Stretch next) {
    boolean isLoudest = rising.isEmpty() || next.power > loudest;
    loudest = Math.max(loudest, next.power);
    if (Double.isNaN(loudest)) {
      return;
    }
    double least = loudest * factor;
    if (isLoudest) {
      rising.addLast(next);
      while (rising.getFirst().power < least) {
        rising.removeFirst();
      }
    }
    while (!falling.isEmpty() && falling.getLast().power <= next.power) {
      falling.removeLast();
    }
    if (!(next.power < least)) {
      falling.addLast(next);
    }
  }

  /// The part between the silences at both ends. To be called once, after all of the sound.
  ///
  /// @param keepMs how much silence stays on either side
  public Silence.Kept kept(double keepMs) {
    long rest = frames % stretch;
    if (rest > 0) {
      add(new Stretch(frames / stretch, sum / (rest * channels)));
    }
    if (!(loudest > 0)) {
      return new Silence.Kept(0, frames);
    }
    double least = loudest * factor;
    // The loudest one is in both.
    while (rising.getFirst().power < least) {
      rising.removeFirst();
    }
    while (falling.getLast().power < least) {
      falling.removeLast();
    }
    long keep = (long) Math.rint(keepMs / 1000 * rateHz);
    return new Silence.Kept(
        Math.max(0, rising.getFirst().index * stretch - keep),
        Math.min(frames, (falling.getLast().index + 1) * stretch + keep));
  }
}

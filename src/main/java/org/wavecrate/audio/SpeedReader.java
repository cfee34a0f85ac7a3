package org.wavecrate.audio;

import java.util.Arrays;

/// Reads a sound faster or slower, as a tape is played: pitch follows speed. The filter is that of
/// [Resampler]. Working memory, for one thread.
public final class SpeedReader {
  private static final int MOST_UP = 512;

  /// A twentieth of a cent.
  private static final double ERROR = 3e-5;

  private final Columns columns = new Columns();
  private final Taps taps = new Taps();
  private float[] padded = new float[0];
  private float[] made = new float[0];

  /// Samples read for so many written: a speed as a fraction.
  private record Speed(int up, int down) {
    /// The first convergent of the continued fraction that is near enough; if those become too
    /// large, the nearest there is.
    static Speed of(double step) {
      long up = 1;
      long down = (long) Math.floor(step);
      long lastUp = 0;
      long lastDown = 1;
      double rest = step - down;
      while (Math.abs(down / (double) up - step) > ERROR * step) {
        double inverse = 1 / rest;
        long whole = (long) Math.floor(inverse);
        rest = inverse - whole;
        long nextUp = whole * up + lastUp;
        long nextDown = whole * down + lastDown;
        if (nextUp > MOST_UP) {
          return nearer(step, new Speed((int) up, (int) down));
        }
        lastUp = up;
        lastDown = down;
        up = nextUp;
        down = nextDown;
      }
      return new Speed((int) up, (int) down);
    }

    private static Speed nearer(double step, Speed small) {
      Speed large = new Speed(MOST_UP, (int) Math.rint(step * MOST_UP));
      return small.down > 0 && small.error(step) <= large.error(step) ? small : large;
    }

    private double error(double step) {
      return Math.abs(down / (double) up - step);
    }
  }

  /// Writes `count` samples: the sound at places 0, `step`, `2 step` and so on, with silence before
  /// and after. The step is met to within 2 cents, mostly to a twentieth of one.
  ///
  /// @param in not changed
  /// @param frames how many samples of it there are
  /// @param step above 0
  /// @param out gets `count` samples
  public void read(float[] in, int frames, double step, float[] out, int count) {
    if (!(step >= 1.0 / 64 && step <= 64)) {
      throw new IllegalArgumentException("step " + step + "; allowed: from 1/64 to 64");
    }
    Speed speed = Speed.of(step);
    if (speed.up == speed.down) {
      int known = Math.min(frames, count);
      System.arraycopy(in, 0, out, 0, known);
      Arrays.fill(out, known, count, 0);
      return;
    }
    PolyphaseFilter filter = new PolyphaseFilter(speed.up, speed.down, taps);
    int wanted = (count + filter.rows() - 1) / filter.rows();
    int needed = filter.needs(wanted);
    int outputs = wanted * filter.rows();
    reserve(needed, outputs);
    int known = Math.min(frames, needed - filter.reach());
    Arrays.fill(padded, 0, filter.reach(), 0);
    System.arraycopy(in, 0, padded, filter.reach(), known);
    Arrays.fill(padded, filter.reach() + known, needed, 0);
    for (int done = 0; done < wanted; ) {
      int blocks = filter.blocks(wanted - done);
      filter.run(columns, blocks, padded, done * filter.inputs(), made, done * filter.rows());
      done += blocks;
    }
    System.arraycopy(made, 0, out, 0, count);
  }

  private void reserve(int inputs, int outputs) {
    if (padded.length < inputs) {
      padded = new float[inputs];
    }
    if (made.length < outputs) {
      made = new float[outputs];
    }
  }
}

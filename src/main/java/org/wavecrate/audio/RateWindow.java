package org.wavecrate.audio;

/// The window of inputs from which a [ResamplerStream] computes its outputs.
///
/// A window begins `reach` samples before the place of its first output and is `needs` long; it
/// gives `outputs` outputs, and the next one begins `inputs` later.
sealed interface RateWindow {
  int reach();

  int needs();

  int inputs();

  int outputs();

  /// @param window `needs` samples
  /// @param out gets `count` samples, perhaps more
  /// @param count how many are wanted, `outputs` at most
  void run(float[] window, float[] out, int count);

  /// Taps from tables, several blocks at once.
  final class Tables implements RateWindow {
    private final PolyphaseFilter filter;
    private final int blocks;
    private final Columns columns = new Columns();

    /// @param frames how many inputs there are, about
    Tables(PolyphaseFilter filter, long frames) {
      this.filter = filter;
      blocks = filter.blocks(frames / filter.inputs() + 1);
    }

    @Override
    public int reach() {
      return filter.reach();
    }

    @Override
    public int needs() {
      return filter.needs(blocks);
    }

    @Override
    public int inputs() {
      return blocks * filter.inputs();
    }

    @Override
    public int outputs() {
      return blocks * filter.rows();
    }

    @Override
    public void run(float[] window, float[] out, int count) {
      int some = (count + filter.rows() - 1) / filter.rows();
      filter.run(columns, some, window, 0, out, 0);
    }
  }

  /// Taps computed for each output: for ratios whose tables would be too large. A window holds the
  /// inputs of one round of all phases.
  final class Computed implements RateWindow {
    private final int up;
    private final int down;
    private final double scale;
    private final int reach;
    private final Taps row = new Taps();

    Computed(int up, int down) {
      this.up = up;
      this.down = down;
      scale = Math.min(1, up / (double) down);
      reach = (int) Math.ceil(SincKernel.REACH / scale);
    }

    @Override
    public int reach() {
      return reach;
    }

    @Override
    public int needs() {
      return Math.addExact(down, 2 * reach);
    }

    @Override
    public int inputs() {
      return down;
    }

    @Override
    public int outputs() {
      return up;
    }

    @Override
    public void run(float[] window, float[] out, int count) {
      for (int n = 0; n < count; n++) {
        long place = n * (long) down;
        int first = (int) (place / up) + 1;
        row.compute(0, 2 * reach, place % up / (double) up, reach, scale);
        float[] taps = row.row(0);
        // Two sums, always the same two: a single one would wait for each addition.
        double even = 0;
        double odd = 0;
        for (int tap = 0; tap < 2 * reach; tap += 2) {
          even += (double) taps[tap] * window[first + tap];
          odd += (double) taps[tap + 1] * window[first + tap + 1];
        }
        out[n] = (float) (even + odd);
      }
    }
  }

  /// The same rate: every sample as it is.
  final class Copied implements RateWindow {
    private static final int SAMPLES = 4096;

    @Override
    public int reach() {
      return 0;
    }

    @Override
    public int needs() {
      return SAMPLES;
    }

    @Override
    public int inputs() {
      return SAMPLES;
    }

    @Override
    public int outputs() {
      return SAMPLES;
    }

    @Override
    public void run(float[] window, float[] out, int count) {
      System.arraycopy(window, 0, out, 0, count);
    }
  }
}

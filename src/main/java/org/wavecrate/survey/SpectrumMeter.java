package org.wavecrate.survey;

import java.util.Arrays;
import org.wavecrate.feature.SpectrumSum;
import org.wavecrate.feature.Stft;
import org.wavecrate.feature.Window;

/// The spectrum of a whole example, roughly: frames of 1,024 samples (Hann) spread evenly over all
/// its channels, at most 16 of them, are added up.
final class SpectrumMeter {
  static final int FRAME = 1024;

  private static final int MOST_FRAMES = 16;

  /// The power beyond a cut against the power before it: 60 dB less.
  private static final double CUT = 1e-6;

  /// Less than this part of the power, in one bin, is too little to end anywhere.
  private static final double LEAST = 0.5e-7;

  private static final int GUARD = 20;

  private final SpectrumSum sum = new SpectrumSum(new Stft(FRAME, FRAME, Window.HANN));
  private final float[] padded = new float[FRAME];
  private long samples;
  private long every;

  /// Forgets what was added and prepares for a sound of this size.
  void start(long length, long channels) {
    sum.clear();
    samples = length;
    long blocks = Math.max(1, length / FRAME) * Math.max(1, channels);
    every = (blocks + MOST_FRAMES - 1) / MOST_FRAMES;
  }

  /// Adds a piece of one channel.
  ///
  /// @param first the position of `values[from]` in its channel, a multiple of [#FRAME]
  void add(float[] values, int from, int size, long first) {
    long skipped = Math.ceilDiv(first / FRAME, every) * every - first / FRAME;
    for (long at = skipped * FRAME; at + FRAME <= size; at += every * FRAME) {
      sum.add(values, from + at);
    }
    // A rest shorter than a frame counts only where there is nothing else.
    if (samples < FRAME) {
      Arrays.fill(padded, 0);
      System.arraycopy(values, from, padded, 0, size);
      sum.add(padded, 0);
    }
  }

  /// The centre of the magnitudes in cycles per sample; NaN for silence.
  float centroid() {
    return sum.centroid();
  }

  /// Where sound ends as if cut with a knife, as a part of half the rate; 1 if nowhere. Sounds that
  /// fade towards high frequencies have no such edge.
  float edge() {
    double[] power = sum.power();
    int bins = power.length;
    double total = sum(power);
    if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
      return 1;
    }
    double above = 0;
    int best = bins;
    double sharpest = CUT;
    double[] tail = new double[bins + 1];
    for (int k = bins - 1; k >= 0; k--) {
      above += power[k];
      tail[k] = above;
    }
    for (int k = 2 * GUARD; k < bins - GUARD; k++) {
      double below = (tail[k - GUARD] - tail[k]) / GUARD;
      double beyond = tail[k + GUARD / 2] / (bins - k - GUARD / 2);
      if (below > total * LEAST && beyond < below * sharpest) {
        sharpest = beyond / below;
        best = k;
      }
    }
    return best == bins ? 1 : (float) (best + 1) / bins;
  }

  /// As streams add up, with what rounding loses carried along (Kahan), but once for each of many
  /// thousand examples.
  private static double sum(double[] power) {
    double sum = 0;
    double lost = 0;
    for (double value : power) {
      double more = value - lost;
      double next = sum + more;
      lost = next - sum - more;
      sum = next;
    }
    return sum - lost;
  }
}

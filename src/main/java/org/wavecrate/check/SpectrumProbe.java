package org.wavecrate.check;

import java.util.Arrays;
import org.wavecrate.feature.Stft;
import org.wavecrate.feature.StftFrames;
import org.wavecrate.feature.Window;

/// A rough spectrum of a sound from a few short frames spread over it.
final class SpectrumProbe {
  private static final int FRAME = 512;
  private static final int MOST_FRAMES = 6;
  private static final int FIRST_BIN = 2;

  /// What is cut off lies this far below what is left, in power, 60 dB.
  private static final double CUT = 1e-6;

  private static final int GUARD = 10;

  private final StftFrames frames = new Stft(FRAME, FRAME, Window.HANN).analyser();
  private final float[] power = new float[FRAME / 2 + 1];
  private final double[] sum = new double[FRAME / 2 + 1];
  private final float[] padded = new float[FRAME];

  void measure(float[] samples, int from, int to) {
    Arrays.fill(sum, 0);
    int size = to - from;
    if (size < FRAME) {
      Arrays.fill(padded, 0);
      System.arraycopy(samples, from, padded, 0, size);
      add(padded, 0);
      return;
    }
    int count = Math.min(MOST_FRAMES, size / FRAME);
    for (int i = 0; i < count; i++) {
      add(samples, from + (int) ((long) (size - FRAME) * i / Math.max(1, count - 1)));
    }
  }

  private void add(float[] samples, int at) {
    frames.power(samples, at, power, 0);
    for (int k = 0; k < power.length; k++) {
      sum[k] += power[k];
    }
  }

  /// Where the magnitudes have their centre, in cycles per sample; NaN for silence.
  float centroid() {
    double weighted = 0;
    double total = 0;
    for (int k = FIRST_BIN; k < sum.length; k++) {
      double magnitude = Math.sqrt(sum[k]);
      weighted += k * magnitude;
      total += magnitude;
    }
    return total > 0 && total < Double.POSITIVE_INFINITY
        ? (float) (weighted / total / FRAME)
        : Float.NaN;
  }

  /// Where sound ends as if cut with a knife, as a part of half the rate; 1 if nowhere. Sounds that
  /// fade towards high frequencies have no such edge.
  float edge() {
    int bins = sum.length;
    double total = Arrays.stream(sum).sum();
    if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
      return 1;
    }
    double above = 0;
    int best = bins;
    double sharpest = CUT;
    double[] tail = new double[bins + 1];
    for (int k = bins - 1; k >= 0; k--) {
      above += sum[k];
      tail[k] = above;
    }
    for (int k = 2 * GUARD; k < bins - GUARD; k++) {
      double below = (tail[k - GUARD] - tail[k]) / GUARD;
      double beyond = tail[k + GUARD / 2] / (bins - k - GUARD / 2);
      if (below > total * 1e-7 && beyond < below * sharpest) {
        sharpest = beyond / below;
        best = k;
      }
    }
    return best == bins ? 1 : (float) (best + 1) / bins;
  }
}

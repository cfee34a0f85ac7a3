package org.wavecrate.survey;

import java.util.Arrays;
import org.wavecrate.feature.Stft;
import org.wavecrate.feature.StftFrames;
import org.wavecrate.feature.Window;

/// The spectral centroid of a whole example: the magnitude spectra of frames spread evenly over it
/// are added up, so that loud frames count for more, and the mean frequency is taken of the sum.
///
/// Frames are 1,024 samples, Hann, at most 64 of them. The two lowest bins are left out: they hold
/// the DC offset.
final class CentroidMeter {
  static final int FRAME = 1024;

  private static final int MOST_FRAMES = 64;
  private static final int FIRST_BIN = 2;

  private final StftFrames frames = new Stft(FRAME, FRAME, Window.HANN).analyser();
  private final float[] magnitude = new float[FRAME / 2 + 1];
  private final double[] sum = new double[FRAME / 2 + 1];
  private long every;

  /// Forgets what was added and prepares for a sound of this size.
  void start(long samples, long channels) {
    Arrays.fill(sum, 0);
    long blocks = Math.max(1, samples / FRAME) * channels;
    every = (blocks + MOST_FRAMES - 1) / MOST_FRAMES;
  }

  /// @param first the position of `samples[0]` in its channel, a multiple of [#FRAME]
  /// @param last whether the channel ends here
  void add(float[] samples, int size, long first, boolean last) {
    for (int at = 0; at < size; at += FRAME) {
      long frame = (first + at) / FRAME;
      // A rest shorter than a frame counts only where there is nothing else.
      boolean whole = at + FRAME <= size || (last && frame == 0);
      if (frame % every == 0 && whole) {
        if (at + FRAME > size) {
          Arrays.fill(samples, size, at + FRAME, 0);
        }
        frames.magnitude(samples, at, magnitude, 0);
        for (int k = FIRST_BIN; k < magnitude.length; k++) {
          sum[k] += magnitude[k];
        }
      }
    }
  }

  /// In cycles per sample; NaN for silence.
  float cyclesPerSample() {
    double weighted = 0;
    double total = 0;
    for (int k = FIRST_BIN; k < sum.length; k++) {
      weighted += k * sum[k];
      total += sum[k];
    }
    return total > 0 && total < Double.POSITIVE_INFINITY
        ? (float) (weighted / total / FRAME)
        : Float.NaN;
  }
}

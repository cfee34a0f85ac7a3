package org.wavecrate.audio;

import java.util.OptionalDouble;

/// Integrated loudness by EBU R 128 (ITU-R BS.1770): blocks of 0.4 s that overlap by three
/// quarters, weighted as ears do, without those that are silent or 10 LU below the rest. As
/// `pyloudnorm.Meter(rate).integrated_loudness`.
public final class Loudness {
  /// Shorter sounds have no loudness.
  public static final double BLOCK_S = 0.4;

  private static final double STEP = 0.25;
  private static final double SILENCE_LUFS = -70;
  private static final double GATE_LU = -10;
  private static final double OFFSET_LUFS = -0.691;

  /// Surround channels count more.
  private static final double[] CHANNEL_WEIGHTS = {1, 1, 1, 1.41, 1.41};

  private Loudness() {}

  /// The loudness in LUFS; none for sounds shorter than 0.4 s, and for those in which every block
  /// is silent.
  ///
  /// @param samples interleaved, full scale 1
  public static OptionalDouble of(float[] samples, int channels, int rateHz) {
    double[] blocks = blocks(samples, channels, rateHz);
    double audible = mean(blocks, power(SILENCE_LUFS));
    if (!(audible > 0)) {
      return OptionalDouble.empty();
    }
    double gate = Math.max(power(SILENCE_LUFS), power(level(audible) + GATE_LU));
    double loud = mean(blocks, gate);
    return loud > 0 ? OptionalDouble.of(level(loud)) : OptionalDouble.empty();
  }

  /// The factor that brings a sound to `targetLufs`.
  public static double factor(double lufs, double targetLufs) {
    return StrictMath.pow(10, (targetLufs - lufs) / 20);
  }

  private static double level(double power) {
    return OFFSET_LUFS + 10 * StrictMath.log10(power);
  }

  private static double power(double lufs) {
    return StrictMath.pow(10, (lufs - OFFSET_LUFS) / 10);
  }

  /// The mean of the blocks from `gate` on; 0 if there is none.
  private static double mean(double[] blocks, double gate) {
    double sum = 0;
    int count = 0;
    for (double block : blocks) {
      if (block >= gate) {
        sum += block;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /// The weighted power of each block.
  private static double[] blocks(float[] samples, int channels, int rateHz) {
    int frames = samples.length / channels;
    double seconds = frames / (double) rateHz;
    if (seconds < BLOCK_S) {
      return new double[0];
    }
    double[] blocks = new double[(int) Math.rint((seconds - BLOCK_S) / (BLOCK_S * STEP)) + 1];
    double[] squares = new double[frames];
    for (int c = 0; c < channels; c++) {
      Biquad shelf = Biquad.highShelf(1500, 4, Math.sqrt(0.5), rateHz);
      Biquad highPass = Biquad.highPass(38, 0.5, rateHz);
      for (int t = 0; t < frames; t++) {
        double y = highPass.next(shelf.next(samples[t * channels + c]));
        squares[t] = y * y;
      }
      double weight = c < CHANNEL_WEIGHTS.length ? CHANNEL_WEIGHTS[c] : 1;
      for (int block = 0; block < blocks.length; block++) {
        int end = Math.min(frames, (int) (BLOCK_S * (block * STEP + 1) * rateHz));
        double sum = 0;
        for (int t = (int) (BLOCK_S * (block * STEP) * rateHz); t < end; t++) {
          sum += squares[t];
        }
        blocks[block] += weight * sum / (BLOCK_S * rateHz);
      }
    }
    return blocks;
  }
}

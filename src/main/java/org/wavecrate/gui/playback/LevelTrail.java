package org.wavecrate.gui.playback;

/// The levels of the blocks written last, kept until they are heard. Allocates nothing while it
/// is written to, as [Timeline]. Thread-safe.
final class LevelTrail {
  private static final int MOST_BLOCKS = 256;
  private static final double PEAK_S = 0.1;
  private static final double RMS_S = 0.3;

  /// Half a step of 16 bits below full scale: the greatest sample of such sound counts.
  private static final float CLIP = 1 - 1.5f / 32_768;

  private final int channels;
  private final double rateHz;
  private final long[] firstFrame = new long[MOST_BLOCKS];
  private final int[] frames = new int[MOST_BLOCKS];
  private final float[][] peak;
  private final double[][] energy;
  private long blocks;
  private long written;

  /// @param rateHz of the line
  LevelTrail(int channels, double rateHz) {
    this.channels = channels;
    this.rateHz = rateHz;
    peak = new float[MOST_BLOCKS][channels];
    energy = new double[MOST_BLOCKS][channels];
  }

  /// Adds a block.
  ///
  /// @param peaks the greatest absolute sample of each channel, full scale 1
  /// @param energies the sums of their squares
  synchronized void add(int count, float[] peaks, double[] energies) {
    int at = (int) (blocks % MOST_BLOCKS);
    firstFrame[at] = written;
    frames[at] = count;
    System.arraycopy(peaks, 0, peak[at], 0, channels);
    System.arraycopy(energies, 0, energy[at], 0, channels);
    written += count;
    blocks++;
  }

  /// The levels once `heard` frames were.
  synchronized LevelReading at(long heard) {
    float[] peaks = new float[channels];
    float[] rms = new float[channels];
    boolean[] clipped = new boolean[channels];
    double[] sums = new double[channels];
    long count = 0;
    long first = Math.max(0, blocks - MOST_BLOCKS);
    for (long block = blocks - 1; block >= first; block--) {
      int at = (int) (block % MOST_BLOCKS);
      long age = heard - firstFrame[at];
      if (age < 0) {
        continue;
      }
      if (age > RMS_S * rateHz + frames[at]) {
        break;
      }
      count += frames[at];
      for (int c = 0; c < channels; c++) {
        sums[c] += energy[at][c];
        if (age <= PEAK_S * rateHz + frames[at]) {
          peaks[c] = Math.max(peaks[c], peak[at][c]);
          clipped[c] |= peak[at][c] >= CLIP;
        }
      }
    }
    for (int c = 0; c < channels && count > 0; c++) {
      rms[c] = (float) Math.sqrt(sums[c] / count);
    }
    return new LevelReading(peaks, rms, clipped);
  }
}

package org.wavecrate.audio;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Measures the loudness of a sound that comes piece by piece, as [Loudness] defines it. It keeps
/// 8 bytes a tenth of a second.
public final class LoudnessMeter {
  private static final double STEP = 0.25;
  private static final double SILENCE_LUFS = -70;
  private static final double GATE_LU = -10;

  /// Pieces are shorter than a step, so that no more blocks than this are open at once.
  private static final int MOST_OPEN = 16;

  private static final int PIECES_PER_SECOND = 20;

  /// Surround channels count more.
  private static final double[] CHANNEL_WEIGHTS = {1, 1, 1, 1.41, 1.41};

  private final int channels;
  private final int rateHz;
  private final Biquad[] shelves;
  private final Biquad[] highPasses;
  private final double[] squares;

  /// The sum of each open block in each channel, by the block's number.
  private final double[][] sums;

  private double[] blocks = new double[MOST_OPEN];
  private int closed;
  private long frames;

  public LoudnessMeter(int channels, int rateHz) {
    this.channels = channels;
    this.rateHz = rateHz;
    shelves = new Biquad[channels];
    highPasses = new Biquad[channels];
    for (int c = 0; c < channels; c++) {
      shelves[c] = Biquad.highShelf(1500, 4, Math.sqrt(0.5), rateHz);
      highPasses[c] = Biquad.highPass(38, 0.5, rateHz);
    }
    squares = new double[Math.max(1, rateHz / PIECES_PER_SECOND)];
    sums = new double[channels][MOST_OPEN];
  }

  /// Takes more of the sound.
  ///
  /// @param samples interleaved, full scale 1
  /// @param from the first frame to take
  /// @param count how many frames
  public void accept(float[] samples, int from, int count) {
    for (int done = 0; done < count; done += squares.length) {
      piece(samples, from + done, Math.min(squares.length, count - done));
    }
  }

  private void piece(float[] samples, int from, int count) {
    for (int c = 0; c < channels; c++) {
      Biquad shelf = shelves[c];
      Biquad highPass = highPasses[c];
      for (int i = 0; i < count; i++) {
        double y = highPass.next(shelf.next(samples[(from + i) * channels + c]));
        squares[i] = y * y;
      }
      for (int block = closed; start(block) < frames + count; block++) {
        int first = (int) Math.max(0, start(block) - frames);
        int end = (int) Math.min(count, end(block) - frames);
        double sum = sums[c][block % MOST_OPEN];
        for (int i = first; i < end; i++) {
          sum += squares[i];
        }
        sums[c][block % MOST_OPEN] = sum;
      }
    }
    frames += count;
    while (end(closed) <= frames) {
      if (closed == blocks.length) {
        blocks = Arrays.copyOf(blocks, 2 * closed);
      }
      blocks[closed] = power(closed);
      for (double[] channel : sums) {
        channel[closed % MOST_OPEN] = 0;
      }
      closed++;
    }
  }

  private long start(int block) {
    return (long) (Loudness.BLOCK_S * (block * STEP) * rateHz);
  }

  private long end(int block) {
    return (long) (Loudness.BLOCK_S * (block * STEP + 1) * rateHz);
  }

  /// The weighted power of an open block.
  private double power(int block) {
    double power = 0;
    for (int c = 0; c < channels; c++) {
      double weight = c < CHANNEL_WEIGHTS.length ? CHANNEL_WEIGHTS[c] : 1;
      power += weight * sums[c][block % MOST_OPEN] / (Loudness.BLOCK_S * rateHz);
    }
    return power;
  }

  /// The loudness in LUFS of all that was taken; none for sounds shorter than 0.4 s, and for those
  /// in which every block is silent.
  public OptionalDouble lufs() {
    double[] all = blocks();
    double audible = mean(all, Loudness.power(SILENCE_LUFS));
    if (!(audible > 0)) {
      return OptionalDouble.empty();
    }
    double gate =
        Math.max(Loudness.power(SILENCE_LUFS), Loudness.power(Loudness.level(audible) + GATE_LU));
    double loud = mean(all, gate);
    return loud > 0 ? OptionalDouble.of(Loudness.level(loud)) : OptionalDouble.empty();
  }

  private double[] blocks() {
    double seconds = frames / (double) rateHz;
    if (seconds < Loudness.BLOCK_S) {
      return new double[0];
    }
    int count = (int) Math.rint((seconds - Loudness.BLOCK_S) / (Loudness.BLOCK_S * STEP)) + 1;
    double[] all = Arrays.copyOf(blocks, count);
    for (int block = closed; block < count; block++) {
      all[block] = power(block);
    }
    return all;
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
}

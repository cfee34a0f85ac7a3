package org.wavecrate.survey;

import java.util.Arrays;

/// Adds up one channel's values: extremes, mean, energy, and those that are not finite.
final class LevelMeter {
  /// Values a block apart are added as floats, a few blocks at a time, and these sums as doubles.
  private static final int BLOCK = 256;

  private static final int BLOCKS = 64;

  private final float[] block = new float[BLOCK];
  private final float[] sums = new float[BLOCK];
  private final float[] squares = new float[BLOCK];

  float low;
  float high;
  double sum;
  double energy;
  long count;
  long invalid;

  /// The positions, in what was added last, of the blocks that hold the extremes.
  int lowBlock;

  int highBlock;

  void start() {
    low = Float.POSITIVE_INFINITY;
    high = Float.NEGATIVE_INFINITY;
    sum = 0;
    energy = 0;
    count = 0;
    invalid = 0;
    lowBlock = -1;
    highBlock = -1;
  }

  /// @param values what is NaN or infinite is replaced by 0, and told to `spans`
  /// @param frame the time of `values[from]`
  void add(float[] values, int from, int to, long frame, SpanList spans) {
    lowBlock = -1;
    highBlock = -1;
    for (int at = from; at < to; at += BLOCK * BLOCKS) {
      int end = Math.min(to, at + BLOCK * BLOCKS);
      addBlocks(values, at, end, frame - from, spans);
    }
  }

  private void addBlocks(float[] values, int from, int to, long shift, SpanList spans) {
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    for (int at = from; at < to; at += BLOCK) {
      addLanes(values, at, Math.min(BLOCK, to - at));
    }
    double added = 0;
    double squared = 0;
    for (int lane = 0; lane < BLOCK; lane++) {
      added += sums[lane];
      squared += squares[lane];
    }
    // Infinite or NaN as soon as any value or square is.
    if (!(squared <= Float.MAX_VALUE)) {
      for (int at = from; at < to; at += BLOCK) {
        addSlowly(values, at, Math.min(to, at + BLOCK), shift, spans);
      }
      return;
    }
    sum += added;
    energy += squared;
    count += to - from;
    for (int at = from; at < to; at += BLOCK) {
      int end = Math.min(to, at + BLOCK);
      float least = least(values, at, end);
      if (least < low) {
        low = least;
        lowBlock = at;
      }
      float most = most(values, at, end);
      if (most > high) {
        high = most;
        highBlock = at;
      }
    }
  }

  // Loops that do one thing each, to arrays read at one index, since only such loops become vector
  // instructions.

  private void addLanes(float[] values, int at, int size) {
    System.arraycopy(values, at, block, 0, size);
    for (int lane = 0; lane < size; lane++) {
      sums[lane] += block[lane];
    }
    for (int lane = 0; lane < size; lane++) {
      squares[lane] += block[lane] * block[lane];
    }
  }

  private static float least(float[] values, int from, int to) {
    float least = values[from];
    for (int i = from; i < to; i++) {
      least = Math.min(least, values[i]);
    }
    return least;
  }

  private static float most(float[] values, int from, int to) {
    float most = values[from];
    for (int i = from; i < to; i++) {
      most = Math.max(most, values[i]);
    }
    return most;
  }

  private void addSlowly(float[] values, int from, int to, long shift, SpanList spans) {
    for (int i = from; i < to; i++) {
      float x = values[i];
      if (!(Math.abs(x) <= Float.MAX_VALUE)) {
        values[i] = 0;
        invalid++;
        spans.add(shift + i, shift + i + 1);
        continue;
      }
      sum += x;
      energy += (double) x * x;
      count++;
      if (x < low) {
        low = x;
        lowBlock = from;
      }
      if (x > high) {
        high = x;
        highBlock = from;
      }
    }
  }

  double peak() {
    return count == 0 ? 0 : Math.max(Math.abs((double) low), Math.abs((double) high));
  }

  double mean() {
    return count == 0 ? 0 : sum / count;
  }

  double rms() {
    return count == 0 ? 0 : Math.sqrt(energy / count);
  }

  /// Peak, root of the mean square and mean of each channel, as parts of full scale.
  static float[] parts(LevelMeter[] levels, int channels, double fullScale) {
    float[] parts = new float[3 * channels];
    for (int c = 0; c < channels; c++) {
      parts[3 * c] = (float) (levels[c].peak() / fullScale);
      parts[3 * c + 1] = (float) (levels[c].rms() / fullScale);
      parts[3 * c + 2] = (float) (levels[c].mean() / fullScale);
    }
    return parts;
  }

  /// The position of `value` in the block at `block`.
  static int position(float[] values, int block, int to, float value) {
    for (int i = block; i < Math.min(to, block + BLOCK); i++) {
      if (values[i] == value) {
        return i;
      }
    }
    return block;
  }

  /// Four sums side by side, which a processor adds at once.
  static long hash(float[] values, int size, long[] lanes) {
    long a = lanes[0];
    long b = lanes[1];
    long c = lanes[2];
    long d = lanes[3];
    int i = 0;
    for (; i + 3 < size; i += 4) {
      a = a * PRIME + Float.floatToRawIntBits(values[i]);
      b = b * PRIME + Float.floatToRawIntBits(values[i + 1]);
      c = c * PRIME + Float.floatToRawIntBits(values[i + 2]);
      d = d * PRIME + Float.floatToRawIntBits(values[i + 3]);
    }
    for (; i < size; i++) {
      a = a * PRIME + Float.floatToRawIntBits(values[i]);
    }
    lanes[0] = a;
    lanes[1] = b;
    lanes[2] = c;
    lanes[3] = d;
    return Mixed.of(Mixed.of(a, b), Mixed.of(c, d));
  }

  private static final long PRIME = 0x9fb21c651e98df25L;

  static void startHash(long[] lanes) {
    Arrays.setAll(lanes, i -> Mixed.of(i, 1));
  }
}

package org.wavecrate.gui.playback;

/// Maps playing time to samples: for the blocks written last, the place in the sound that each
/// came from. Allocates nothing after it is made, as the thread that feeds the device must never
/// wait for the garbage collector. Thread-safe.
final class Timeline {
  /// Many times what a line buffers.
  private static final int MOST_BLOCKS = 256;

  private final long[] firstFrame = new long[MOST_BLOCKS];
  private final int[] frames = new int[MOST_BLOCKS];
  private final double[] sample = new double[MOST_BLOCKS];
  private final double[] samplesPerFrame = new double[MOST_BLOCKS];
  private long blocks;
  private long written;
  private double start;

  synchronized void clear(double startSample) {
    blocks = 0;
    written = 0;
    start = startSample;
  }

  synchronized void add(int count, double firstSample, double step) {
    int at = (int) (blocks % MOST_BLOCKS);
    firstFrame[at] = written;
    frames[at] = count;
    sample[at] = firstSample;
    samplesPerFrame[at] = step;
    written += count;
    blocks++;
  }

  /// The sample that is heard once `heard` frames were.
  synchronized double at(long heard) {
    double last = start;
    for (long block = Math.max(0, blocks - MOST_BLOCKS); block < blocks; block++) {
      int at = (int) (block % MOST_BLOCKS);
      if (heard < firstFrame[at]) {
        return last;
      }
      long into = Math.min(heard - firstFrame[at], frames[at]);
      last = sample[at] + into * samplesPerFrame[at];
      if (heard < firstFrame[at] + frames[at]) {
        return last;
      }
    }
    return last;
  }
}

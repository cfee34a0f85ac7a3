package org.wavecrate.gui.playback;

import java.util.ArrayDeque;

/// Which sample is heard when: for the blocks written last, where in the sound each came from.
/// Thread-safe.
final class Timeline {
  /// Many times what a line buffers.
  private static final int MOST_BLOCKS = 256;

  private record Block(long firstFrame, int frames, double sample, double samplesPerFrame) {}

  private final ArrayDeque<Block> blocks = new ArrayDeque<>();
  private long written;
  private double start;

  synchronized void clear(double startSample) {
    blocks.clear();
    written = 0;
    start = startSample;
  }

  synchronized void add(int frames, double sample, double samplesPerFrame) {
    blocks.addLast(new Block(written, frames, sample, samplesPerFrame));
    written += frames;
    if (blocks.size() > MOST_BLOCKS) {
      blocks.removeFirst();
    }
  }

  /// The sample that is heard once `heard` frames were.
  synchronized double at(long heard) {
    double last = start;
    for (Block block : blocks) {
      if (heard < block.firstFrame()) {
        return last;
      }
      long into = Math.min(heard - block.firstFrame(), block.frames());
      last = block.sample() + into * block.samplesPerFrame();
      if (heard < block.firstFrame() + block.frames()) {
        return last;
      }
    }
    return last;
  }
}

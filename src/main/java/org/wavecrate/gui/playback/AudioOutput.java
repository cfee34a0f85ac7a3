package org.wavecrate.gui.playback;

import java.util.Optional;

/// A device that plays sound.
public interface AudioOutput {
  /// A line to a device, open; 16-bit, little-endian, interleaved. What is written is heard once
  /// its buffer is full, or it is drained.
  ///
  /// @param rateHz the wanted rate; the line may have another
  /// @param channels the wanted number of channels; the line may have another, 1 or 2
  /// @return nothing if there is no device that plays
  Optional<Line> open(int rateHz, int channels);

  /// A line to a device. Used by one thread, but for [#heardFrames].
  interface Line extends AutoCloseable {
    int rateHz();

    int channels();

    /// Plays bytes after those written before; blocks while its buffer is full.
    void write(byte[] bytes, int length);

    /// How many frames were heard since it was opened.
    long heardFrames();

    /// Waits until all that was written was heard.
    void drain();

    /// Falls silent at once: what was written and not heard yet never will be.
    void flush();

    @Override
    void close();
  }
}

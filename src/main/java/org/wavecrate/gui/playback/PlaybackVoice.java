package org.wavecrate.gui.playback;

/// A stretch of a sound at a line's rate, from somewhere in it to its end. Allocates nothing after
/// it is made. One thread at a time.
interface PlaybackVoice {
  /// Begins, also again, at sample `first`.
  void begin(double first);

  /// Writes the next frames.
  ///
  /// @param into one array a channel
  /// @param wanted how many frames at most
  /// @return how many there were; 0 at the end
  int read(float[][] into, int wanted);

  /// The sample of the sound, between two of them in general, that [#read] would deliver next.
  double position();

  /// How many samples of the sound pass in one frame of the line.
  double samplesPerFrame();
}

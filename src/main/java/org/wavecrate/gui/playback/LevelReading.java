package org.wavecrate.gui.playback;

/// The current level of each channel being played, against full scale.
///
/// @param peak the greatest absolute samples of the last tenth of a second
/// @param rms the roots of the mean squares of the last 0.3 seconds
/// @param clipped whether a sample reached full scale within the last tenth of a second
public record LevelReading(float[] peak, float[] rms, boolean[] clipped) {
  public int channels() {
    return peak.length;
  }
}

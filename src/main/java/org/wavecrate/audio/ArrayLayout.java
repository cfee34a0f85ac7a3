package org.wavecrate.audio;

import org.wavecrate.npy.Shape;

/// The memory layout of an array of one shape: the position of (frame, bin, channel) in C order. A
/// waveform has one bin; its samples are frames.
///
/// @param axes what the axes stand for, those of length 1 in front left out
/// @param timeAxis the axis that time runs along, among all; -1 for a single number
/// @param frames samples per channel, or spectra; of other arrays the length of the first axis
/// @param bins values per spectrum; 1 for waveforms
/// @param channels how many
/// @since 0.1.0
public record ArrayLayout(Axes axes, int timeAxis, long frames, long bins, long channels) {
  /// More channels than this are features where nothing else is known.
  public static final int MOST_CHANNELS = AxesRule.MOST_CHANNELS;

  /// The form in which an array is drawn.
  public enum Form {
    SOUND,
    /// A spectrum for each frame.
    FEATURES,
    /// Anything else: several channels of features, too.
    OTHER
  }

  /// The layout of `shape` if its axes are `axes`, after as many of length 1 as there are more.
  static ArrayLayout of(Axes axes, Shape shape) {
    if (axes == Axes.OTHER) {
      return shape.rank() == 0
          ? new ArrayLayout(axes, -1, 1, 1, 1)
          : new ArrayLayout(axes, 0, shape.axis(0), 1, 1);
    }
    int front = shape.rank() - axes.rank();
    return new ArrayLayout(
        axes,
        front + axes.time(),
        shape.axis(front + axes.time()),
        axes.bins().map(axis -> shape.axis(front + axis)).orElse(1L),
        axes.channels().map(axis -> shape.axis(front + axis)).orElse(1L));
  }

  public boolean isWaveform() {
    return axes.isWaveform();
  }

  public Form form() {
    if (isWaveform()) {
      return Form.SOUND;
    }
    return axes != Axes.OTHER && channels == 1 ? Form.FEATURES : Form.OTHER;
  }

  /// Whether one channel follows the other, rather than sample by sample.
  public boolean isPlanar() {
    return axes == Axes.CHANNELS_SAMPLES && channels > 1;
  }

  /// Whether values lie frame by frame, in each bin by bin, in each channel by channel.
  public boolean isByFrame() {
    return switch (axes) {
      case SAMPLES, SAMPLES_CHANNELS, FRAMES_BINS, FRAMES_BINS_CHANNELS, OTHER -> true;
      case CHANNELS_SAMPLES, CHANNELS_FRAMES_BINS -> channels == 1;
      case BINS_FRAMES, CHANNELS_BINS_FRAMES -> bins == 1 && channels == 1;
    };
  }

  /// Copies an array as stored to (frames, bins, channels).
  public void toFrames(float[] stored, float[] byFrame) {
    copy(stored, byFrame, true);
  }

  /// Copies (frames, bins, channels) to an array as stored.
  public void fromFrames(float[] byFrame, float[] stored) {
    copy(byFrame, stored, false);
  }

  private void copy(float[] from, float[] to, boolean toFrames) {
    int count = Math.toIntExact(frames * bins * channels);
    if (isByFrame()) {
      System.arraycopy(from, 0, to, 0, count);
      return;
    }
    int frameStep = 1;
    int binStep = 1;
    int channelStep = Math.toIntExact(frames * bins);
    if (axes == Axes.CHANNELS_FRAMES_BINS) {
      frameStep = (int) bins;
    } else {
      binStep = (int) frames;
    }
    int at = 0;
    for (int frame = 0; frame < frames; frame++) {
      for (int bin = 0; bin < bins; bin++) {
        int stored = frame * frameStep + bin * binStep;
        for (int channel = 0; channel < channels; channel++, at++, stored += channelStep) {
          if (toFrames) {
            to[at] = from[stored];
          } else {
            to[stored] = from[at];
          }
        }
      }
    }
  }
}

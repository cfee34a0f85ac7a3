package org.wavecrate.gui.augment;

import java.util.List;
import java.util.Optional;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.audio.Axes;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.npy.Shape;
import org.wavecrate.plot.ValueRange;
import org.wavecrate.transform.Applied;

/// One example of one epoch exactly as training gets it.
///
/// @param epoch from 0
/// @param example which
/// @param place its place in the batch; empty if it was made alone
/// @param layout what the axes of its tensor are
/// @param shape of its tensor
/// @param values of its tensor, float32
/// @param label as served
/// @param sha256 of the tensor's bytes, in hexadecimal digits
/// @param applied what was done to it
record Take(
    long epoch,
    Example example,
    Optional<Integer> place,
    ArrayLayout layout,
    Shape shape,
    float[] values,
    String label,
    String sha256,
    List<Applied> applied) {
  private static final int SHORT = 8;

  Take {
    applied = List.copyOf(applied);
  }

  String shortHash() {
    return sha256.substring(0, SHORT);
  }

  /// The size of its bytes.
  long bytes() {
    return 4L * values.length;
  }

  boolean isSound() {
    return layout.isWaveform();
  }

  /// To be looked at.
  Content content(AmplitudeScale scale) {
    if (values.length == 0 || layout.axes() == Axes.OTHER) {
      return new Content.Nothing("An array of shape " + shape + " has no picture.");
    }
    float[] byFrame = new float[values.length];
    layout.toFrames(values, byFrame);
    return content(byFrame, layout, scale);
  }

  /// Values that lie frame by frame, to be looked at: all channels of sound, the first of features.
  static Content content(float[] byFrame, ArrayLayout layout, AmplitudeScale scale) {
    int channels = (int) layout.channels();
    if (layout.isWaveform()) {
      return Content.Sound.of(byFrame, channels, scale);
    }
    int frames = (int) layout.frames();
    int bins = (int) layout.bins();
    float[] first = new float[frames * bins];
    for (int i = 0; i < first.length; i++) {
      first[i] = byFrame[i * channels];
    }
    return new Content.Features(first, frames, bins, ValueRange.of(first));
  }
}

package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavecrate.content.AmplitudeScale;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.npy.Shape;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.ValueRange;
import org.wavecrate.transform.Applied;

/// One example of one epoch exactly as training gets it.
///
/// @param epoch from 0
/// @param example which
/// @param place its place in the batch; empty if it was made alone
/// @param shape of its tensor
/// @param values of its tensor, float32
/// @param label as served
/// @param sha256 of the tensor's bytes, in hexadecimal digits
/// @param applied what was done to it
record Take(
    long epoch,
    Example example,
    Optional<Integer> place,
    Shape shape,
    float[] values,
    String label,
    String sha256,
    List<Applied> applied) {
  /// As many channels as 7.1 surround has; more columns are features.
  private static final int MOST_CHANNELS = 8;

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
    return isSound(shape);
  }

  static boolean isSound(Shape shape) {
    return shape.rank() == 1 || shape.rank() == 2 && shape.axis(1) <= MOST_CHANNELS;
  }

  /// To be looked at.
  Content content(AmplitudeScale scale) {
    if (values.length == 0 || shape.rank() < 1 || shape.rank() > 3) {
      return new Content.Nothing("An array of shape " + shape + " has no picture.");
    }
    return isSound() ? sound(values, columns(), scale) : features();
  }

  private int columns() {
    return shape.rank() == 1 ? 1 : (int) shape.axis(1);
  }

  private Content features() {
    int frames = (int) shape.axis(0);
    int bins = (int) shape.axis(1);
    int channels = shape.rank() == 3 ? (int) shape.axis(2) : 1;
    float[] first = values;
    if (channels > 1) {
      first = new float[frames * bins];
      for (int i = 0; i < first.length; i++) {
        first[i] = values[i * channels];
      }
    }
    return new Content.Features(first, frames, bins, ValueRange.of(first));
  }

  /// Interleaved samples as sound.
  static Content.Sound sound(float[] interleaved, int channels, AmplitudeScale scale) {
    List<PeakPyramid> pyramids = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      float[] channel = new float[interleaved.length / channels];
      for (int i = 0; i < channel.length; i++) {
        channel[i] = interleaved[i * channels + c] - (float) scale.offset();
      }
      pyramids.add(new PeakPyramid(channel, scale.low(), scale.high()));
    }
    return new Content.Sound(List.copyOf(pyramids), scale);
  }
}

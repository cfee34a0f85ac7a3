package org.wavecrate.generator;

import java.util.List;
import org.wavecrate.storage.Formatted;

/// Brings features to mean 0 and deviation 1: `(value - mean) / deviation`, with what the training
/// split has.
///
/// @param per what has a mean and a deviation of its own
/// @param mean of each bin, or one of all; empty until it is measured
/// @param deviation the same; 0 counts as 1
/// @since 0.2.0
public record Standardize(Per per, List<Double> mean, List<Double> deviation) {
  /// The scope of one mean and deviation.
  public enum Per {
    BIN,
    ALL
  }

  public Standardize {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (mean.size() != deviation.size()) {
      throw new IllegalArgumentException(
          Formatted.of(
              "deviation: %d numbers; allowed: as many as mean has, %d",
              deviation.size(), mean.size()));
    }
    if (per == Per.ALL && mean.size() > 1) {
      throw new IllegalArgumentException(
          Formatted.of("mean: %d numbers; allowed with per \"all\": one", mean.size()));
    }
  }

  /// Still to be measured.
  public static Standardize unknown(Per per) {
    return new Standardize(per, List.of(), List.of());
  }

  /// Whether means and deviations are there.
  public boolean isKnown() {
    return !mean.isEmpty();
  }

  /// Standardises values of shape (frames, bins, channels) in place.
  void apply(float[] values, int bins, int channels) {
    int width = bins * channels;
    double[] shifts = new double[width];
    double[] scales = new double[width];
    for (int i = 0; i < width; i++) {
      int place = per == Per.ALL ? 0 : i / channels;
      shifts[i] = mean.get(place);
      scales[i] = deviation.get(place) > 0 ? deviation.get(place) : 1;
    }
    for (int from = 0; from < values.length; from += width) {
      applyToFrame(values, from, shifts, scales);
    }
  }

  private static void applyToFrame(float[] values, int from, double[] shifts, double[] scales) {
    for (int i = 0; i < shifts.length; i++) {
      values[from + i] = (float) ((values[from + i] - shifts[i]) / scales[i]);
    }
  }
}

package org.wavecrate.transform;

/// Clips the loudest samples: of a percentile drawn, half at the top and half at the bottom, as
/// `numpy.percentile` finds them over all channels. Of a short sound in long silence nothing may be
/// left, as most samples are then quieter than it.
public record ClippingDistortion(double probability, double minPercentile, double maxPercentile)
    implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          ClippingDistortion.class,
          "clippingDistortion",
          "Clips the loudest samples, as an overdriven recording does.",
          Domain.WAVEFORM,
          Parameter.number("minPercentile", 0, "%", 0, 100),
          Parameter.number("maxPercentile", 40, "%", 0, 100));

  public ClippingDistortion {
    KIND.check(probability, minPercentile, maxPercentile);
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    double percentile = draw.uniform("percentile", minPercentile, maxPercentile);
    float[] values = clip.values();
    int count = values.length;
    if (count == 0) {
      return;
    }
    float[] sorted = draw.floats(count);
    System.arraycopy(values, 0, sorted, 0, count);
    float low = percentile(sorted, count, percentile / 2);
    float high = percentile(sorted, count, 100 - percentile / 2);
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(low, Math.min(high, values[i]));
    }
  }

  /// The value below which `percent` of all lie, interpolated; reorders `values`.
  private static float percentile(float[] values, int count, double percent) {
    double at = percent / 100 * (count - 1);
    int below = Math.min((int) at, count - 1);
    select(values, count, below);
    float lower = values[below];
    if (below + 1 == count) {
      return lower;
    }
    // Selecting left all that is larger behind it.
    float upper = values[below + 1];
    for (int i = below + 2; i < count; i++) {
      upper = Math.min(upper, values[i]);
    }
    return (float) (lower + (at - below) * ((double) upper - lower));
  }

  /// Puts the value of rank `rank` into its place, smaller ones before and larger ones behind
  /// (Hoare's selection).
  private static void select(float[] values, int count, int rank) {
    int left = 0;
    int right = count - 1;
    while (left < right) {
      float pivot = median(values[left], values[(left + right) >>> 1], values[right]);
      int i = left;
      int j = right;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          float value = values[i];
          values[i++] = values[j];
          values[j--] = value;
        }
      }
      if (rank <= j) {
        right = j;
      } else if (rank >= i) {
        left = i;
      } else {
        return;
      }
    }
  }

  private static float median(float a, float b, float c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}

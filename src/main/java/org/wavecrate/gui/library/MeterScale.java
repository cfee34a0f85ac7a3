package org.wavecrate.gui.library;

import java.util.List;
import java.util.stream.IntStream;
import org.wavecrate.content.AmplitudeScale;
import org.wavecrate.npy.Dtype;

/// How stored numbers are measured before their peak tells what full scale is: as
/// [AmplitudeScale] says, wide integers may hold audio of fewer bits, and floats that of integers.
///
/// @param dtype the type as stored
/// @param unit what samples are divided by: full scale of the type, a power of two
/// @param candidates the scales of which clipping is counted
record MeterScale(Dtype dtype, double unit, List<AmplitudeScale> candidates) {
  static MeterScale of(Dtype dtype) {
    if (!dtype.isInteger()) {
      return new MeterScale(dtype, 1, List.of(AmplitudeScale.of(dtype, 0)));
    }
    List<AmplitudeScale> candidates =
        IntStream.of(8, 16, 24, 32, 64)
            .filter(bits -> bits <= 8 * dtype.bytes())
            .mapToObj(bits -> AmplitudeScale.of(dtype, (float) Math.scalb(1.0, bits - 1)))
            .distinct()
            .toList();
    return new MeterScale(dtype, candidates.getLast().fullScale(), candidates);
  }

  float zero() {
    return (float) AmplitudeScale.offsetOf(dtype);
  }

  LevelMeter meter() {
    float[] low = new float[candidates.size()];
    float[] high = new float[low.length];
    for (int i = 0; i < low.length; i++) {
      low[i] = (float) (candidates.get(i).low() / unit);
      high[i] = (float) (candidates.get(i).high() / unit);
    }
    return new LevelMeter(low, high);
  }

  private AmplitudeScale scale(double peak) {
    return AmplitudeScale.of(dtype, (float) (peak * unit));
  }

  /// Which of the candidates the peak, in units, speaks for; -1 for none: nothing is clipped.
  int chosen(double peak) {
    return candidates.indexOf(scale(peak));
  }

  /// Turns units into parts of full scale.
  double factor(double peak) {
    return unit / scale(peak).fullScale();
  }
}

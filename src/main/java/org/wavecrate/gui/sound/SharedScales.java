package org.wavecrate.gui.sound;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.wavecrate.content.Content;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.SoundChoice;
import org.wavecrate.plot.ValueRange;

/// The scales of level and colour that two contents have in common, so that they can be compared.
final class SharedScales {
  private SharedScales() {}

  /// How `shown` is drawn: by the user's choice, on the same scales as `other`.
  static SoundChoice of(SoundChoice look, Content shown, Content other) {
    if (shown instanceof Content.Sound one && other instanceof Content.Sound two) {
      return look.withLoudest(
          OptionalDouble.of(
              Stream.of(one, two)
                  .flatMap(sound -> sound.channels().stream())
                  .mapToDouble(PeakPyramid::peak)
                  .max()
                  .orElse(0)));
    }
    if (shown instanceof Content.Features one
        && other instanceof Content.Features two
        && look.featureRange().isEmpty()) {
      double low = Math.min(one.range().low(), two.range().low());
      double high = Math.max(one.range().high(), two.range().high());
      return look.withFeatureRange(Optional.of(new ValueRange(low, high)));
    }
    return look;
  }
}

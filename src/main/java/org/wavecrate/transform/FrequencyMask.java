package org.wavecrate.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Hides bands of neighbouring bins behind the example's mean (Park et al., "SpecAugment", 2019).
public record FrequencyMask(double probability, int maxBins, int count) implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          FrequencyMask.class,
          "frequencyMask",
          "Hides bands of frequencies (SpecAugment).",
          Domain.FEATURES,
          Parameter.integer("maxBins", 27, "bins", 0, 65_536),
          Parameter.integer("count", 2, "", 1, 100));

  public FrequencyMask {
    KIND.check(probability, maxBins, count);
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    List<Integer> starts = new ArrayList<>();
    List<Integer> widths = new ArrayList<>();
    draw.tell("firstBin", starts);
    draw.tell("bins", widths);
    float mean = mean(clip);
    int rowLength = clip.bins() * clip.channels();
    for (int i = 0; i < count; i++) {
      int width = draw.whole(0, Math.min(maxBins, clip.bins()));
      int start = draw.whole(0, clip.bins() - width);
      starts.add(start);
      widths.add(width);
      for (int frame = 0; frame < clip.frames(); frame++) {
        int from = frame * rowLength + start * clip.channels();
        Arrays.fill(clip.values(), from, from + width * clip.channels(), mean);
      }
    }
  }

  /// The mean of all values, with which a mask says least.
  static float mean(Clip clip) {
    double sum = 0;
    for (float value : clip.values()) {
      sum += value;
    }
    return clip.values().length == 0 ? 0 : (float) (sum / clip.values().length);
  }
}

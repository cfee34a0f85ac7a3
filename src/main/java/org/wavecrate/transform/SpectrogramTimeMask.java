package org.wavecrate.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Hides stretches of neighbouring frames behind the example's mean (SpecAugment).
public record SpectrogramTimeMask(double probability, int maxFrames, double maxFraction, int count)
    implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          SpectrogramTimeMask.class,
          "spectrogramTimeMask",
          "Hides stretches of time in features (SpecAugment).",
          Domain.FEATURES,
          Parameter.integer("maxFrames", 100, "frames", 0, 1_000_000),
          Parameter.number("maxFraction", 0.15, "", 0, 1),
          Parameter.integer("count", 2, "", 1, 100));

  public SpectrogramTimeMask {
    KIND.check(probability, maxFrames, maxFraction, count);
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    List<Integer> starts = new ArrayList<>();
    List<Integer> widths = new ArrayList<>();
    draw.tell("firstFrame", starts);
    draw.tell("frames", widths);
    float mean = FrequencyMask.mean(clip);
    int rowLength = clip.bins() * clip.channels();
    int most = Math.min(maxFrames, (int) (maxFraction * clip.frames()));
    for (int i = 0; i < count; i++) {
      int width = draw.whole(0, most);
      int start = draw.whole(0, clip.frames() - width);
      starts.add(start);
      widths.add(width);
      Arrays.fill(clip.values(), start * rowLength, (start + width) * rowLength, mean);
    }
  }
}

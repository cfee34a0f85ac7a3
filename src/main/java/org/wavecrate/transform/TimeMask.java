package org.wavecrate.transform;

import java.util.Arrays;

/// Silences one stretch; the fades to and from silence lie within it.
public record TimeMask(double probability, double minFraction, double maxFraction, double fadeMs)
    implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          TimeMask.class,
          "timeMask",
          "Silences a stretch of the sound.",
          Domain.WAVEFORM,
          Parameter.number("minFraction", 0.01, "", 0, 1),
          Parameter.number("maxFraction", 0.2, "", 0, 1),
          Parameter.number("fadeMs", 5, "ms", 0, 1000));

  public TimeMask {
    KIND.check(probability, minFraction, maxFraction, fadeMs);
  }

  @Override
  public void prepare(TransformContext context) {
    if (fadeMs > 0) {
      context.requireRateHz("fadeMs");
    }
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    double fraction = draw.uniform("fraction", minFraction, maxFraction);
    int count = (int) Math.rint(fraction * clip.frames());
    int start = draw.whole(0, clip.frames() - count);
    draw.tell("startSample", start);
    draw.tell("samples", count);
    int fade = Math.min(Fade.samples(fadeMs, draw), count / 2);
    Fade.out(clip, start, fade);
    int channels = clip.channels();
    Arrays.fill(clip.values(), (start + fade) * channels, (start + count - fade) * channels, 0f);
    Fade.in(clip, start + count - fade, fade);
  }
}

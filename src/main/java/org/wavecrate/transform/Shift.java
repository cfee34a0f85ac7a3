package org.wavecrate.transform;

import java.util.Arrays;

/// Moves the sound in time by a fraction of its length, later for positive ones. With `rollover`
/// what leaves at one end comes in at the other; without it comes silence. The seam is faded.
public record Shift(
    double probability, double minFraction, double maxFraction, boolean rollover, double fadeMs)
    implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          Shift.class,
          "shift",
          "Moves the sound earlier or later.",
          Domain.WAVEFORM,
          Parameter.number("minFraction", -0.5, "", -1, 1),
          Parameter.number("maxFraction", 0.5, "", -1, 1),
          Parameter.flag("rollover", true),
          Parameter.number("fadeMs", 5, "ms", 0, 1000));

  public Shift {
    KIND.check(probability, minFraction, maxFraction, rollover, fadeMs);
  }

  @Override
  public void prepare(TransformContext context) {
    if (fadeMs > 0) {
      context.requireRateHz("fadeMs");
    }
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    int frames = clip.frames();
    double fraction = draw.uniform("fraction", minFraction, maxFraction);
    int shift = (int) Math.rint(fraction * frames);
    draw.tell("samples", shift);
    if (shift == 0 || frames == 0) {
      return;
    }
    // Where what was the first frame comes to lie.
    int seam = Math.floorMod(shift, frames);
    int channels = clip.channels();
    exchange(clip.values(), (frames - seam) * channels, draw);
    int fade = Fade.samples(fadeMs, draw);
    boolean fillsFront = shift > 0;
    if (rollover) {
      Fade.in(clip, seam, Math.min(fade, frames - seam));
      Fade.out(clip, seam - Math.min(fade, seam), Math.min(fade, seam));
    } else if (Math.abs(shift) >= frames) {
      Arrays.fill(clip.values(), 0);
    } else if (fillsFront) {
      Arrays.fill(clip.values(), 0, seam * channels, 0);
      Fade.in(clip, seam, Math.min(fade, frames - seam));
    } else {
      Arrays.fill(clip.values(), seam * channels, frames * channels, 0);
      Fade.out(clip, seam - Math.min(fade, seam), Math.min(fade, seam));
    }
  }

  /// Lets what comes before `middle` and what comes after it change places. Copies the shorter of
  /// both aside.
  private static void exchange(float[] values, int middle, Draw draw) {
    int after = values.length - middle;
    float[] aside = draw.floats(Math.min(middle, after));
    if (middle < after) {
      System.arraycopy(values, 0, aside, 0, middle);
      System.arraycopy(values, middle, values, 0, after);
      System.arraycopy(aside, 0, values, after, middle);
    } else {
      System.arraycopy(values, middle, aside, 0, after);
      System.arraycopy(values, 0, values, after, middle);
      System.arraycopy(aside, 0, values, 0, after);
    }
  }
}

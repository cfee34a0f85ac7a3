package org.wavecrate.transform;

/// Linear fades, on all channels alike.
final class Fade {
  private Fade() {}

  /// Samples that a fade lasts.
  static int samples(double fadeMs, Draw draw) {
    return fadeMs == 0 ? 0 : (int) Math.rint(fadeMs / 1000 * draw.sampleRateHz());
  }

  /// From silence at frame `start - 1` to full at frame `start + count`.
  static void in(Clip clip, int start, int count) {
    for (int i = 0; i < count; i++) {
      scale(clip, start + i, (i + 1) / (double) (count + 1));
    }
  }

  /// From full at frame `start - 1` to silence at frame `start + count`.
  static void out(Clip clip, int start, int count) {
    for (int i = 0; i < count; i++) {
      scale(clip, start + i, (count - i) / (double) (count + 1));
    }
  }

  private static void scale(Clip clip, int frame, double factor) {
    int from = frame * clip.channels();
    for (int i = from; i < from + clip.channels(); i++) {
      clip.values()[i] = (float) (clip.values()[i] * factor);
    }
  }
}

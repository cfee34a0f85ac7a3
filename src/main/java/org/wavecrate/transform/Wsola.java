package org.wavecrate.transform;

import java.util.Arrays;
import org.wavecrate.audio.Correlation;

/// Changes speed and keeps pitch: waveform similarity overlap-add (Verhelst and Roelands 1993).
///
/// The output is made of pieces of the input, each cross-faded into the last. A piece may begin up
/// to 12 ms before or after its place, where it continues the last piece best by normalised
/// correlation of the mean of all channels. Above 16 kHz the search is coarse first, then fine.
///
/// TarsosDSP has the same method, for one channel, printing to standard output, with a search that
/// is coarse at every rate.
final class Wsola {
  private static final double SEARCH_S = 0.012;
  private static final double FADE_S = 0.012;
  private static final double PIECE_S = 0.032;
  private static final double COARSE_RATE_HZ = 16_000;

  private final Clip clip;
  private final int search;
  private final int fade;
  private final int piece;
  private final int coarseness;
  private final float[] mean;
  private final float[] coarse;
  private final float[] correlation;
  private final Correlation correlator;

  /// @param clip what is read
  /// @param draw lends the working memory
  Wsola(Clip clip, double rateHz, Draw draw) {
    this.clip = clip;
    coarseness = Math.max(1, (int) (rateHz / COARSE_RATE_HZ));
    search = coarseness * Math.max(1, (int) Math.rint(SEARCH_S * rateHz / coarseness));
    fade = coarseness * Math.max(1, (int) Math.rint(FADE_S * rateHz / coarseness));
    piece = Math.max(fade + 1, (int) Math.rint(PIECE_S * rateHz));
    mean = draw.floats(clip.frames());
    for (int t = 0; t < clip.frames(); t++) {
      float sum = 0;
      for (int c = 0; c < clip.channels(); c++) {
        sum += clip.values()[t * clip.channels() + c];
      }
      mean[t] = sum;
    }
    coarse = draw.floats(clip.frames() / coarseness + 1);
    for (int t = 0; t < clip.frames() / coarseness; t++) {
      float sum = 0;
      for (int i = 0; i < coarseness; i++) {
        sum += mean[t * coarseness + i];
      }
      coarse[t] = sum;
    }
    correlation = draw.floats(2 * search + 1);
    correlator = draw.correlation();
  }

  /// Writes `count` frames, in which time runs `speed` times as fast; silence after the end.
  ///
  /// @param out interleaved as the clip
  void stretch(double speed, float[] out, int count) {
    int channels = clip.channels();
    int hop = piece;
    int last = 0;
    for (int start = 0; start < count; start += hop) {
      int place = (int) Math.rint(start * speed);
      int from = start == 0 ? 0 : best(last + hop, place);
      int length = Math.min(hop, count - start);
      int fading = start > 0 ? Math.min(fade, length) : 0;
      for (int i = 0; i < fading; i++) {
        float rising = (i + 1) / (float) (fade + 1);
        // Smooth at both ends; with its mirror image it adds up to 1.
        float weight = rising * rising * (3 - 2 * rising);
        for (int c = 0; c < channels; c++) {
          out[(start + i) * channels + c] =
              at(last + hop + i, c) * (1 - weight) + at(from + i, c) * weight;
        }
      }
      int known = Math.clamp(clip.frames() - from, fading, length);
      if (known > fading) {
        System.arraycopy(
            clip.values(),
            (from + fading) * channels,
            out,
            (start + fading) * channels,
            (known - fading) * channels);
      }
      Arrays.fill(out, (start + known) * channels, (start + length) * channels, 0);
      last = from;
    }
  }

  private float at(int frame, int channel) {
    return frame >= 0 && frame < clip.frames()
        ? clip.values()[frame * clip.channels() + channel]
        : 0;
  }

  /// The frame around `place` from where on the input is most like that from `template` on.
  private int best(int template, int place) {
    if (Math.abs(template - place) <= 1) {
      // Nothing to be gained: this continues the last piece exactly, or nearly so.
      return template;
    }
    if (template < 0 || template + fade > clip.frames()) {
      return place;
    }
    int found =
        coarseness
            * search(
                coarse,
                clip.frames() / coarseness,
                template / coarseness,
                place / coarseness,
                search / coarseness,
                fade / coarseness);
    return coarseness == 1 ? found : search(mean, clip.frames(), template, found, coarseness, fade);
  }

  private int search(float[] x, int frames, int template, int place, int range, int length) {
    int first = Math.max(0, place - range);
    int end = Math.min(frames - length, place + range) + 1;
    if (first >= end || template + length > frames) {
      return place;
    }
    int lags = end - first;
    correlator.compute(x, template, length, first, lags, correlation);
    double energy = 0;
    for (int i = 0; i < length; i++) {
      energy += (double) x[first + i] * x[first + i];
    }
    int best = place;
    double bestScore = 0;
    for (int lag = 0; lag < lags; lag++) {
      double score = correlation[lag] / Math.sqrt(Math.max(energy, Float.MIN_NORMAL));
      if (score > bestScore) {
        bestScore = score;
        best = first + lag;
      }
      if (lag + 1 < lags) {
        float leaving = x[first + lag];
        float entering = x[first + lag + length];
        energy += (double) entering * entering - (double) leaving * leaving;
      }
    }
    return best;
  }
}

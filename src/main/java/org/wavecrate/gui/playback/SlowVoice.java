package org.wavecrate.gui.playback;

/// Plays slower at the same pitch by waveform similarity overlap-add (Verhelst and Roelands 1993):
/// pieces of the sound are laid out further apart than they were, each moved a little to where it
/// continues the one before best. All channels move together, so that the stereo image stands
/// still, which one `be.tarsos.dsp.WaveformSimilarityBasedOverlapAdd` a channel can't give.
final class SlowVoice implements Voice {
  private static final double PIECE_S = 0.05;
  private static final double SEARCH_S = 0.01;

  private final Sound sound;
  private final Fades fades;
  private final double end;
  private final double speed;
  private final double step;
  private final Resampler resampler;
  private final double start;

  /// How many frames a piece and the next one share; a piece has twice as many.
  private final int overlap;

  private final int search;
  private final float[] window;

  /// What continues the last piece: the sound behind it, which the next piece is blended with.
  private final float[][] tail;

  private final float[][] candidates;
  private final float[][] ready;
  private int taken;
  private int pieces;

  SlowVoice(Sound sound, Stretch stretch, double first, double lineRateHz) {
    this.sound = sound;
    this.start = first;
    this.end = Math.min(stretch.to(), sound.length());
    this.fades = new Fades(first, end, sound.sampleRateHz());
    this.speed = stretch.speed();
    this.step = sound.sampleRateHz() / lineRateHz;
    this.resampler = new Resampler(step);
    overlap = Math.max(4, (int) (PIECE_S * lineRateHz / 2));
    search = Math.max(1, (int) (SEARCH_S * lineRateHz));
    window = new float[overlap];
    for (int i = 0; i < overlap; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / overlap));
    }
    tail = new float[sound.channels()][overlap];
    candidates = new float[sound.channels()][2 * overlap + 2 * search];
    ready = new float[sound.channels()][overlap];
    taken = overlap;
  }

  @Override
  public int read(float[][] into, int wanted) {
    int done = 0;
    while (done < wanted && position() < end) {
      if (taken == overlap) {
        nextPiece();
      }
      int left = (int) Math.ceil((end - position()) / samplesPerFrame());
      int count = Math.min(Math.min(wanted - done, overlap - taken), left);
      double at = position();
      for (int i = 0; i < count; i++) {
        float gain = fades.at(at + i * samplesPerFrame());
        for (int c = 0; c < into.length; c++) {
          into[c][done + i] = ready[c][taken + i] * gain;
        }
      }
      taken += count;
      done += count;
    }
    return done;
  }

  /// Makes the next `overlap` frames: the rest of the last piece fading into the best next one.
  private void nextPiece() {
    double nominal = start + (double) pieces * overlap * step * speed;
    fill(nominal - search * step);
    int best = pieces == 0 ? search : bestMatch();
    for (int c = 0; c < ready.length; c++) {
      for (int i = 0; i < overlap; i++) {
        float next = candidates[c][best + i];
        ready[c][i] = pieces == 0 ? next : tail[c][i] + (next - tail[c][i]) * window[i];
      }
      System.arraycopy(candidates[c], best + overlap, tail[c], 0, overlap);
    }
    taken = 0;
    pieces++;
  }

  private void fill(double from) {
    for (int c = 0; c < candidates.length; c++) {
      float[] channel = sound.channel(c);
      for (int i = 0; i < candidates[c].length; i++) {
        candidates[c][i] = resampler.at(channel, from + i * step);
      }
    }
  }

  /// Where the candidates go on most like the last piece would: the greatest normalised
  /// cross-correlation, coarsely first, then to the frame.
  private int bestMatch() {
    int best = search;
    double most = Double.NEGATIVE_INFINITY;
    int coarse = 4;
    for (int shift = 0; shift <= 2 * search; shift += coarse) {
      double found = likeness(shift, 2);
      if (found > most) {
        most = found;
        best = shift;
      }
    }
    int from = Math.max(0, best - coarse + 1);
    int to = Math.min(2 * search, best + coarse - 1);
    most = Double.NEGATIVE_INFINITY;
    for (int shift = from; shift <= to; shift++) {
      double found = likeness(shift, 1);
      if (found > most) {
        most = found;
        best = shift;
      }
    }
    return best;
  }

  private double likeness(int shift, int stride) {
    double product = 0;
    double energy = 1e-9;
    for (int c = 0; c < tail.length; c++) {
      for (int i = 0; i < overlap; i += stride) {
        float x = candidates[c][shift + i];
        product += x * tail[c][i];
        energy += x * x;
      }
    }
    return product / Math.sqrt(energy);
  }

  @Override
  public double position() {
    long frames = (long) pieces * overlap - (overlap - taken);
    return start + frames * samplesPerFrame();
  }

  @Override
  public double samplesPerFrame() {
    return step * speed;
  }
}

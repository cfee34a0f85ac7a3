package org.wavecrate.gui.playback;

import org.wavecrate.audio.FractionalReader;

/// Plays slower at the same pitch by waveform similarity overlap-add (Verhelst and Roelands 1993):
/// pieces of the sound are laid out further apart than they were, each moved a little to where it
/// continues the one before best. All channels move together, so that the stereo image stands
/// still, which one `be.tarsos.dsp.WaveformSimilarityBasedOverlapAdd` a channel can't give.
///
/// No piece reaches beyond the stretch: there would be nothing there to be similar to. So the first
/// piece begins where the stretch begins, the last one ends where it ends, and those between are
/// spread evenly.
final class SlowVoice implements PlaybackVoice {
  private static final double PIECE_S = 0.05;
  private static final double SEARCH_S = 0.01;

  private final AudibleSound sound;
  private final Fades fades;
  private final double end;
  private final double speed;
  private final double step;
  private final FractionalReader reader;

  /// How many frames a piece and the next one share at most; a piece has twice as many.
  private final int mostOverlap;

  private final int mostSearch;
  private final float[] window;

  /// The continuation of the last piece, which the next piece is blended with.
  private final float[][] tail;

  private final float[][] candidates;
  private final float[][] ready;
  private double start;
  private int overlap;
  private int search;

  /// How far the beginnings of two pieces lie apart in the sound, and the last piece's number.
  private double advance;

  private int last;
  private int taken;
  private int pieces;

  SlowVoice(AudibleSound sound, PlayRange stretch, double first, double lineRateHz) {
    this.sound = sound;
    this.end = Math.min(stretch.to(), sound.length());
    this.fades = new Fades(first, end, sound.sampleRateHz());
    this.speed = stretch.speed();
    this.step = sound.sampleRateHz() / lineRateHz;
    this.reader = new FractionalReader(step);
    mostOverlap = Math.max(4, (int) (PIECE_S * lineRateHz / 2));
    mostSearch = Math.max(1, (int) (SEARCH_S * lineRateHz));
    window = new float[mostOverlap];
    tail = new float[sound.channels()][mostOverlap];
    candidates = new float[sound.channels()][2 * mostOverlap + 2 * mostSearch];
    ready = new float[sound.channels()][mostOverlap];
    begin(first);
  }

  @Override
  public void begin(double first) {
    start = first;
    fades.begin(first);
    int room = (int) ((end - start) / step);
    overlap = Math.clamp(room / 3, 1, mostOverlap);
    search = Math.clamp((room - 2 * overlap) / 2, 0, mostSearch);
    for (int i = 0; i < overlap; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / overlap));
    }
    int frames = (int) Math.ceil((end - start) / samplesPerFrame());
    int parts = Math.max(2, (frames + overlap - 1) / overlap);
    // The last part is the tail of the last piece, as far as there is time for it.
    last = parts - 2;
    int rest = frames - (parts - 1) * overlap;
    advance = last == 0 ? 0 : Math.max(0, end - start - (overlap + rest) * step) / last;
    pieces = 0;
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

  /// Makes the next `overlap` frames: the rest of the last piece fading into the best next one, or
  /// at the end that rest alone.
  private void nextPiece() {
    if (pieces > last) {
      for (int c = 0; c < ready.length; c++) {
        System.arraycopy(tail[c], 0, ready[c], 0, overlap);
      }
    } else {
      // Whole frames, so that nothing need be read between samples where the rates are the same.
      long wanted = Math.round(pieces * advance / step) - search;
      long latest = (long) ((end - start) / step) - 2L * (overlap + search);
      fill(start + Math.clamp(wanted, 0, Math.max(0, latest)) * step);
      int best = pieces == 0 ? 0 : bestMatch();
      for (int c = 0; c < ready.length; c++) {
        for (int i = 0; i < overlap; i++) {
          float next = candidates[c][best + i];
          ready[c][i] = pieces == 0 ? next : tail[c][i] + (next - tail[c][i]) * window[i];
        }
        System.arraycopy(candidates[c], best + overlap, tail[c], 0, overlap);
      }
    }
    taken = 0;
    pieces++;
  }

  private void fill(double from) {
    for (int c = 0; c < candidates.length; c++) {
      float[] channel = sound.channel(c);
      for (int i = 0; i < 2 * overlap + 2 * search; i++) {
        candidates[c][i] = reader.at(channel, from + i * step);
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

package org.wavecrate.transform;

import org.wavecrate.feature.RealFft;

/// Adds noise whose power rises or falls steadily over frequency: -6 dB an octave is brown, -3
/// pink, 0 white, 3 blue, 6 violet. The ratio of signal to noise is reached exactly.
///
/// The noise is a random spectrum of that slope, transformed back. Beyond 65,536 samples,
/// independent pieces are cross-faded at constant power, so that nothing repeats.
public record ColorNoise(
    double probability,
    double minSnrDb,
    double maxSnrDb,
    double minDecayDbPerOctave,
    double maxDecayDbPerOctave)
    implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          ColorNoise.class,
          "colorNoise",
          "Adds noise of a colour: rumbling brown, pink, white, blue, or hissing violet.",
          Domain.WAVEFORM,
          Parameter.number("minSnrDb", 5, "dB", -60, 120),
          Parameter.number("maxSnrDb", 40, "dB", -60, 120),
          Parameter.number("minDecayDbPerOctave", -6, "dB/octave", -12, 12),
          Parameter.number("maxDecayDbPerOctave", 6, "dB/octave", -12, 12));

  private static final double DB_PER_DOUBLING = 20 * StrictMath.log10(2);
  private static final int CELLS = 128;

  /// Logarithms over an octave.
  private static final double[] LOG = new double[CELLS + 1];

  static {
    for (int i = 0; i <= CELLS; i++) {
      LOG[i] = StrictMath.log(1 + i / (double) CELLS);
    }
  }

  public ColorNoise {
    KIND.check(probability, minSnrDb, maxSnrDb, minDecayDbPerOctave, maxDecayDbPerOctave);
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    double snrDb = draw.uniform("snrDb", minSnrDb, maxSnrDb);
    double decay = draw.uniform("decayDbPerOctave", minDecayDbPerOctave, maxDecayDbPerOctave);
    int frames = clip.frames();
    RealFft fft = RealFft.ofSize(RealSpectrum.size(frames));
    float[] slope = draw.floats(fft.bins());
    fillSlope(slope, fft.bins(), decay / DB_PER_DOUBLING);
    float[] piece = draw.floats(fft.size());
    float[] re = draw.floats(fft.bins());
    float[] im = draw.floats(fft.bins());
    float[] noise = draw.floats(clip.values().length);
    for (int channel = 0; channel < clip.channels(); channel++) {
      RandomStream random = draw.noise(channel);
      if (frames <= fft.size()) {
        fillPiece(piece, slope, fft, random, re, im);
        for (int t = 0; t < frames; t++) {
          noise[t * clip.channels() + channel] = piece[t];
        }
      } else {
        fillLong(noise, clip, channel, piece, slope, fft, random, re, im);
      }
    }
    SignalLevels.addAtSnr(clip, noise, snrDb, draw.level());
  }

  /// The amplitude of every bin, `k^exponent`; powers within one octave, interpolated, serve all.
  private static void fillSlope(float[] slope, int bins, double exponent) {
    double[] octave = new double[CELLS + 1];
    for (int i = 0; i <= CELLS; i++) {
      octave[i] = StrictMath.exp(exponent * LOG[i]);
    }
    slope[0] = 0;
    double octaves = 1;
    for (int k = 1, below = 1; k < bins; k++) {
      if (k == 2 * below) {
        below = k;
        octaves *= octave[CELLS];
      }
      double at = (k - below) * (double) CELLS / below;
      int cell = (int) at;
      double upper = octave[Math.min(cell + 1, CELLS)];
      double within = octave[cell] + (at - cell) * (upper - octave[cell]);
      slope[k] = (float) (octaves * within);
    }
  }

  private static void fillPiece(
      float[] piece, float[] slope, RealFft fft, RandomStream random, float[] re, float[] im) {
    int size = fft.size();
    Gaussian.fill(random, piece, size);
    piece[0] = 0;
    for (int k = 1; k < size; k++) {
      piece[k] *= slope[Math.min(k, size - k)];
    }
    RealSpectrum.fromHartley(fft, piece, re, im);
  }

  private static void fillLong(
      float[] noise,
      Clip clip,
      int channel,
      float[] piece,
      float[] slope,
      RealFft fft,
      RandomStream random,
      float[] re,
      float[] im) {
    int size = fft.size();
    for (int t = 0; t < clip.frames(); t++) {
      noise[t * clip.channels() + channel] = 0;
    }
    for (int start = -size / 2; start < clip.frames(); start += size / 2) {
      fillPiece(piece, slope, fft, random, re, im);
      int first = Math.max(0, -start);
      int end = Math.min(size, clip.frames() - start);
      for (int t = first; t < end; t++) {
        // The squares of the weights of two overlapping pieces add up to 1.
        double rising = Math.min(t, size - t) / (size / 2.0);
        noise[(start + t) * clip.channels() + channel] += (float) (piece[t] * Math.sqrt(rising));
      }
    }
  }
}

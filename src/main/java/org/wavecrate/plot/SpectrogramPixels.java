package org.wavecrate.plot;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.wavecrate.feature.Decibels;
import org.wavecrate.feature.Stft;
import org.wavecrate.feature.StftFrames;

/// Turns any stretch of one channel into spectrogram pixels, at a cost that depends on the pixels
/// alone.
///
/// Every pixel column has a frame centred on the column's own time (silence lies outside the
/// signal), so pictures are as sharp as the window allows at every zoom and have no missing edges;
/// a [SpectrogramStyle#hopped] one takes the nearest frame of the grid instead. Columns wider than
/// half a frame combine up to four frames by their maximum; where four leave gaps, each sits on the
/// loudest spot of its quarter, so that no click is lost. Rows narrower than a bin interpolate
/// between bins in dB; wider ones show the greatest of their bins. Samples that are NaN or infinite
/// count as silence.
///
/// Immutable, and safe to use from many threads.
public final class SpectrogramPixels {
  private static final int MOST_FRAMES = 4;

  /// Column times are moved by this much of a sample before rounding, so that two tiles whose times
  /// differ by the last bit of a double choose the same sample.
  private static final double NUDGE = 1e-6;

  private final LevelledSignal signal;
  private final double sampleRateHz;
  private final SpectrogramStyle style;
  private final double zeroDb;

  /// @param samples one channel, at any scale
  /// @param sampleRateHz its rate; 1 if unknown, and all frequencies are in cycles per sample
  public SpectrogramPixels(PeakPyramid samples, double sampleRateHz, SpectrogramStyle style) {
    if (!(sampleRateHz > 0 && sampleRateHz < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "sample rate: got " + sampleRateHz + " Hz; allowed: above 0");
    }
    this.signal = LevelledSignal.of(samples);
    this.sampleRateHz = sampleRateHz;
    this.style = style;
    this.zeroDb =
        switch (style.reference()) {
          case LevelReference.FullScale(double amplitude) ->
              20 * Math.log10(amplitude * signal.gain() * style.stft().sineMagnitude());
          case LevelReference.ExampleMaximum() -> signal.loudestDb(style.stft());
        };
  }

  private SpectrogramPixels(SpectrogramPixels whole, SpectrogramStyle style) {
    this.signal = whole.signal;
    this.sampleRateHz = whole.sampleRateHz;
    this.style = style;
    this.zeroDb = whole.zeroDb;
  }

  /// The same on another frequency axis, at no cost.
  public SpectrogramPixels withScale(FrequencyScale scale) {
    return scale.equals(style.scale()) ? this : new SpectrogramPixels(this, style.withScale(scale));
  }

  public SpectrogramStyle style() {
    return style;
  }

  /// The amplitude of a steady sine that reaches 0 dB.
  public double zeroDbAmplitude() {
    return Math.pow(10, zeroDb / 20) / style.stft().sineMagnitude() / signal.gain();
  }

  /// Draws `range` into `width * height` opaque ARGB pixels, row after row from the top (the
  /// highest frequency).
  ///
  /// Neighbouring ranges drawn with the same samples per pixel join without a seam.
  ///
  /// @throws CancellationException when `cancelled` says so, asked once per column
  public int[] render(TimeRange range, int width, int height, BooleanSupplier cancelled) {
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "spectrogram: got " + width + " x " + height + " pixels; allowed: 1 x 1 up to 2^31");
    }
    Stft stft = style.stft();
    BinRows rows = new BinRows(style.scale(), stft.binHz(sampleRateHz), stft.bins(), height);
    StftFrames frames = stft.analyser();
    float[] power = new float[stft.bins()];
    float[] other = new float[stft.bins()];
    float[] levels = new float[stft.bins()];
    int[] pixels = new int[width * height];
    double step = range.length() / width;
    long last = Long.MIN_VALUE;
    for (int x = 0; x < width; x++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("spectrogram: cancelled");
      }
      double from = range.from() + x * step;
      if (step
          <= (style.hopped() ? Math.max(stft.hop(), stft.fftSize() / 2) : stft.fftSize() / 2.0)) {
        long centre = centre(from + step / 2);
        if (centre == last) {
          copyColumn(pixels, x, width, height);
          continue;
        }
        last = centre;
        frames.power(signal.samples(), centre - stft.fftSize() / 2, power, 0);
      } else {
        loudestOf(from, step, frames, power, other);
      }
      for (int k = rows.firstBin(); k < rows.endBin(); k++) {
        levels[k] = level(power[k]);
      }
      for (int y = 0, at = x; y < height; y++, at += width) {
        pixels[at] = style.colors().at(1 + rows.level(levels, y) / style.rangeDb());
      }
    }
    return pixels;
  }

  /// The level in dB at the time `sample` and `hz`, interpolated between bins; minus infinity for
  /// digital silence and outside 0 Hz to half the rate.
  public double levelAt(double sample, double hz) {
    Stft stft = style.stft();
    double bin = hz / stft.binHz(sampleRateHz);
    if (!(bin >= 0 && bin <= stft.bins() - 1)) {
      return Double.NEGATIVE_INFINITY;
    }
    float[] power = new float[stft.bins()];
    stft.analyser().power(signal.samples(), centre(sample) - stft.fftSize() / 2, power, 0);
    int low = Math.min((int) bin, stft.bins() - 2);
    double lowDb = Decibels.ofPower(power[low]) - zeroDb;
    double highDb = Decibels.ofPower(power[low + 1]) - zeroDb;
    double weight = bin - low;
    return weight == 0 ? lowDb : weight == 1 ? highDb : lowDb + weight * (highDb - lowDb);
  }

  private void loudestOf(
      double from, double step, StftFrames frames, float[] power, float[] other) {
    int size = frames.stft().fftSize();
    int needed = (int) Math.min(Math.ceil(2 * step / size), MOST_FRAMES + 1.0);
    int count = Math.min(needed, MOST_FRAMES);
    for (int i = 0; i < count; i++) {
      double begin = from + step * i / count;
      double end = from + step * (i + 1) / count;
      long centre =
          needed > MOST_FRAMES
              ? signal.pyramid().loudest(sampleAt(begin), sampleAt(end))
              : sampleAt((begin + end) / 2);
      frames.power(signal.samples(), centre - size / 2, i == 0 ? power : other, 0);
      for (int k = 0; i > 0 && k < power.length; k++) {
        power[k] = Math.max(power[k], other[k]);
      }
    }
  }

  /// Where the frame lies that shows `time`.
  private long centre(double time) {
    long sample = sampleAt(time);
    if (!style.hopped()) {
      return sample;
    }
    long first = style.stft().fftSize() / 2;
    long hop = style.stft().hop();
    return first + hop * Math.floorDiv(sample - first + hop / 2, hop);
  }

  private static long sampleAt(double time) {
    return (long) Math.floor(time + NUDGE);
  }

  /// In dB, and not so low that interpolation next to digital silence would pull a bin's neighbours
  /// down.
  private float level(float power) {
    return (float) Math.max(Decibels.ofPower(power) - zeroDb, -style.rangeDb() - BinRows.MARGIN_DB);
  }

  private static void copyColumn(int[] pixels, int x, int width, int height) {
    for (int y = 0, at = x; y < height; y++, at += width) {
      pixels[at] = pixels[at - 1];
    }
  }
}

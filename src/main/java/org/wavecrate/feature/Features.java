package org.wavecrate.feature;

import java.util.Optional;

/// Computes features of signals that all have the same length. Holds working memory: one instance
/// per thread. The result is the same bytes on every platform.
public final class Features {
  private final FeatureSettings settings;
  private final Plan plan;
  private final int samples;
  private final int frames;
  private final StftFrames analyser;
  private final float[] spectrum;
  private final Optional<Lanes> lanes;
  private final int together;
  private final double[] sums = new double[Lanes.FRAMES];
  private final DecibelRun decibels = new DecibelRun();

  /// For coefficients and for several channels: the spectra of all signals or channels.
  private float[][] spectra = new float[0][];

  /// For signals of several channels: each of them, and one row of the result.
  private float[][] separate = new float[0][];

  private float[] row = new float[0];

  /// State shared by all threads: tables that depend on the settings alone.
  private record Plan(Optional<MelBank> bank, Optional<Cepstrum> cepstrum) {}

  private Features(FeatureSettings settings, Plan plan, int samples) {
    this.settings = settings;
    this.plan = plan;
    this.samples = samples;
    frames = Math.toIntExact(settings.frames(samples));
    analyser = settings.stft().analyser();
    spectrum = new float[analyser.stft().bins()];
    lanes = Lanes.suits(analyser.stft(), frames) ? Optional.of(analyser.lanes()) : Optional.empty();
    together = lanes.isPresent() ? Math.max(1, Lanes.signals(analyser.stft(), frames)) : 1;
    // Refuses what is too long for an array.
    Math.multiplyExact(frames, columns());
  }

  /// @param settings what to compute
  /// @param sampleRateHz of the signals; any for `STFT`
  /// @param samples the length of every signal
  /// @throws IllegalArgumentException if the settings do not fit the rate
  public Features(FeatureSettings settings, double sampleRateHz, int samples) {
    this(
        settings,
        new Plan(
            settings.bank(sampleRateHz),
            settings.kind() == FeatureSettings.Kind.MFCC
                ? Optional.of(new Cepstrum(settings.coefficients(), settings.mels()))
                : Optional.empty()),
        samples);
  }

  /// Another instance for another thread.
  public Features another() {
    return new Features(settings, plan, samples);
  }

  public FeatureSettings settings() {
    return settings;
  }

  public int frames() {
    return frames;
  }

  /// Values per frame.
  public int bins() {
    return settings.bins();
  }

  private int columns() {
    return plan.bank.isPresent() ? settings.mels() : settings.stft().bins();
  }

  /// How many signals take the least time, each, when they are computed together.
  public int together() {
    return together;
  }

  /// Computes features of shape (frames, bins, channels) of signals of shape (samples, channels).
  /// `topDb` counts from the loudest value of all channels of a signal.
  ///
  /// @param signals the first `count` of these, interleaved
  /// @param into `frames * bins * channels` values or more for each of them, interleaved likewise
  public void compute(float[][] signals, int count, int channels, float[][] into) {
    if (channels == 1) {
      compute(signals, count, into);
      return;
    }
    for (int i = 0; i < count; i++) {
      compute(signals[i], channels, into[i]);
    }
  }

  /// Computes features of shape (frames, bins) of signals of one channel.
  private void compute(float[][] signals, int count, float[][] into) {
    boolean direct = plan.cepstrum.isEmpty();
    float[][] values = direct ? into : spectra(count);
    fillSpectra(signals, count, values);
    for (int i = 0; i < count; i++) {
      if (settings.decibels()) {
        limit(values[i], toDecibels(values[i]));
      }
      for (int f = 0; f < frames && !direct; f++) {
        finish(values[i], f, into[i], f * bins());
      }
    }
  }

  private void compute(float[] signal, int channels, float[] into) {
    if (separate.length != channels) {
      separate = new float[channels][samples];
      row = new float[bins()];
    }
    for (int c = 0; c < channels; c++) {
      for (int t = 0; t < samples; t++) {
        separate[c][t] = signal[t * channels + c];
      }
    }
    float[][] values = spectra(channels);
    fillSpectra(separate, channels, values);
    float loudest = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < channels && settings.decibels(); c++) {
      loudest = Math.max(loudest, toDecibels(values[c]));
    }
    for (int c = 0; c < channels; c++) {
      if (settings.decibels()) {
        limit(values[c], loudest);
      }
      for (int f = 0; f < frames; f++) {
        finish(values[c], f, row, 0);
        for (int b = 0; b < row.length; b++) {
          into[(f * row.length + b) * channels + c] = row[b];
        }
      }
    }
  }

  private float[][] spectra(int count) {
    if (spectra.length < count) {
      spectra = new float[count][frames * columns()];
    }
    return spectra;
  }

  private long start(int frame) {
    return (long) frame * settings.hop() - (settings.center() ? settings.fftSize() / 2 : 0);
  }

  private void fillSpectra(float[][] signals, int count, float[][] into) {
    if (lanes.isEmpty()) {
      for (int i = 0; i < count; i++) {
        fillSpectra(signals[i], into[i]);
      }
      return;
    }
    for (int from = 0; from < count; from += together) {
      int end = Math.min(count, from + together);
      for (int first = 0; first < frames; first += Lanes.FRAMES) {
        fillSpectra(lanes.get(), signals, from, end, first, into);
      }
    }
  }

  /// Frames from `first` on, as many as there is room for, of signals `from` to `end` beside each
  /// other.
  private void fillSpectra(
      Lanes beside, float[][] signals, int from, int end, int first, float[][] into) {
    int count = Math.min(Lanes.FRAMES, frames - first);
    int step = 0;
    int next = 0;
    for (int i = from; i < end; i++) {
      step = beside.layOut(signals[i], start(first), count, next) - next;
      next += step;
    }
    int all = next - step + count;
    float[][] power = beside.power(all);
    for (float[] bin : power) {
      for (int i = 0; i < all && settings.power() == 1; i++) {
        bin[i] = (float) Math.sqrt(bin[i]);
      }
    }
    int columns = columns();
    for (int column = 0; column < columns; column++) {
      if (plan.bank.isPresent()) {
        plan.bank.get().apply(column, power, all, sums);
      }
      for (int i = from; i < end; i++) {
        int at = (i - from) * step;
        int to = first * columns + column;
        for (int f = 0; f < count; f++, to += columns) {
          into[i][to] = plan.bank.isPresent() ? (float) sums[at + f] : power[column][at + f];
        }
      }
    }
  }

  private void fillSpectra(float[] signal, float[] into) {
    boolean direct = plan.bank.isEmpty();
    float[] target = direct ? into : spectrum;
    for (int f = 0; f < frames; f++) {
      int at = f * columns();
      if (settings.power() == 2) {
        analyser.power(signal, start(f), target, direct ? at : 0);
      } else {
        analyser.magnitude(signal, start(f), target, direct ? at : 0);
      }
      if (plan.bank.isPresent()) {
        plan.bank.get().apply(spectrum, 0, into, at);
      }
    }
  }

  /// Turns values into decibels and returns the highest.
  private float toDecibels(float[] values) {
    int count = frames * columns();
    if (settings.power() == 1) {
      for (int i = 0; i < count; i++) {
        values[i] *= values[i];
      }
    }
    double reference = settings.referenceLevel();
    double power = settings.power() == 1 ? reference * reference : reference;
    return decibels.toLevels(values, count, power, Decibels.DEFAULT_FLOOR);
  }

  private void limit(float[] values, float loudest) {
    if (settings.topDb().isPresent()) {
      Decibels.limit(values, frames * columns(), loudest, settings.topDb().getAsDouble());
    }
  }

  private void finish(float[] values, int frame, float[] into, int at) {
    if (plan.cepstrum.isPresent()) {
      plan.cepstrum.get().apply(values, frame * settings.mels(), into, at);
    } else {
      System.arraycopy(values, frame * columns(), into, at, columns());
    }
  }
}

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
  private final double[] sums = new double[Lanes.FRAMES];
  private final double[][] decibelMemory = Decibels.memory();
  private final float[] levels;

  /// For signals of several channels: one of them, the spectra of all, and one row of the result.
  private float[] channel = new float[0];
  private float[][] spectra = new float[0][];
  private float[] row = new float[0];

  /// What all threads share: tables that depend on the settings alone.
  private record Plan(Optional<MelBank> bank, Optional<Cepstrum> cepstrum) {}

  private Features(FeatureSettings settings, Plan plan, int samples) {
    this.settings = settings;
    this.plan = plan;
    this.samples = samples;
    frames = Math.toIntExact(settings.frames(samples));
    analyser = settings.stft().analyser();
    spectrum = new float[analyser.stft().bins()];
    lanes = Lanes.suits(analyser.stft(), frames) ? Optional.of(analyser.lanes()) : Optional.empty();
    levels = new float[Math.multiplyExact(frames, columns())];
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

  /// Computes features of shape (frames, bins, channels) of a signal of shape (samples, channels).
  /// `topDb` counts from the loudest value of all channels.
  ///
  /// @param signal interleaved
  /// @param into `frames * bins * channels` values or more, interleaved likewise
  public void compute(float[] signal, int channels, float[] into) {
    if (channels == 1) {
      compute(signal, into);
      return;
    }
    if (spectra.length != channels) {
      channel = new float[samples];
      spectra = new float[channels][levels.length];
      row = new float[bins()];
    }
    float loudest = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < channels; c++) {
      for (int t = 0; t < samples; t++) {
        channel[t] = signal[t * channels + c];
      }
      fillSpectra(channel, spectra[c]);
      if (settings.decibels()) {
        loudest = Math.max(loudest, toDecibels(spectra[c]));
      }
    }
    for (int c = 0; c < channels; c++) {
      if (settings.decibels()) {
        limit(spectra[c], loudest);
      }
      for (int f = 0; f < frames; f++) {
        finish(spectra[c], f, row, 0);
        for (int b = 0; b < row.length; b++) {
          into[(f * row.length + b) * channels + c] = row[b];
        }
      }
    }
  }

  /// Computes features of shape (frames, bins) of one channel.
  private void compute(float[] signal, float[] into) {
    float[] values = plan.cepstrum.isPresent() ? levels : into;
    fillSpectra(signal, values);
    if (settings.decibels()) {
      limit(values, toDecibels(values));
    }
    if (plan.cepstrum.isPresent()) {
      for (int f = 0; f < frames; f++) {
        finish(values, f, into, f * bins());
      }
    }
  }

  private void fillSpectra(float[] signal, float[] into) {
    int columns = columns();
    int hop = settings.hop();
    long before = settings.center() ? settings.fftSize() / 2 : 0;
    if (lanes.isPresent()) {
      for (int f = 0; f < frames; f += Lanes.FRAMES) {
        int count = Math.min(Lanes.FRAMES, frames - f);
        fill(lanes.get().power(signal, (long) f * hop - before, count), count, into, f * columns);
      }
      return;
    }
    for (int f = 0; f < frames; f++) {
      int at = f * columns;
      boolean direct = plan.bank.isEmpty();
      float[] spectra = direct ? into : spectrum;
      long start = (long) f * hop - before;
      if (settings.power() == 2) {
        analyser.power(signal, start, spectra, direct ? at : 0);
      } else {
        analyser.magnitude(signal, start, spectra, direct ? at : 0);
      }
      if (plan.bank.isPresent()) {
        plan.bank.get().apply(spectrum, 0, into, at);
      }
    }
  }

  /// Writes spectra that are beside each other, or their bands, row by row.
  private void fill(float[][] spectra, int count, float[] into, int at) {
    for (float[] bin : spectra) {
      for (int i = 0; i < count && settings.power() == 1; i++) {
        bin[i] = (float) Math.sqrt(bin[i]);
      }
    }
    if (plan.bank.isPresent()) {
      plan.bank.get().apply(spectra, count, sums, into, at);
      return;
    }
    for (int i = 0, to = at; i < count; i++) {
      for (float[] bin : spectra) {
        into[to++] = bin[i];
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
    return Decibels.toLevels(values, count, power, Decibels.DEFAULT_FLOOR, decibelMemory);
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

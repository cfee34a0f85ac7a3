package org.wavecrate.audio;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// One thing that is done to every sound before all else.
///
/// @since 0.2.0
public sealed interface PreparationStep {
  /// Applies it.
  ///
  /// @param done where to say what was done to this sound, by name with its unit
  Waveform apply(Waveform sound, Map<String, Object> done);

  /// Whether the sample rate must be known.
  default boolean needsRate() {
    return false;
  }

  /// Brings integers to full scale 1.
  record Scale() implements PreparationStep {
    @Override
    public Waveform apply(Waveform sound, Map<String, Object> done) {
      return new Waveform(sound.normalised(), sound.channels(), sound.rateHz(), 1);
    }
  }

  /// Takes off the mean of each channel.
  record RemoveDc() implements PreparationStep {
    @Override
    public Waveform apply(Waveform sound, Map<String, Object> done) {
      int channels = sound.channels();
      float[] samples = sound.samples().clone();
      for (int c = 0; c < channels && samples.length > 0; c++) {
        double sum = 0;
        for (int i = c; i < samples.length; i += channels) {
          sum += samples[i];
        }
        double mean = sum / sound.frames();
        for (int i = c; i < samples.length; i += channels) {
          samples[i] = (float) (samples[i] - mean);
        }
      }
      return sound.with(samples);
    }
  }

  /// Takes the mean of all channels.
  record ToMono() implements PreparationStep {
    @Override
    public Waveform apply(Waveform sound, Map<String, Object> done) {
      int channels = sound.channels();
      float[] mono = new float[sound.frames()];
      for (int t = 0; t < mono.length; t++) {
        double sum = 0;
        for (int c = 0; c < channels; c++) {
          sum += sound.samples()[t * channels + c];
        }
        mono[t] = (float) (sum / channels);
      }
      return new Waveform(mono, 1, sound.rateHz(), sound.fullScale());
    }
  }

  /// Takes one channel.
  ///
  /// @param index from 0
  record Channel(int index) implements PreparationStep {
    @Override
    public Waveform apply(Waveform sound, Map<String, Object> done) {
      float[] channel = new float[sound.frames()];
      for (int t = 0; t < channel.length; t++) {
        channel[t] = sound.samples()[t * sound.channels() + index];
      }
      return new Waveform(channel, 1, sound.rateHz(), sound.fullScale());
    }
  }

  /// Converts to another sample rate.
  record Resample(int toHz) implements PreparationStep {
    @Override
    public boolean needsRate() {
      return true;
    }

    @Override
    public Waveform apply(Waveform sound, Map<String, Object> done) {
      int fromHz = sound.rateHz().orElseThrow();
      float[] samples = Resampler.of(fromHz, toHz).convert(sound.samples(), sound.channels());
      return new Waveform(samples, sound.channels(), OptionalInt.of(toHz), sound.fullScale());
    }
  }

  /// Cuts off silence at both ends, as [Silence].
  record TrimSilence(double belowDb, double keepMs) implements PreparationStep {
    @Override
    public boolean needsRate() {
      return true;
    }

    @Override
    public Waveform apply(Waveform sound, Map<String, Object> done) {
      int channels = sound.channels();
      int rateHz = sound.rateHz().orElseThrow();
      Silence.Kept kept = Silence.trim(sound.samples(), channels, rateHz, belowDb, keepMs);
      int from = Math.toIntExact(kept.from());
      int to = Math.toIntExact(kept.to());
      done.put("fromSample", from);
      done.put("samples", to - from);
      return sound.with(Arrays.copyOfRange(sound.samples(), from * channels, to * channels));
    }
  }

  /// Brings a sound to a loudness, as [Loudness] measures it. One that is too short or too soft to
  /// have any stays as it is.
  record ToLoudness(double lufs) implements PreparationStep {
    @Override
    public boolean needsRate() {
      return true;
    }

    @Override
    public Waveform apply(Waveform sound, Map<String, Object> done) {
      int rateHz = sound.rateHz().orElseThrow();
      OptionalDouble measured = Loudness.of(sound.normalised(), sound.channels(), rateHz);
      if (measured.isEmpty()) {
        boolean isShort = sound.frames() < Loudness.BLOCK_S * rateHz;
        done.put("left", isShort ? "shorter than 0.4 s" : "silent");
        return sound;
      }
      double factor = Loudness.factor(measured.getAsDouble(), lufs);
      done.put("fromLufs", measured.getAsDouble());
      done.put("gainDb", lufs - measured.getAsDouble());
      return sound.with(sound.scaled(factor));
    }
  }
}

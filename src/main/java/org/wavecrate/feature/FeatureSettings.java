package org.wavecrate.feature;

import java.util.Optional;
import java.util.OptionalDouble;

/// Settings of the features computed from waveforms, with librosa's conventions.
///
/// @param kind which features
/// @param fftSize samples per frame, a power of two from 2 to 65,536
/// @param hop samples from one frame to the next
/// @param window weights each frame, periodic
/// @param center whether frames are centred on their place, with silence around the signal; else
///     they begin there, and nothing is padded
/// @param power 2 for power, 1 for magnitude
/// @param decibels whether values are levels; always so for `MFCC`
/// @param topDb the range below the loudest value of an example that is kept; empty: all
/// @param referenceLevel the value that becomes 0 dB: a power, or a magnitude where `power` is 1
/// @param mels number of mel bands
/// @param minHz lower edge of the first band
/// @param maxHz upper edge of the last; empty: half the sample rate
/// @param melScale where the bands lie
/// @param melNorm how high they are
/// @param coefficients of the cosine transform that `MFCC` keeps, at most as many as bands
/// @since 0.1.0
public record FeatureSettings(
    Kind kind,
    int fftSize,
    int hop,
    Window window,
    boolean center,
    int power,
    boolean decibels,
    OptionalDouble topDb,
    double referenceLevel,
    int mels,
    double minHz,
    OptionalDouble maxHz,
    MelScale melScale,
    MelNorm melNorm,
    int coefficients) {
  /// The kinds of features.
  public enum Kind {
    STFT,
    MEL,
    MFCC
  }

  public static final int MOST_MELS = 4096;

  public FeatureSettings {
    new Stft(fftSize, hop, window);
    if (power != 1 && power != 2) {
      throw new IllegalArgumentException("power: got " + power + "; allowed: 1, 2");
    }
    if (!(referenceLevel > 0 && referenceLevel < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "referenceLevel: got " + referenceLevel + "; allowed: above 0");
    }
    if (!(topDb.orElse(0) >= 0)) {
      throw new IllegalArgumentException("topDb: got " + topDb + "; allowed: 0 or more");
    }
    if (kind == Kind.MFCC && !decibels) {
      throw new IllegalArgumentException("decibels: got false; allowed for MFCC: true");
    }
    if (coefficients < 1 || kind == Kind.MFCC && coefficients > mels) {
      throw new IllegalArgumentException(
          "coefficients: got " + coefficients + "; allowed: from 1 to the " + mels + " mels");
    }
    new MelBank.Settings(mels, minHz, maxHz.orElse(Double.MAX_VALUE), melScale, melNorm);
  }

  /// The settings of a recipe that names nothing but the kind.
  public static FeatureSettings of(Kind kind) {
    return new FeatureSettings(
        kind,
        1024,
        256,
        Window.HANN,
        false,
        2,
        true,
        OptionalDouble.of(80),
        1.0,
        64,
        0,
        OptionalDouble.empty(),
        MelScale.SLANEY,
        MelNorm.SLANEY,
        13);
  }

  /// Whether the sample rate must be known.
  public boolean needsRate() {
    return kind != Kind.STFT;
  }

  /// How frames are cut.
  public Stft stft() {
    return new Stft(fftSize, hop, window);
  }

  /// How many frames `samples` samples have.
  public long frames(long samples) {
    return center ? 1 + samples / hop : stft().frames(samples);
  }

  /// Values per frame.
  public int bins() {
    return switch (kind) {
      case STFT -> fftSize / 2 + 1;
      case MEL -> mels;
      case MFCC -> coefficients;
    };
  }

  /// The mel filters.
  Optional<MelBank> bank(double sampleRateHz) {
    if (kind == Kind.STFT) {
      return Optional.empty();
    }
    double highest = maxHz.orElse(sampleRateHz / 2);
    return Optional.of(
        new MelBank(
            new MelBank.Settings(mels, minHz, highest, melScale, melNorm), sampleRateHz, stft()));
  }
}

package org.wavecrate.content;

import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.npy.Shape;
import org.wavecrate.plot.SampleRate;

/// Guesses the sample rate of a dataset whose recipe does not state it.
public final class RateGuess {
  /// The rate of most speech and sound classification sets.
  public static final SampleRate DEFAULT = SampleRate.assumed(16_000);

  /// Rates of the compact disc's family divide no number of samples by chance, so they come first,
  /// the highest first.
  private static final long[] USUAL_HZ = {
    44_100, 22_050, 11_025, 16_000, 48_000, 8_000, 32_000, 24_000, 96_000
  };

  /// A multiple of 48,000 samples is three seconds at 16 kHz, or one at 48: long ones are more
  /// likely the latter.
  private static final long LONG_SAMPLES = 10 * 48_000;

  private RateGuess() {}

  /// The usual rate at which an example of this shape lasts a whole number of seconds, failing that
  /// of half seconds.
  public static SampleRate of(Shape shape) {
    long samples = shape.axes().stream().mapToLong(Long::longValue).max().orElse(0);
    if (samples >= LONG_SAMPLES && samples % 48_000 == 0) {
      return SampleRate.assumed(48_000);
    }
    for (int parts = 1; parts <= 2; parts++) {
      for (long hz : USUAL_HZ) {
        if (samples > 0 && parts * samples % hz == 0) {
          return SampleRate.assumed(hz);
        }
      }
    }
    return DEFAULT;
  }

  /// Looks at the first example; reads no more than its header.
  public static SampleRate of(Dataset dataset) {
    for (Split split : dataset.splits()) {
      if (split.size() > 0) {
        try (ArrayFile array = split.example(0).open()) {
          return of(array.header().shape());
        } catch (BadFileException e) {
          // It says nothing about the rate, and is shown as bad where it stands.
          return DEFAULT;
        }
      }
    }
    return DEFAULT;
  }
}

package org.wavecrate.plot;

import org.wavecrate.feature.MelScale;

/// A frequency axis: position 0 is `minHz`, position 1 is `maxHz`.
///
/// @param kind how frequencies are spaced between
/// @param minHz the lowest frequency, 0 or more; above 0 for [Kind#LOG]
/// @param maxHz the highest
public record FrequencyScale(Kind kind, double minHz, double maxHz) {
  /// Even steps in Hz, in octaves, or in mel (HTK's formula, smooth over the whole range).
  public enum Kind {
    LINEAR {
      @Override
      double warp(double hz) {
        return hz;
      }

      @Override
      double unwarp(double value) {
        return value;
      }
    },
    LOG {
      @Override
      double warp(double hz) {
        return Math.log(hz);
      }

      @Override
      double unwarp(double value) {
        return Math.exp(value);
      }
    },
    MEL {
      @Override
      double warp(double hz) {
        return MelScale.HTK.toMel(hz);
      }

      @Override
      double unwarp(double value) {
        return MelScale.HTK.toHz(value);
      }
    };

    abstract double warp(double hz);

    abstract double unwarp(double value);
  }

  public FrequencyScale {
    if (!(minHz >= 0 && minHz < maxHz && maxHz < Double.POSITIVE_INFINITY)
        || (kind == Kind.LOG && minHz == 0)) {
      throw new IllegalArgumentException(
          kind
              + " frequency scale: got "
              + minHz
              + " to "
              + maxHz
              + " Hz; allowed: 0 <= minHz < maxHz, above 0 on a log scale");
    }
  }

  /// From 0 Hz (on a log scale: 1/400 of the top, 20 Hz at 16 kHz) to half the sample rate.
  public static FrequencyScale whole(Kind kind, double sampleRateHz) {
    double maxHz = sampleRateHz / 2;
    return new FrequencyScale(kind, kind == Kind.LOG ? maxHz / 400 : 0, maxHz);
  }

  /// The frequency at `position`; beyond 0 and 1 the scale goes on.
  public double toHz(double position) {
    double low = kind.warp(minHz);
    return kind.unwarp(low + position * (kind.warp(maxHz) - low));
  }

  /// Where `hz` lies: 0 at `minHz`, 1 at `maxHz`.
  public double toPosition(double hz) {
    double low = kind.warp(minHz);
    return (kind.warp(hz) - low) / (kind.warp(maxHz) - low);
  }

  /// The part of this scale from `low` to `high` (positions), as a scale of its own.
  public FrequencyScale between(double low, double high) {
    return new FrequencyScale(kind, Math.max(0, toHz(low)), toHz(high));
  }
}

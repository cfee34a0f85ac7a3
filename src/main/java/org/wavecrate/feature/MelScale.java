package org.wavecrate.feature;

/// The two mel scales in use: Slaney's (Auditory Toolbox; librosa's default) and HTK's
/// (O'Shaughnessy).
///
/// @since 0.1.0
public enum MelScale {
  /// Linear to 1 kHz at 200/3 Hz a mel, above it logarithmic with 27 mels for a factor of 6.4.
  SLANEY {
    @Override
    public double toMel(double hz) {
      return hz < KNEE_HZ ? hz / LINEAR_HZ : KNEE_MEL + StrictMath.log(hz / KNEE_HZ) / LOG_STEP;
    }

    @Override
    public double toHz(double mel) {
      return mel < KNEE_MEL
          ? mel * LINEAR_HZ
          : KNEE_HZ * StrictMath.exp((mel - KNEE_MEL) * LOG_STEP);
    }
  },
  /// `2595 log10(1 + hz / 700)`.
  HTK {
    @Override
    public double toMel(double hz) {
      return 2595 * StrictMath.log10(1 + hz / 700);
    }

    @Override
    public double toHz(double mel) {
      return 700 * (StrictMath.pow(10, mel / 2595) - 1);
    }
  };

  private static final double LINEAR_HZ = 200.0 / 3;
  private static final double KNEE_HZ = 1000;
  private static final double KNEE_MEL = KNEE_HZ / LINEAR_HZ;
  private static final double LOG_STEP = StrictMath.log(6.4) / 27;

  public abstract double toMel(double hz);

  public abstract double toHz(double mel);
}

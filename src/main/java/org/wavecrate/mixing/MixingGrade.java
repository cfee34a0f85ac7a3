package org.wavecrate.mixing;

/// A grade for how well an order mixes.
public enum MixingGrade {
  GOOD,
  FAIR,
  POOR;

  private static final double GOOD_FROM = 90;
  private static final double FAIR_FROM = 50;

  /// @param score from 0 to 100
  static MixingGrade of(double score) {
    return score >= GOOD_FROM ? GOOD : score >= FAIR_FROM ? FAIR : POOR;
  }
}

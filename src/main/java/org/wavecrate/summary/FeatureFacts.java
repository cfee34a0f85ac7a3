package org.wavecrate.summary;

import java.util.List;

/// Mean, deviation and what is not finite, of features.
///
/// @param splits of each split, as in [Overview#splits]
/// @param all of all
public record FeatureFacts(List<Figures> splits, Figures all) {
  /// @param examples how many examples of features there are
  /// @param mean of all finite values; NaN if there are none
  /// @param deviation the standard deviation of all finite values
  /// @param invalid how many values are NaN or infinite
  /// @param spoiled how many examples have such values
  /// @param query finds those
  /// @param bins of each bin; empty if there are none, or too many
  /// @param binned of how many examples the bins are: of some where there are very many
  public record Figures(
      int examples,
      double mean,
      double deviation,
      long invalid,
      int spoiled,
      String query,
      List<Bin> bins,
      int binned) {}

  /// @param mean of its finite values; NaN if there are none
  /// @param deviation their standard deviation
  /// @param invalid how many values are NaN or infinite
  public record Bin(double mean, double deviation, long invalid) {}
}

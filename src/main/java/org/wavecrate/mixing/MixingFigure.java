package org.wavecrate.mixing;

/// One mixing figure.
///
/// @param value as measured
/// @param byChance what a perfect shuffle gives on average
public record MixingFigure(double value, double byChance) {}

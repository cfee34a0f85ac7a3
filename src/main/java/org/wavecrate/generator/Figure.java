package org.wavecrate.generator;

/// One mixing figure.
///
/// @param value as measured
/// @param byChance what a perfect shuffle gives on average
public record Figure(double value, double byChance) {}

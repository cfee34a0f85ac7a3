package org.wavecrate.plot;

/// A mark on an axis.
///
/// @param value where it lies, in the axis' unit
/// @param label what is written beside it, without the unit
public record Tick(double value, String label) {}

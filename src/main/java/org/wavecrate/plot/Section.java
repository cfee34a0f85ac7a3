package org.wavecrate.plot;

/// A stretch of a recording that is kept or left out.
///
/// @param range in samples
/// @param caption a word or two
/// @param leftOut whether it is left out rather than kept
public record Section(TimeRange range, String caption, boolean leftOut) {}

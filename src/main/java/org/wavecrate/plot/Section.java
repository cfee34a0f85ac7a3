package org.wavecrate.plot;

/// A stretch of time that something becomes of.
///
/// @param range in samples
/// @param caption a word or two
/// @param leftOut whether it is left out rather than kept
public record Section(TimeRange range, String caption, boolean leftOut) {}

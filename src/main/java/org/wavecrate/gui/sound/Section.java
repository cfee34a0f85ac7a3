package org.wavecrate.gui.sound;

import org.wavecrate.plot.TimeRange;

/// A stretch of time that something becomes of.
///
/// @param range in samples
/// @param caption a word or two
/// @param leftOut whether it is left out rather than kept
public record Section(TimeRange range, String caption, boolean leftOut) {}

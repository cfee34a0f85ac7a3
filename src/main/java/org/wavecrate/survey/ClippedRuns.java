package org.wavecrate.survey;

/// Runs of three samples and more at full scale, or flat at the sound's own extremes.
///
/// @param count how many
/// @param longest the samples of the longest
/// @param spans first and end of the first ones, neighbours joined
public record ClippedRuns(int count, int longest, long[] spans) {}

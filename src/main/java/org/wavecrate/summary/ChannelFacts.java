package org.wavecrate.summary;

/// One channel of all sounds that have several.
///
/// @param channel from 0
/// @param examples how many have it
/// @param peakDb the greatest magnitude of all in dBFS
/// @param rmsDb the root of the mean square of all samples in dBFS
/// @param low a tenth of the examples that are not silent has an RMS below; NaN if all are silent
/// @param median half of them are below
/// @param high a tenth of them is above
/// @param dcOffset the mean of all samples, as a part of full scale
/// @param greatestDc the mean of the example where it is farthest from 0
/// @param silent how many examples are silent in it
public record ChannelFacts(
    int channel,
    int examples,
    double peakDb,
    double rmsDb,
    double low,
    double median,
    double high,
    double dcOffset,
    double greatestDc,
    int silent) {}

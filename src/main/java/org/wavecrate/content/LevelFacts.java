package org.wavecrate.content;

import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.Peaks;

/// The loudness of a sound, over all its channels.
///
/// @param peakDb the greatest sample in dBFS, minus infinity for silence
/// @param rmsDb the root of the mean square in dBFS
/// @param clipped how many samples lie at or beyond full scale
/// @param invalid how many samples are NaN or infinite
public record LevelFacts(double peakDb, double rmsDb, long clipped, long invalid) {
  public static LevelFacts of(Content.Sound sound) {
    return of(sound, 0, (int) Math.max(1, sound.length()));
  }

  /// The same of the samples from `from` to `to` (exclusive), more than none.
  public static LevelFacts of(Content.Sound sound, int from, int to) {
    double peak = 0;
    double energy = 0;
    long count = 0;
    long clipped = 0;
    long invalid = 0;
    for (PeakPyramid channel : sound.channels()) {
      Peaks total = channel.peaks(from, to, 1);
      clipped += total.clipped()[0];
      invalid += total.invalid()[0];
      if (!total.isEmpty(0)) {
        long valid = Math.min(to, channel.size()) - from - total.invalid()[0];
        peak = Math.max(peak, Math.max(Math.abs(total.min()[0]), Math.abs(total.max()[0])));
        energy += (double) total.rms()[0] * total.rms()[0] * valid;
        count += valid;
      }
    }
    double rms = count == 0 ? 0 : Math.sqrt(energy / count);
    return new LevelFacts(sound.scale().toDb(peak), sound.scale().toDb(rms), clipped, invalid);
  }

  /// How far the peak lies above the RMS in dB; NaN for silence.
  public double crestDb() {
    return peakDb - rmsDb;
  }
}

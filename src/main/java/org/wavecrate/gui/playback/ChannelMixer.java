package org.wavecrate.gui.playback;

import java.util.Arrays;
import org.wavecrate.gui.sound.ChannelMix;

/// Brings the channels of a sound to the two sides that are heard, the 1st, 3rd, 5th.. to the
/// left and the others to the right, without those that are muted; and measures them. Allocates
/// nothing after it is made.
final class ChannelMixer {
  private final AudibleSound sound;
  private final float[] gains;
  private final float[] targets;
  private final float[] peaks;
  private final double[] energies;
  private final float[][] mixed;
  private final LevelTrail trail;
  private ChannelMix followed = ChannelMix.ALL;

  ChannelMixer(AudibleSound sound, int mostFrames, ChannelMix mix, LevelTrail trail) {
    this.sound = sound;
    this.trail = trail;
    int channels = sound.channels();
    gains = new float[channels];
    targets = new float[channels];
    follow(mix);
    System.arraycopy(targets, 0, gains, 0, channels);
    peaks = new float[channels];
    energies = new double[channels];
    mixed = new float[sound.sides()][mostFrames];
  }

  private void follow(ChannelMix mix) {
    followed = mix;
    for (int c = 0; c < targets.length; c++) {
      targets[c] = mix.isHeard(c, targets.length) ? 1 : 0;
    }
  }

  /// Mixes frames; channels that are muted or come back do so without a step.
  ///
  /// @param samples one array a channel
  /// @return one array a side, the same every time
  float[][] mix(float[][] samples, int count, ChannelMix mix) {
    int channels = gains.length;
    if (mix != followed) {
      follow(mix);
    }
    for (float[] side : mixed) {
      Arrays.fill(side, 0, count, 0);
    }
    for (int c = 0; c < channels; c++) {
      float before = gains[c];
      float after = targets[c];
      int side = c % mixed.length;
      int sharing = (channels - side + mixed.length - 1) / mixed.length;
      float peak = 0;
      double energy = 0;
      for (int i = 0; i < count; i++) {
        float gain = before == after ? after : before + (after - before) * (i + 1) / count;
        mixed[side][i] += samples[c][i] * gain / sharing;
        float stored = sound.stored(c, samples[c][i]) * gain;
        peak = Math.max(peak, Math.abs(stored));
        energy += (double) stored * stored;
      }
      gains[c] = after;
      peaks[c] = peak;
      energies[c] = energy;
    }
    trail.add(count, peaks, energies);
    return mixed;
  }
}

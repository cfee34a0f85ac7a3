package org.wavecrate.gui.playback;

import java.util.List;
import org.wavecrate.storage.Formatted;

/// Samples made fit for ears: one or two channels without DC offset, whose peak is never above
/// full scale. Immutable.
public final class AudibleSound {
  /// What is louder than full scale is brought down to this peak.
  public static final double SAFE_PEAK = Math.pow(10, -1 / 20.0);

  /// Keeps what is absurdly loud from overflowing.
  private static final double MOST = 1e30;

  private final float[][] channels;
  private final int length;
  private final double sampleRateHz;
  private final double gainDb;

  private AudibleSound(float[][] channels, int length, double sampleRateHz, double gainDb) {
    this.channels = channels;
    this.length = length;
    this.sampleRateHz = sampleRateHz;
    this.gainDb = gainDb;
  }

  /// Prepares samples for playing. More than two channels become two: the 1st, 3rd, 5th.. to the
  /// left and the others to the right. NaN and infinity become silence.
  ///
  /// @param channels one or more of equal length; they are copied
  /// @param sampleRateHz their rate
  /// @param fullScale the amplitude that is played as loud as can be: 1 for floats, 32,768
  /// for int16
  public static AudibleSound of(List<float[]> channels, double sampleRateHz, double fullScale) {
    if (channels.isEmpty() || !(sampleRateHz > 0) || !(fullScale > 0)) {
      throw new IllegalArgumentException(
          Formatted.of(
              "%d channels at %s Hz, full scale %s; allowed: 1 or more, above 0, above 0",
              channels.size(), sampleRateHz, fullScale));
    }
    int length = channels.getFirst().length;
    float[][] mixed = new float[Math.min(2, channels.size())][];
    double peak = 0;
    for (int side = 0; side < mixed.length; side++) {
      float[] channel = mix(channels, side, mixed.length);
      double mean = mean(channel);
      for (int i = 0; i < length; i++) {
        channel[i] = (float) Math.clamp((channel[i] - mean) / fullScale, -MOST, MOST);
        peak = Math.max(peak, Math.abs(channel[i]));
      }
      mixed[side] = channel;
    }
    double gain = peak > 1 ? SAFE_PEAK / peak : 1;
    for (float[] channel : mixed) {
      for (int i = 0; gain != 1 && i < length; i++) {
        channel[i] = (float) (channel[i] * gain);
      }
    }
    return new AudibleSound(mixed, length, sampleRateHz, 20 * Math.log10(gain));
  }

  private static float[] mix(List<float[]> channels, int side, int sides) {
    float[] mixed = new float[channels.getFirst().length];
    int count = (channels.size() - side + sides - 1) / sides;
    for (int c = side; c < channels.size(); c += sides) {
      float[] channel = channels.get(c);
      for (int i = 0; i < mixed.length; i++) {
        float x = channel[i];
        mixed[i] += Math.abs(x) <= Float.MAX_VALUE ? x / count : 0;
      }
    }
    return mixed;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }

  /// The number of samples in each channel.
  public int length() {
    return length;
  }

  /// 1 or 2.
  public int channels() {
    return channels.length;
  }

  public double sampleRateHz() {
    return sampleRateHz;
  }

  /// How much quieter it is played than it is: 0, or less for what is louder than full scale.
  public double gainDb() {
    return gainDb;
  }

  float[] channel(int index) {
    return channels[index];
  }
}

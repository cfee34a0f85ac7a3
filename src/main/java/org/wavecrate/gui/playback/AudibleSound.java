package org.wavecrate.gui.playback;

import java.util.List;
import org.wavecrate.content.Content;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.storage.Formatted;

/// Samples made fit for ears: channels without DC offset, whose peak is never above full scale.
/// Immutable.
public final class AudibleSound {
  /// Sounds above full scale are brought down to this peak.
  public static final double SAFE_PEAK = Math.pow(10, -1 / 20.0);

  /// Keeps what is absurdly loud from overflowing.
  private static final double MOST = 1e30;

  private final float[][] channels;
  private final int length;
  private final double sampleRateHz;
  private final double gainDb;
  private final float boost;

  /// The offset taken off each channel, against full scale.
  private final float[] offsets;

  private AudibleSound(
      float[][] channels, int length, double sampleRateHz, double gainDb, float[] offsets) {
    this.channels = channels;
    this.offsets = offsets;
    this.length = length;
    this.sampleRateHz = sampleRateHz;
    this.gainDb = gainDb;
    this.boost = (float) Math.pow(10, -gainDb / 20);
  }

  /// Prepares samples for playing. NaN and infinity become silence.
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
    float[][] audible = new float[channels.size()][];
    float[] offsets = new float[channels.size()];
    double peak = 0;
    for (int c = 0; c < audible.length; c++) {
      float[] channel = finite(channels.get(c));
      double mean = mean(channel);
      offsets[c] = (float) (mean / fullScale);
      for (int i = 0; i < length; i++) {
        channel[i] = (float) Math.clamp((channel[i] - mean) / fullScale, -MOST, MOST);
        peak = Math.max(peak, Math.abs(channel[i]));
      }
      audible[c] = channel;
    }
    double gain = peak > 1 ? SAFE_PEAK / peak : 1;
    for (float[] channel : audible) {
      for (int i = 0; gain != 1 && i < length; i++) {
        channel[i] = (float) (channel[i] * gain);
      }
    }
    return new AudibleSound(audible, length, sampleRateHz, 20 * Math.log10(gain), offsets);
  }

  private static float[] finite(float[] samples) {
    float[] finite = new float[samples.length];
    for (int i = 0; i < finite.length; i++) {
      finite[i] = Math.abs(samples[i]) <= Float.MAX_VALUE ? samples[i] : 0;
    }
    return finite;
  }

  /// Prepares several sounds so that their levels can be compared by ear: all are brought down by
  /// as much as the loudest of them has to be.
  public static List<AudibleSound> alike(List<Content.Sound> sounds, double sampleRateHz) {
    List<AudibleSound> own = sounds.stream().map(sound -> of(sound, sampleRateHz, 1)).toList();
    double gainDb = own.stream().mapToDouble(AudibleSound::gainDb).min().orElse(0);
    double louder = Math.pow(10, -gainDb / 20);
    return gainDb < 0
        ? sounds.stream().map(sound -> of(sound, sampleRateHz, louder).quieterBy(gainDb)).toList()
        : own;
  }

  private static AudibleSound of(Content.Sound sound, double sampleRateHz, double headroom) {
    return of(
        sound.channels().stream().map(PeakPyramid::samples).toList(),
        sampleRateHz,
        headroom * sound.scale().fullScale());
  }

  private AudibleSound quieterBy(double alreadyDb) {
    double louder = Math.pow(10, -alreadyDb / 20);
    float[] own = new float[offsets.length];
    for (int c = 0; c < own.length; c++) {
      own[c] = (float) (offsets[c] * louder);
    }
    return new AudibleSound(channels, length, sampleRateHz, gainDb + alreadyDb, own);
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

  public int channels() {
    return channels.length;
  }

  /// How many sides there are to hear: 1 for mono, else 2.
  public int sides() {
    return Math.min(2, channels.length);
  }

  /// The stored value of an audible sample of a channel, against full scale.
  float stored(int channel, float audible) {
    return audible * boost + offsets[channel];
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

package org.wavecrate.gui.playback;

/// Samples as the bytes that lines take: 16-bit, little-endian, interleaved.
final class Pcm16 {
  private static final float FULL = 32_767;

  private final int channels;
  private final byte[] bytes;
  private double volume;

  /// @param channels of the line, 1 or 2; the sound may have as many, or one less or more
  Pcm16(int channels, int mostFrames, double volume) {
    this.channels = channels;
    this.bytes = new byte[2 * channels * mostFrames];
    this.volume = volume;
  }

  byte[] bytes() {
    return bytes;
  }

  /// @param newVolume reached at the end of these samples without a step
  /// @return how many bytes there are
  int encode(float[][] samples, int count, double newVolume) {
    int at = 0;
    for (int i = 0; i < count; i++) {
      double gain = volume + (newVolume - volume) * (i + 1) / count;
      for (int c = 0; c < channels; c++) {
        float x =
            channels == 1 && samples.length == 2
                ? (samples[0][i] + samples[1][i]) / 2
                : samples[Math.min(c, samples.length - 1)][i];
        int value = Math.round(Math.clamp((float) (x * gain), -1f, 1f) * FULL);
        bytes[at++] = (byte) value;
        bytes[at++] = (byte) (value >> 8);
      }
    }
    volume = newVolume;
    return at;
  }
}

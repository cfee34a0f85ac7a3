package org.wavecrate.decode;

import static org.bytedeco.ffmpeg.global.avutil.*;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.wavecrate.storage.Formatted;

/// Reads the samples of FFmpeg's frames, scaled to full scale 1.
///
/// @param format FFmpeg's number for the type of samples
/// @param packed the number of that type where all channels lie together
/// @param channels per frame
record FfmpegSamples(int format, int packed, int channels) {
  static FfmpegSamples of(int format, int channels) throws DecodeException {
    int packed = av_get_packed_sample_fmt(format);
    boolean known =
        packed == AV_SAMPLE_FMT_U8
            || packed == AV_SAMPLE_FMT_S16
            || packed == AV_SAMPLE_FMT_S32
            || packed == AV_SAMPLE_FMT_FLT
            || packed == AV_SAMPLE_FMT_DBL;
    if (!known || channels < 1) {
      throw new DecodeException(
          Formatted.of(
              "has %d channels of samples of type %d, which can't be read", channels, format));
    }
    return new FfmpegSamples(format, packed, channels);
  }

  boolean isInteger() {
    return packed != AV_SAMPLE_FMT_FLT && packed != AV_SAMPLE_FMT_DBL;
  }

  /// Whether a frame is of this type.
  boolean fit(AVFrame frame) {
    return frame.format() == format && frame.ch_layout().nb_channels() == channels;
  }

  @SuppressWarnings("restricted")
  void copy(AVFrame frame, int from, float[] interleaved, int to, int frames) {
    boolean planar = format != packed;
    long size = (long) frame.nb_samples() * av_get_bytes_per_sample(format);
    for (int channel = 0; channel < (planar ? channels : 1); channel++) {
      long address = frame.extended_data(channel).address();
      MemorySegment plane =
          MemorySegment.ofAddress(address).reinterpret(planar ? size : size * channels);
      if (planar) {
        float[] one = read(plane, from, frames);
        for (int i = 0, at = to * channels + channel; i < frames; i++, at += channels) {
          interleaved[at] = one[i];
        }
      } else {
        float[] all = read(plane, from * channels, frames * channels);
        System.arraycopy(all, 0, interleaved, to * channels, all.length);
      }
    }
  }

  /// Samples that lie one after the other; copied whole before they are scaled, which is quick in a
  /// process that compiles little.
  private float[] read(MemorySegment plane, int first, int count) {
    float[] samples = new float[count];
    long at = (long) first * av_get_bytes_per_sample(packed);
    switch (packed) {
      case AV_SAMPLE_FMT_U8 -> {
        byte[] raw = new byte[count];
        MemorySegment.copy(plane, ValueLayout.JAVA_BYTE, at, raw, 0, count);
        for (int i = 0; i < count; i++) {
          samples[i] = (Byte.toUnsignedInt(raw[i]) - 128) / 128f;
        }
      }
      case AV_SAMPLE_FMT_S16 -> {
        short[] raw = new short[count];
        MemorySegment.copy(plane, ValueLayout.JAVA_SHORT, at, raw, 0, count);
        for (int i = 0; i < count; i++) {
          samples[i] = raw[i] * (1 / 32768f);
        }
      }
      case AV_SAMPLE_FMT_S32 -> {
        int[] raw = new int[count];
        MemorySegment.copy(plane, ValueLayout.JAVA_INT, at, raw, 0, count);
        for (int i = 0; i < count; i++) {
          samples[i] = raw[i] * (1 / 2147483648f);
        }
      }
      case AV_SAMPLE_FMT_FLT ->
          MemorySegment.copy(plane, ValueLayout.JAVA_FLOAT, at, samples, 0, count);
      default -> {
        double[] raw = new double[count];
        MemorySegment.copy(plane, ValueLayout.JAVA_DOUBLE, at, raw, 0, count);
        for (int i = 0; i < count; i++) {
          samples[i] = (float) raw[i];
        }
      }
    }
    return samples;
  }
}

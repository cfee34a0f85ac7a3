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
    for (int channel = 0; channel < channels; channel++) {
      long address = frame.extended_data(planar ? channel : 0).address();
      MemorySegment plane =
          MemorySegment.ofAddress(address).reinterpret(planar ? size : size * channels);
      int step = planar ? 1 : channels;
      int first = planar ? from : from * channels + channel;
      copy(plane, first, step, interleaved, to * channels + channel, frames);
    }
  }

  private void copy(MemorySegment plane, int first, int step, float[] to, int at, int frames) {
    for (int i = 0, from = first, target = at; i < frames; i++, from += step, target += channels) {
      to[target] =
          switch (packed) {
            case AV_SAMPLE_FMT_U8 ->
                (Byte.toUnsignedInt(plane.getAtIndex(ValueLayout.JAVA_BYTE, from)) - 128) / 128f;
            case AV_SAMPLE_FMT_S16 -> plane.getAtIndex(ValueLayout.JAVA_SHORT, from) * (1 / 32768f);
            case AV_SAMPLE_FMT_S32 ->
                plane.getAtIndex(ValueLayout.JAVA_INT, from) * (1 / 2147483648f);
            case AV_SAMPLE_FMT_FLT -> plane.getAtIndex(ValueLayout.JAVA_FLOAT, from);
            default -> (float) plane.getAtIndex(ValueLayout.JAVA_DOUBLE, from);
          };
    }
  }
}

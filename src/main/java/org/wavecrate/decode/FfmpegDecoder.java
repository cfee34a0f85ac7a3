package org.wavecrate.decode;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;
import org.wavecrate.storage.Formatted;

/// Decodes the sound of one file by FFmpeg's libraries. Runs in a process of its own only.
final class FfmpegDecoder implements AutoCloseable {
  /// No recording needs a buffer that large; sizes of damaged ones may ask for it.
  private static final long MOST_BYTES_AT_ONCE = 1 << 28;

  /// A length that differs from the stated one by less is a codec's frame, not damage.
  private static final int TOLERANCE_FRAMES = 1 << 13;

  private final AVFormatContext container;
  private final AVCodecContext codec;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final FfmpegSamples samples;
  private final int stream;
  private final RecordingFormat format;

  /// How far a container's edit list is off that says where the sound ends, or less than 0 if
  /// there is none.
  private final long slackFrames;

  private int taken;
  private int there;
  private long done;
  private boolean draining;
  private boolean ended;
  private Optional<String> damage = Optional.empty();

  private FfmpegDecoder(
      AVFormatContext container, AVCodecContext codec, int stream, String name, int ticksPerSecond)
      throws IOException {
    this.container = container;
    this.codec = codec;
    this.stream = stream;
    boolean edited = container.iformat().name().getString().startsWith("mov");
    long rate = codec.sample_rate();
    slackFrames = !edited || ticksPerSecond < 1 ? -1 : (rate - 1) / ticksPerSecond;
    samples = FfmpegSamples.of(codec.sample_fmt(), codec.ch_layout().nb_channels());
    format = format(name);
  }

  static FfmpegDecoder open(String path) throws IOException {
    av_log_set_level(AV_LOG_QUIET);
    av_max_alloc(MOST_BYTES_AT_ONCE);
    AVFormatContext container = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "format_whitelist", FfmpegFormats.DEMUXERS, 0);
    av_dict_set(options, "protocol_whitelist", "file", 0);
    int opened = avformat_open_input(container, "file:" + path, null, options);
    av_dict_free(options);
    if (opened < 0) {
      throw new DecodeException("is no recording that can be decoded: " + error(opened));
    }
    try {
      return open(container, MovieTime.ticksPerSecond(Path.of(path)));
    } catch (IOException | RuntimeException e) {
      avformat_close_input(container);
      throw e;
    }
  }

  private static FfmpegDecoder open(AVFormatContext container, int ticksPerSecond)
      throws IOException {
    require(avformat_find_stream_info(container, (PointerPointer<?>) null), "can't be read");
    int stream = av_find_best_stream(container, AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
    if (stream < 0) {
      throw new DecodeException("holds no sound");
    }
    AVStream sound = container.streams(stream);
    AVCodecParameters parameters = sound.codecpar();
    AVCodec decoder = decoder(parameters.codec_id());
    AVCodecContext codec = avcodec_alloc_context3(decoder);
    avcodec_parameters_to_context(codec, parameters);
    codec.pkt_timebase(sound.time_base());
    codec.thread_count(1);
    // The one that has both would round to 16 bits.
    codec.request_sample_fmt(AV_SAMPLE_FMT_FLT);
    require(avcodec_open2(codec, decoder, (AVDictionary) null), "can't be decoded");
    return new FfmpegDecoder(container, codec, stream, decoder.name().getString(), ticksPerSecond);
  }

  /// Decoders of whole numbers give the same bytes on every machine, and the native one for Opus
  /// comes two samples late.
  private static AVCodec decoder(int codec) throws DecodeException {
    String name =
        switch (codec) {
          case AV_CODEC_ID_MP3 -> "mp3";
          case AV_CODEC_ID_MP2 -> "mp2";
          case AV_CODEC_ID_AAC -> "aac_fixed";
          case AV_CODEC_ID_AC3 -> "ac3_fixed";
          case AV_CODEC_ID_OPUS -> "libopus";
          default -> "";
        };
    AVCodec named = name.isEmpty() ? null : avcodec_find_decoder_by_name(name);
    AVCodec found = named == null || named.isNull() ? avcodec_find_decoder(codec) : named;
    if (found == null || found.isNull()) {
      throw new DecodeException(
          Formatted.of(
              "is coded as %s, for which there is no decoder",
              avcodec_get_name(codec).getString()));
    }
    return found;
  }

  private RecordingFormat format(String decoder) {
    AVStream sound = container.streams(stream);
    String coding = avcodec_get_name(codec.codec_id()).getString(StandardCharsets.UTF_8);
    long duration = sound.duration();
    boolean stated =
        duration > 0
            && duration != AV_NOPTS_VALUE
            && container.duration_estimation_method() != AVFMT_DURATION_FROM_BITRATE;
    long frames =
        stated
            ? Math.round(duration * av_q2d(sound.time_base()) * codec.sample_rate())
            : Math.round(Math.max(0, container.duration()) / 1e6 * codec.sample_rate());
    return new RecordingFormat(
        name(coding),
        coding,
        codec.sample_rate(),
        codec.ch_layout().nb_channels(),
        frames > 0 ? OptionalLong.of(frames) : OptionalLong.empty(),
        decoder + " of FFmpeg " + av_version_info().getString(StandardCharsets.UTF_8),
        samples.isInteger());
  }

  private String name(String coding) {
    return switch (coding) {
      case "mp3", "aac", "flac", "alac" -> coding.toUpperCase(Locale.ROOT);
      case "opus" -> "Opus";
      case "wmav1", "wmav2", "wmapro", "wmalossless", "wmavoice" -> "WMA";
      default -> coding;
    };
  }

  RecordingFormat format() {
    return format;
  }

  Optional<String> damage() {
    return damage;
  }

  int read(float[] interleaved, int frames) {
    int count = 0;
    while (count < frames && !ended) {
      if (taken == there && !nextFrame()) {
        break;
      }
      long left = left();
      int part = (int) Math.min(left, Math.min(frames - count, there - taken));
      samples.copy(frame, taken, interleaved, count, part);
      taken += part;
      count += part;
      done += part;
      ended |= part == left;
    }
    return count;
  }

  /// The frames before the end that the container states: edit lists count in ticks of their own,
  /// and the last packet says how much of it is sound.
  private long left() {
    if (slackFrames < 0 || format.frames().isEmpty()) {
      return Long.MAX_VALUE;
    }
    long left = format.frames().getAsLong() - done;
    int rest = there - taken;
    return rest > left && rest <= left + slackFrames ? rest : Math.max(0, left);
  }

  private boolean nextFrame() {
    while (true) {
      int result = avcodec_receive_frame(codec, frame);
      if (result >= 0) {
        taken = 0;
        there = frame.nb_samples();
        if (slackFrames >= 0 && frame.duration() > 0 && ticksAreFrames()) {
          there = (int) Math.min(there, frame.duration());
        }
        if (!samples.fit(frame)) {
          return damaged("rate, channels or type of its samples change");
        }
        return true;
      }
      if (result == AVERROR_EOF()) {
        return end();
      }
      if (result != AVERROR_EAGAIN() && done > 0) {
        return damaged(error(result));
      }
      if (draining || !feed()) {
        return false;
      }
    }
  }

  private boolean ticksAreFrames() {
    var tick = container.streams(stream).time_base();
    return tick.num() == 1 && tick.den() == codec.sample_rate();
  }

  /// Hands the next packet to the decoder, or tells it that there is none.
  private boolean feed() {
    int read = av_read_frame(container, packet);
    if (read < 0) {
      draining = true;
      avcodec_send_packet(codec, (AVPacket) null);
      return read == AVERROR_EOF() || damaged(error(read));
    }
    int sent = packet.stream_index() == stream ? avcodec_send_packet(codec, packet) : 0;
    av_packet_unref(packet);
    // What comes before the first whole frame is the end of something else.
    return sent >= 0 || done == 0 || damaged(error(sent));
  }

  private boolean end() {
    ended = true;
    boolean stated = container.duration_estimation_method() != AVFMT_DURATION_FROM_BITRATE;
    long missing = format.frames().orElse(0) - done;
    if (stated && missing > TOLERANCE_FRAMES) {
      damage =
          Optional.of(Damage.cutShort((double) done / format.sampleRateHz(), format.seconds()));
    }
    return false;
  }

  private boolean damaged(String reason) {
    ended = true;
    damage = Optional.of(Damage.at((double) done / format.sampleRateHz(), reason));
    return false;
  }

  private static void require(int result, String sentence) throws DecodeException {
    if (result < 0) {
      throw new DecodeException(sentence + ": " + error(result));
    }
  }

  private static String error(int code) {
    byte[] text = new byte[AV_ERROR_MAX_STRING_SIZE];
    av_strerror(code, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(codec);
    avformat_close_input(container);
  }
}

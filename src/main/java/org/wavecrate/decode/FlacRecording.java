package org.wavecrate.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;

/// A FLAC recording of up to 24 bits. Every frame's checksum is compared.
final class FlacRecording implements Recording {
  private static final int STREAM_INFO_BYTES = 34;
  private static final int MOST_BITS = 24;

  private final FileBytes file;
  private final RecordingFormat format;
  private final FlacFrame frame;
  private final float scale;

  /// Frames delivered from the current block, and decoded in all.
  private int taken;

  private long decoded;
  private boolean ended;
  private Optional<String> damage = Optional.empty();

  private FlacRecording(FileBytes file, RecordingFormat format, FlacFrame frame, int bits) {
    this.file = file;
    this.format = format;
    this.frame = frame;
    scale = 1f / (1 << bits - 1);
  }

  /// Opens a stream, or nothing if it has more bits than this can read.
  ///
  /// @param begin where it begins, behind tags of other kinds
  static Optional<Recording> open(FileBytes file, long begin) throws IOException {
    ByteBuffer info = file.read(begin + 8, STREAM_INFO_BYTES).order(ByteOrder.BIG_ENDIAN);
    ByteBuffer head = file.read(begin + 4, 4).order(ByteOrder.BIG_ENDIAN);
    if (info.limit() < STREAM_INFO_BYTES || (head.get(0) & 0x7f) != 0) {
      throw new DecodeException("is a FLAC file that is cut short or damaged at its start");
    }
    long facts = info.getLong(10);
    int rate = (int) (facts >>> 44);
    int channels = (int) (facts >>> 41 & 7) + 1;
    int bits = (int) (facts >>> 36 & 31) + 1;
    long frames = facts & 0xf_ffff_ffffL;
    if (bits > MOST_BITS) {
      return Optional.empty();
    }
    OptionalLong length = frames == 0 ? OptionalLong.empty() : OptionalLong.of(frames);
    var format = RecordingFormat.own("FLAC", bits + "-bit", rate, channels, length);
    long audio = begin + 4;
    boolean last = false;
    while (!last) {
      ByteBuffer block = file.read(audio, 4).order(ByteOrder.BIG_ENDIAN);
      if (block.limit() < 4) {
        throw new DecodeException("is cut short before its samples begin");
      }
      last = block.get(0) < 0;
      audio += 4 + (block.getInt(0) & 0xffffff);
    }
    var frame = new FlacFrame(new FlacBits(file, audio), channels, bits);
    return Optional.of(new FlacRecording(file, format, frame, bits));
  }

  @Override
  public RecordingFormat format() {
    return format;
  }

  @Override
  public int read(float[] interleaved, int frames) throws IOException {
    int channels = format.channels();
    int count = 0;
    while (count < frames) {
      if (taken == frame.length() && !next()) {
        break;
      }
      int part = Math.min(frames - count, frame.length() - taken);
      for (int channel = 0; channel < channels; channel++) {
        int[] from = frame.channel(channel);
        int to = count * channels + channel;
        for (int i = taken; i < taken + part; i++, to += channels) {
          interleaved[to] = from[i] * scale;
        }
      }
      taken += part;
      count += part;
    }
    return count;
  }

  private boolean next() throws IOException {
    // What follows the last frame is tags.
    if (ended || decoded >= format.frames().orElse(Long.MAX_VALUE)) {
      return false;
    }
    taken = 0;
    double seconds = (double) decoded / format.sampleRateHz();
    try {
      ended = !frame.read();
      decoded += frame.length();
      if (ended && format.frames().isPresent()) {
        damage = Optional.of(Damage.cutShort(seconds, format.seconds()));
      }
    } catch (DecodeException | ArrayIndexOutOfBoundsException e) {
      ended = true;
      damage = Optional.of(Damage.at(seconds, String.valueOf(e.getMessage())));
    }
    return !ended;
  }

  @Override
  public Optional<String> damage() {
    return damage;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

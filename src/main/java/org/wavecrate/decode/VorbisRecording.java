package org.wavecrate.decode;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import com.jcraft.jogg.StreamState;
import com.jcraft.jogg.SyncState;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/// An Ogg Vorbis recording, decoded by JOrbis.
final class VorbisRecording implements Recording {
  private static final int CHUNK_BYTES = 8192;
  private static final int HEADERS = 3;
  private static final int TAIL_BYTES = 1 << 16;
  private static final int GRANULE_AT = 6;
  private static final int SERIAL_AT = 14;
  private static final int PAGE_HEADER_BYTES = 27;

  private final FileBytes file;
  private final SyncState sync = new SyncState();
  private final StreamState stream = new StreamState();
  private final Page page = new Page();
  private final Packet packet = new Packet();
  private final Info info = new Info();
  private final DspState dsp = new DspState();
  private final Block block = new Block(dsp);
  private final float[][][] pcm = new float[1][][];
  private final RecordingFormat format;
  private int[] starts = new int[0];
  private long position;
  private long done;
  private boolean ended;
  private Optional<String> damage = Optional.empty();

  private VorbisRecording(FileBytes file) throws IOException {
    this.file = file;
    sync.init();
    readHeaders();
    OptionalLong frames = lastGranule();
    format = RecordingFormat.own("Ogg Vorbis", "vorbis", info.rate, info.channels, frames);
    dsp.synthesis_init(info);
    block.init(dsp);
    starts = new int[info.channels];
  }

  static Recording open(FileBytes file) throws IOException {
    try {
      return new VorbisRecording(file);
    } catch (IndexOutOfBoundsException | NullPointerException | NegativeArraySizeException e) {
      throw new DecodeException("is an Ogg Vorbis file that is damaged at its start", e);
    }
  }

  private void readHeaders() throws IOException {
    info.init();
    Comment comment = new Comment();
    comment.init();
    if (!nextPage()) {
      throw new DecodeException("is an Ogg file without a whole page");
    }
    stream.init(page.serialno());
    stream.pagein(page);
    for (int header = 0; header < HEADERS; ) {
      int result = stream.packetout(packet);
      if (result == 0 && !nextPage()) {
        throw new DecodeException("is an Ogg Vorbis file that ends within its headers");
      } else if (result == 0) {
        stream.pagein(page);
      } else if (result < 0 || info.synthesis_headerin(comment, packet) < 0) {
        throw new DecodeException("is an Ogg Vorbis file with damaged headers");
      } else {
        header++;
      }
    }
  }

  /// The end of the stream in frames, as the last page of the file says.
  private OptionalLong lastGranule() throws IOException {
    ByteBuffer tail = file.read(Math.max(0, file.size() - TAIL_BYTES), TAIL_BYTES);
    for (int at = tail.limit() - PAGE_HEADER_BYTES; at >= 0; at--) {
      if (FileBytes.tag(tail, at, 4).equals("OggS")
          && tail.getInt(at + SERIAL_AT) == page.serialno()
          && tail.getLong(at + GRANULE_AT) > 0) {
        return OptionalLong.of(tail.getLong(at + GRANULE_AT));
      }
    }
    return OptionalLong.empty();
  }

  /// @return false at the end of the file
  private boolean nextPage() throws IOException {
    while (true) {
      int result = sync.pageout(page);
      if (result > 0) {
        return true;
      }
      if (result < 0 && format != null) {
        damaged("bytes between its pages are lost");
      }
      int index = sync.buffer(CHUNK_BYTES);
      ByteBuffer bytes = file.read(position, CHUNK_BYTES);
      if (bytes.limit() == 0) {
        return false;
      }
      bytes.get(0, sync.data, index, bytes.limit());
      position += bytes.limit();
      sync.wrote(bytes.limit());
    }
  }

  @Override
  public RecordingFormat format() {
    return format;
  }

  @Override
  public int read(float[] interleaved, int frames) throws IOException {
    int count = 0;
    while (count < frames) {
      int there = dsp.synthesis_pcmout(pcm, starts);
      if (there == 0) {
        if (ended || !decode()) {
          break;
        }
        continue;
      }
      long left = format.frames().orElse(Long.MAX_VALUE) - done;
      int part = (int) Math.min(left, Math.min(frames - count, there));
      if (part <= 0) {
        ended = true;
        break;
      }
      for (int channel = 0; channel < info.channels; channel++) {
        float[] from = pcm[0][channel];
        int to = count * info.channels + channel;
        for (int i = starts[channel]; i < starts[channel] + part; i++, to += info.channels) {
          interleaved[to] = from[i];
        }
      }
      dsp.synthesis_read(part);
      count += part;
      done += part;
    }
    return count;
  }

  /// Decodes the next packet.
  ///
  /// @return false at the end
  private boolean decode() throws IOException {
    try {
      int result = stream.packetout(packet);
      if (result == 0) {
        if (!nextPage()) {
          ended = true;
          if (done < format.frames().orElse(done) || page.eos() == 0) {
            double seconds = (double) done / format.sampleRateHz();
            damage = Optional.of(Damage.at(seconds, "its last page is missing"));
          }
        } else if (stream.pagein(page) < 0) {
          damaged("another stream follows");
        }
      } else if (result < 0) {
        damaged("a page is missing");
      } else if (block.synthesis(packet) == 0) {
        dsp.synthesis_blockin(block);
      }
    } catch (IndexOutOfBoundsException | NullPointerException | NegativeArraySizeException e) {
      damaged("a packet can't be decoded");
    }
    return !ended;
  }

  private void damaged(String reason) {
    ended = true;
    damage = Optional.of(Damage.at((double) done / format.sampleRateHz(), reason));
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

package org.wavecrate.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A recording whose samples are stored as they are.
final class PcmRecording implements Recording {
  private static final int CHUNK_BYTES = 1 << 16;

  private final FileBytes file;
  private final PcmData data;
  private final RecordingFormat format;
  private final int frameBytes;
  private final ByteBuffer chunk;
  private long done;
  private Optional<String> damage;

  PcmRecording(FileBytes file, PcmData data) throws DecodeException {
    this.file = file;
    this.data = data;
    format = data.format();
    frameBytes = data.coding().bytes() * data.channels();
    chunk = ByteBuffer.allocate(Math.max(1, CHUNK_BYTES / frameBytes) * frameBytes);
    chunk.order(data.order());
    damage = data.damage();
  }

  @Override
  public RecordingFormat format() {
    return format;
  }

  @Override
  public int read(float[] interleaved, int frames) throws IOException {
    long left = (data.bytes() - done) / frameBytes;
    int wanted = (int) Math.min(left, Math.min(frames, chunk.capacity() / frameBytes));
    chunk.clear().limit(wanted * frameBytes);
    file.fill(data.start() + done, chunk);
    int got = chunk.position() / frameBytes;
    chunk.flip();
    data.coding().decode(chunk, interleaved, got * data.channels());
    done += (long) got * frameBytes;
    if (got < wanted) {
      damage = Optional.of("was cut short while it was read");
    }
    return got;
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

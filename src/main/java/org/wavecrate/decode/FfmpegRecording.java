package org.wavecrate.decode;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// A recording that another process decodes by FFmpeg.
final class FfmpegRecording implements Recording {
  private static final int MOST_BYTES = 1 << 18;

  private final FfmpegProcess process;
  private final RecordingFormat format;
  private final ByteBuffer bytes;
  private Optional<String> damage = Optional.empty();
  private boolean broken;

  private FfmpegRecording(FfmpegProcess process, RecordingFormat format) {
    this.process = process;
    this.format = format;
    int frameBytes = format.channels() * Float.BYTES;
    bytes = ByteBuffer.allocate(Math.max(1, MOST_BYTES / frameBytes) * frameBytes);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  static Recording open(Path file) throws IOException {
    String path = file.toAbsolutePath().toString();
    if (!Path.of(path).equals(file.toAbsolutePath())) {
      throw new DecodeException(
          "has a name that is no text in this system's encoding, so FFmpeg can't open it; rename"
              + " it");
    }
    FfmpegProcess process = FfmpegProcess.take();
    try {
      RecordingFormat format = process.exchange((in, out) -> open(path, in, out));
      return new FfmpegRecording(process, format);
    } catch (IOException e) {
      process.release();
      throw e;
    }
  }

  private static RecordingFormat open(String path, DataInputStream in, DataOutputStream out)
      throws IOException {
    out.writeByte(FfmpegWorker.OPEN);
    out.writeUTF(path);
    out.flush();
    if (!in.readBoolean()) {
      throw new DecodeException(in.readUTF());
    }
    String name = in.readUTF();
    String coding = in.readUTF();
    int rate = in.readInt();
    int channels = in.readInt();
    long frames = in.readLong();
    OptionalLong length = frames < 0 ? OptionalLong.empty() : OptionalLong.of(frames);
    return new RecordingFormat(
        name, coding, rate, channels, length, in.readUTF(), in.readBoolean());
  }

  @Override
  public RecordingFormat format() {
    return format;
  }

  @Override
  public int read(float[] interleaved, int frames) throws IOException {
    int most = Math.min(frames, bytes.capacity() / Float.BYTES / format.channels());
    if (broken) {
      return 0;
    }
    try {
      return process.exchange((in, out) -> next(interleaved, most, in, out));
    } catch (DecodeException e) {
      // Gone with the worker; what came before is whole.
      broken = true;
      damage = Optional.of(String.valueOf(e.getMessage()));
      return 0;
    }
  }

  private int next(float[] interleaved, int frames, DataInputStream in, DataOutputStream out)
      throws IOException {
    out.writeByte(FfmpegWorker.NEXT);
    out.writeInt(frames);
    out.flush();
    int got = in.readInt();
    int samples = got * format.channels();
    in.readFully(bytes.array(), 0, samples * Float.BYTES);
    bytes.asFloatBuffer().get(0, interleaved, 0, samples);
    if (got == 0) {
      String found = in.readUTF();
      damage = found.isEmpty() ? Optional.empty() : Optional.of(found);
    }
    return got;
  }

  @Override
  public Optional<String> damage() {
    return damage;
  }

  @Override
  public void close() throws IOException {
    if (broken) {
      process.kill();
      return;
    }
    try {
      process.exchange(
          (in, out) -> {
            out.writeByte(FfmpegWorker.CLOSE);
            out.flush();
            return in.readUnsignedByte();
          });
      process.release();
    } catch (DecodeException e) {
      process.kill();
    }
  }
}

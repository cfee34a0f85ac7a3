package org.wavecrate.decode;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// The process that FFmpeg runs in. It answers one request after the other on its standard
/// streams, and ends with its parent.
public final class FfmpegWorker {
  static final int OPEN = 1;
  static final int NEXT = 2;
  static final int CLOSE = 3;

  private Optional<FfmpegDecoder> decoder = Optional.empty();
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private float[] samples = new float[0];

  /// Why FFmpeg can't be loaded; later failures say less.
  private String unloadable = "";

  private FfmpegWorker() {}

  /// Serves until standard input ends.
  public static void main(String[] arguments) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(System.in));
    var out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    // Whatever else prints must not end up between answers.
    System.setOut(System.err);
    var worker = new FfmpegWorker();
    try {
      while (true) {
        worker.answer(in.readUnsignedByte(), in, out);
        out.flush();
      }
    } catch (EOFException e) {
      worker.close();
    }
  }

  private void answer(int request, DataInputStream in, DataOutputStream out) throws IOException {
    switch (request) {
      case OPEN -> open(in.readUTF(), out);
      case NEXT -> next(in.readInt(), out);
      default -> {
        close();
        out.writeByte(CLOSE);
      }
    }
  }

  private void open(String path, DataOutputStream out) throws IOException {
    close();
    try {
      FfmpegDecoder opened = FfmpegDecoder.open(path);
      decoder = Optional.of(opened);
      RecordingFormat format = opened.format();
      out.writeBoolean(true);
      out.writeUTF(format.name());
      out.writeUTF(format.coding());
      out.writeInt(format.sampleRateHz());
      out.writeInt(format.channels());
      out.writeLong(format.frames().orElse(-1));
      out.writeUTF(format.decoder());
      out.writeBoolean(format.exact());
    } catch (IOException | IllegalArgumentException e) {
      out.writeBoolean(false);
      out.writeUTF(String.valueOf(e.getMessage()));
    } catch (LinkageError e) {
      if (unloadable.isEmpty()) {
        unloadable = reason(e);
      }
      out.writeBoolean(false);
      out.writeUTF("needs FFmpeg to be decoded, which can't be loaded here: " + unloadable);
    }
  }

  /// The reason from the system's loader, such as a missing library.
  private static String reason(Throwable error) {
    Throwable first = error;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String text = String.valueOf(first.getMessage());
    // It begins with the path of the library that needs another one.
    return text.startsWith("/") ? text.substring(text.indexOf(": ") + 2) : text;
  }

  private void next(int frames, DataOutputStream out) throws IOException {
    FfmpegDecoder open = decoder.orElseThrow(() -> new IOException("nothing is open"));
    int channels = open.format().channels();
    if (samples.length < frames * channels) {
      samples = new float[frames * channels];
      bytes = ByteBuffer.allocate(samples.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
    int got = open.read(samples, frames);
    out.writeInt(got);
    bytes.asFloatBuffer().put(0, samples, 0, got * channels);
    out.write(bytes.array(), 0, got * channels * Float.BYTES);
    if (got == 0) {
      out.writeUTF(open.damage().orElse(""));
    }
  }

  private void close() {
    decoder.ifPresent(FfmpegDecoder::close);
    decoder = Optional.empty();
  }
}

package org.wavecrate.decode;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.bytedeco.ffmpeg.global.avutil;

/// Prints what FFmpeg decodes recordings to, for `decoders.sh`: the decoder, whether Wavecrate says
/// that it gives the same bytes everywhere, the number of frames and a hash of their samples.
public final class DecoderHash {
  private static final int FRAMES = 4096;

  private DecoderHash() {}

  /// @param arguments `plain` for no extensions of the processor, or `all`; then files
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("plain")) {
      avutil.av_force_cpu_flags(0);
    }
    for (String file : Arrays.copyOfRange(arguments, 1, arguments.length)) {
      try (FfmpegDecoder decoder = FfmpegDecoder.open(file)) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int channels = decoder.format().channels();
        float[] samples = new float[FRAMES * channels];
        long frames = 0;
        for (int got = decoder.read(samples, FRAMES);
            got > 0;
            got = decoder.read(samples, FRAMES)) {
          ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * got * channels);
          bytes.asFloatBuffer().put(samples, 0, got * channels);
          digest.update(bytes.array());
          frames += got;
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        String name = file.substring(file.lastIndexOf('/') + 1);
        System.out.printf(
            "%-10s %-32s %-6s %7d %s%n",
            name,
            decoder.format().decoder(),
            decoder.format().exact() ? "same" : "differs",
            frames,
            hash.substring(0, 16));
      }
    }
  }
}

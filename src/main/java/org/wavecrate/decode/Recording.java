package org.wavecrate.decode;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// An open recording, read once from its start to its end in memory that does not grow with its
/// length. For one thread at a time.
public interface Recording extends Closeable {
  RecordingFormat format();

  /// Reads on.
  ///
  /// @param interleaved frames x channels, scaled to full scale 1; filled from its start
  /// @param frames the most frames to read; 1 or more
  /// @return the number of frames read: fewer than asked for only before the end, 0 at the end
  int read(float[] interleaved, int frames) throws IOException;

  /// Damage met so far; complete once [#read] has returned 0. What was read is whole all the same:
  /// reading ends where damage begins.
  Optional<String> damage();

  /// Reads all that is left.
  ///
  /// @throws DecodeException if that is more than an array can hold
  default float[] readAll() throws IOException {
    int channels = format().channels();
    long stated = Math.min(format().frames().orElse(0), 1 << 22);
    float[] all = new float[(int) Math.max(1 << 14, stated * channels + channels)];
    float[] chunk = new float[1 << 14];
    int most = Math.max(1, chunk.length / channels);
    int length = 0;
    for (int frames = read(chunk, most); frames > 0; frames = read(chunk, most)) {
      int samples = frames * channels;
      if (length + samples > all.length) {
        if (length > Integer.MAX_VALUE / 2 - samples) {
          throw new DecodeException("is too long to be held in memory; cut it into shorter ones");
        }
        all = Arrays.copyOf(all, 2 * (length + samples));
      }
      System.arraycopy(chunk, 0, all, length, samples);
      length += samples;
    }
    return Arrays.copyOf(all, length);
  }

  @Override
  void close() throws IOException;
}

package org.wavecrate.audio;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wavecrate.storage.Formatted;

/// Converts sound from one sample rate to another without aliases: what both rates can hold passes
/// up to 0.91 of half the lower rate, what the new rate can't hold is at least 120 dB down.
///
/// Frame `n` of the result lies at the time `n / toHz`, counted from the first frame of the source;
/// before and after the source there is silence. Immutable, for any number of threads.
public final class Resampler {
  private static final int MOST_RATIO = 256;
  private static final int MOST_KNOWN = 64;
  private static final ConcurrentHashMap<Long, Resampler> KNOWN = new ConcurrentHashMap<>();

  private final int up;
  private final int down;

  /// Tables; none if they would be too large, as from 44,100 to 44,099 Hz.
  private final Optional<PolyphaseFilter> filter;

  private Resampler(int up, int down) {
    this.up = up;
    this.down = down;
    filter =
        up != down && PolyphaseFilter.suits(up, down)
            ? Optional.of(new PolyphaseFilter(up, down, new Taps()))
            : Optional.empty();
  }

  /// The conversion between two rates. Its tables are made once.
  ///
  /// @throws IllegalArgumentException if one rate is more than 256 times the other
  public static Resampler of(int fromHz, int toHz) {
    if (fromHz < 1
        || toHz < 1
        || fromHz > (long) toHz * MOST_RATIO
        || toHz > (long) fromHz * MOST_RATIO) {
      throw new IllegalArgumentException(
          Formatted.of(
              "can't be resampled from %d Hz to %d Hz; allowed: up to %d times as many or as few",
              fromHz, toHz, MOST_RATIO));
    }
    int common = greatestCommonDivisor(fromHz, toHz);
    int up = toHz / common;
    int down = fromHz / common;
    if (KNOWN.size() > MOST_KNOWN) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(
        (long) up << Integer.SIZE | down, ratio -> new Resampler(up, down));
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /// How many frames come of `frames` frames: as many as last as long, rounded half up.
  public long frames(long frames) {
    long whole = frames / down;
    long rest = frames % down;
    return Math.addExact(Math.multiplyExact(whole, up), (2 * rest * up + down) / (2L * down));
  }

  /// Converts a whole sound.
  ///
  /// @param samples interleaved
  /// @return interleaved likewise, [#frames] of them
  public float[] convert(float[] samples, int channels) {
    int frames = samples.length / channels;
    float[] all = new float[Math.toIntExact(Math.multiplyExact(frames(frames), channels))];
    int[] done = {0};
    ResamplerStream stream = stream(channels, frames);
    ResamplerStream.Sink sink =
        (some, count) -> {
          System.arraycopy(some, 0, all, done[0], count * channels);
          done[0] += count * channels;
        };
    stream.write(samples, 0, frames, sink);
    stream.finish(sink);
    return all;
  }

  /// A conversion piece by piece, in constant memory: the same bytes as [#convert].
  public ResamplerStream stream(int channels) {
    return stream(channels, Long.MAX_VALUE);
  }

  /// A conversion piece by piece whose working memory suits a sound of about `frames` frames.
  public ResamplerStream stream(int channels, long frames) {
    return new ResamplerStream(this, rows(frames), channels);
  }

  private RateWindow rows(long frames) {
    if (up == down) {
      return new RateWindow.Copied();
    }
    return filter.isPresent()
        ? new RateWindow.Tables(filter.get(), frames)
        : new RateWindow.Computed(up, down);
  }
}

package org.wavecrate.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.wavecrate.audio.Silence;
import org.wavecrate.dataset.Progress;

/// A recording as an import will cut it up: its prepared sound, and what becomes of each part.
///
/// @param samples interleaved, at the rate of the examples, before silence is trimmed and loudness
///     set
/// @param channels of the samples
/// @param rateHz of the samples
/// @param parts in order of time
/// @param cut whether the recording is longer than what is shown
/// @param soundPerSecond how many seconds of sound were prepared in a second
public record WindowPreview(
    float[] samples,
    int channels,
    int rateHz,
    List<Part> parts,
    boolean cut,
    double soundPerSecond) {
  private static final long MOST_SECONDS = 300;

  /// The fate of a stretch of a recording.
  public enum Fate {
    EXAMPLE,
    TRIMMED,
    DROPPED
  }

  /// A stretch of a recording.
  ///
  /// @param fate what becomes of it
  /// @param from its first frame
  /// @param to its end
  public record Part(Fate fate, long from, long to) {}

  /// Thrown to stop reading.
  private static final class Enough extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// Reads a recording, as far as it is shown.
  ///
  /// @throws IOException if it can't be read; the message lacks its name
  public static WindowPreview of(IntakePlan plan, PlannedFile file, Progress progress)
      throws IOException {
    IntakeOptions options = plan.options();
    var plain =
        options.withTrimBelowDb(OptionalDouble.empty()).withLoudnessLufs(OptionalDouble.empty());
    PreparedSound prepared = new PreparedSound(plain, plan.rateHz());
    int channels = prepared.channels(file.format());
    long most = MOST_SECONDS * plan.rateHz();
    List<float[]> pieces = new ArrayList<>();
    long[] length = {0};
    boolean cut = false;
    long began = System.nanoTime();
    try {
      prepared.run(
          file,
          progress,
          found ->
              (frames, from, count) -> {
                pieces.add(Arrays.copyOfRange(frames, from * found, (from + count) * found));
                length[0] += count;
                if (length[0] > most) {
                  throw new Enough();
                }
              });
    } catch (Enough e) {
      cut = true;
    }
    double took = Math.max(1e-6, (System.nanoTime() - began) / 1e9);
    float[] samples = new float[Math.toIntExact(length[0] * channels)];
    int at = 0;
    for (float[] piece : pieces) {
      System.arraycopy(piece, 0, samples, at, piece.length);
      at += piece.length;
    }
    List<Part> parts = parts(plan, samples, channels, length[0]);
    return new WindowPreview(
        samples, channels, plan.rateHz(), parts, cut, length[0] / (double) plan.rateHz() / took);
  }

  private static List<Part> parts(IntakePlan plan, float[] samples, int channels, long frames) {
    List<Part> parts = new ArrayList<>();
    long from = 0;
    long to = frames;
    if (plan.options().trimBelowDb().isPresent() && frames > 0) {
      double belowDb = plan.options().trimBelowDb().getAsDouble();
      Silence.Kept kept = Silence.trim(samples, channels, plan.rateHz(), belowDb, 0);
      from = kept.from();
      to = kept.to();
    }
    if (from > 0) {
      parts.add(new Part(Fate.TRIMMED, 0, from));
    }
    Windows windows = plan.windows();
    long count = windows.count(to - from);
    long end = from;
    for (long i = 0; i < count; i++) {
      long start = from + windows.start(i);
      if (start > end) {
        parts.add(new Part(Fate.DROPPED, end, start));
      }
      end = from + windows.end(i, to - from);
      parts.add(new Part(Fate.EXAMPLE, start, end));
    }
    if (end < to) {
      parts.add(new Part(Fate.DROPPED, end, to));
    }
    if (to < frames) {
      parts.add(new Part(Fate.TRIMMED, to, frames));
    }
    return List.copyOf(parts);
  }
}

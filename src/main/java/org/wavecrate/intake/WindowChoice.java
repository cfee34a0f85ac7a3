package org.wavecrate.intake;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wavecrate.audio.Resampler;
import org.wavecrate.decode.RecordingFormat;
import org.wavecrate.storage.Formatted;

/// The windows that recordings are cut into: as the options say, else of the median length where
/// lengths differ.
///
/// @param windows in frames at the rate of the examples
/// @param rateHz that rate
/// @param decision a sentence that says which, and why
record WindowChoice(Windows windows, int rateHz, String decision) {
  private static final double SAME_LENGTH = 0.01;

  /// By how much FFmpeg's estimate of a length may be off.
  private static final double ESTIMATE_S = 0.2;

  static WindowChoice of(IntakeOptions options, List<ProbedFile> files, int rateHz) {
    double[] seconds =
        files.stream()
            .mapToDouble(file -> file.format().seconds())
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (options.whole()) {
      return new WindowChoice(Windows.WHOLE, rateHz, "windows: none, whole recordings");
    }
    if (options.windowS().isEmpty() && options.hopS().isEmpty() && agree(seconds)) {
      return new WindowChoice(
          Windows.WHOLE, rateHz, "windows: none, since lengths agree within 1 %");
    }
    double windowS = options.windowS().orElseGet(() -> median(seconds));
    double hopS = options.hopS().orElse(windowS);
    long length = Math.max(1, Math.round(windowS * rateHz));
    long hop = Math.max(1, Math.round(hopS * rateHz));
    String decision =
        Formatted.of(
            "windows: %.3f s every %.3f s%s; what is left is %s",
            windowS,
            hopS,
            options.windowS().isPresent() ? "" : ", the median length",
            options.padRemainder() ? "filled up with silence" : "dropped");
    Windows windows = new Windows(OptionalLong.of(length), hop, options.padRemainder());
    return new WindowChoice(windows, rateHz, decision);
  }

  private static boolean agree(double[] sorted) {
    return sorted.length == 0 || sorted[sorted.length - 1] * (1 - SAME_LENGTH) <= sorted[0];
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /// The number of examples that a recording gives; 1 if its length is not known.
  long examples(ProbedFile file) {
    return file.format().frames().isEmpty() ? 1 : windows.count(frames(file.format()));
  }

  private long frames(RecordingFormat format) {
    return Resampler.of(format.sampleRateHz(), rateHz).frames(format.frames().orElse(0));
  }

  /// Whether a recording that seems too short may prove long enough once it is decoded.
  boolean mayFill(ProbedFile file) {
    double missing = windows.length().orElse(1) / (double) rateHz - file.format().seconds();
    return !file.format().decoder().isEmpty() && missing < ESTIMATE_S;
  }

  /// The median length of whole recordings, if lengths differ.
  ///
  /// @param trimmed whether silence is cut off, so that they will
  OptionalInt fit(List<PlannedFile> files, boolean trimmed) {
    if (windows.length().isPresent()) {
      return OptionalInt.empty();
    }
    long[] lengths = files.stream().mapToLong(file -> frames(file.format())).sorted().toArray();
    boolean same = Arrays.stream(lengths).distinct().count() <= 1;
    return (same && !trimmed) || lengths.length == 0
        ? OptionalInt.empty()
        : OptionalInt.of(Math.clamp(lengths[lengths.length / 2], 1, Integer.MAX_VALUE));
  }

  String tooShort(ProbedFile file) {
    return tooShort(file.format().seconds(), windows.length().orElse(0) / (double) rateHz);
  }

  /// The reason why a recording is left out that is shorter than a window.
  static String tooShort(double seconds, double windowS) {
    // Three digits may not show the difference.
    String form = windowS - seconds < 0.001 ? "%.6f s of %.6f s" : "%.3f s of %.3f s";
    return "shorter than a window: " + Formatted.of(form, seconds, windowS);
  }
}

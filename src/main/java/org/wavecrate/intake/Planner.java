package org.wavecrate.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wavecrate.audio.Resampler;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.decode.RecordingFormat;
import org.wavecrate.intake.IntakeOptions.ChannelChoice;
import org.wavecrate.storage.Formatted;

/// Plans an import.
public final class Planner {
  private static final double SAME_LENGTH = 0.01;
  private static final int MOST_NAMED = 5;

  /// By how much FFmpeg's estimate of a length may be off.
  private static final double ESTIMATE_S = 0.2;

  private final Found found;
  private final IntakeOptions options;
  private final Map<String, String> rejected = new TreeMap<>(NaturalOrder.NATURAL);
  private final List<String> decisions = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private Planner(Found found, IntakeOptions options) {
    this.found = found;
    this.options = options;
    rejected.putAll(found.rejected());
  }

  /// Decides by what was found.
  ///
  /// @throws IntakeException if the options can't be met, in a sentence
  public static IntakePlan plan(Found found, IntakeOptions options) throws IntakeException {
    return new Planner(found, options).plan();
  }

  private IntakePlan plan() throws IntakeException {
    found
        .layouts()
        .forEach((name, why) -> decisions.add(Formatted.of("layout: %s: %s", name, why)));
    Assignment assignment = new Assignment(found, options);
    List<ProbedFile> labelled = new ArrayList<>();
    for (ProbedFile file : found.files()) {
      if (assignment.hasLabels() && assignment.label(file.entry()).isEmpty()) {
        rejected.put(file.entry().file().name(), "has no label");
      } else {
        labelled.add(file);
      }
    }
    int rate = rate(labelled);
    int channels = channels(labelled);
    List<ProbedFile> usable = resamplable(labelled, rate);
    Windows windows = windows(usable, rate);
    decisions.addAll(assignment.decisions());
    warnings.addAll(assignment.warnings());
    List<SplitChoice.Part> parts = new ArrayList<>();
    List<ProbedFile> taken = new ArrayList<>();
    for (ProbedFile file : usable) {
      long examples = examples(file, windows, rate);
      if (examples > 0 || mayBeLongEnough(file, windows, rate)) {
        taken.add(file);
        parts.add(
            new SplitChoice.Part(
                file.entry(),
                assignment.label(file.entry()),
                assignment.group(file.entry()),
                examples));
      } else {
        rejected.put(
            file.entry().file().name(),
            tooShort(file.format().seconds(), windows.length().orElse(0) / (double) rate));
      }
    }
    SplitChoice choice = new SplitChoice(options, assignment);
    List<Optional<SplitName>> splits = choice.choose(parts);
    decisions.addAll(choice.decisions());
    warnings.addAll(choice.warnings());
    List<PlannedFile> files = files(taken, parts, splits);
    TreeSet<String> classes = new TreeSet<>(NaturalOrder.NATURAL);
    files.forEach(file -> file.label().ifPresent(classes::add));
    sayRest();
    List<Rejection> rejections = new ArrayList<>();
    rejected.forEach((name, why) -> rejections.add(new Rejection(name, why)));
    warnings.addAll(found.notes());
    sayPassedOver();
    if (!found.missing().isEmpty()) {
      warnings.add(
          Formatted.of(
              "%,d files that a table names are not there, such as %s",
              found.missing().size(), found.missing().getFirst()));
    }
    return new IntakePlan(
        options,
        found.layouts(),
        found.count(),
        files,
        rejections,
        found.passedOver(),
        found.missing(),
        List.copyOf(classes),
        rate,
        channels,
        windows,
        fit(files, windows, rate),
        List.copyOf(decisions),
        List.copyOf(warnings));
  }

  private void sayPassedOver() {
    Map<String, List<String>> names = new TreeMap<>();
    found
        .passedOver()
        .forEach((name, why) -> names.computeIfAbsent(why, key -> new ArrayList<>()).add(name));
    names.forEach(
        (why, of) ->
            decisions.add(
                Formatted.of(
                    "passed over: %s%s: %s",
                    String.join(", ", of.subList(0, Math.min(MOST_NAMED, of.size()))),
                    of.size() > MOST_NAMED
                        ? Formatted.of(" and %,d more", of.size() - MOST_NAMED)
                        : "",
                    why)));
  }

  static String tooShort(double seconds, double windowS) {
    // Three digits may not show the difference.
    String form = windowS - seconds < 0.001 ? "%.6f s of %.6f s" : "%.3f s of %.3f s";
    return "shorter than a window: " + String.format(Locale.ROOT, form, seconds, windowS);
  }

  private List<PlannedFile> files(
      List<ProbedFile> taken, List<SplitChoice.Part> parts, List<Optional<SplitName>> splits) {
    List<PlannedFile> files = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      SplitChoice.Part part = parts.get(i);
      SourceFile file = part.entry().file();
      if (splits.get(i).isEmpty()) {
        rejected.put(file.name(), "has no split");
      } else {
        files.add(
            new PlannedFile(
                file,
                taken.get(i).format(),
                part.label(),
                part.group(),
                splits.get(i).get(),
                part.examples()));
      }
    }
    files.sort(Comparator.comparing(planned -> planned.file().name(), NaturalOrder.NATURAL));
    return List.copyOf(files);
  }

  private int rate(List<ProbedFile> files) throws IntakeException {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    files.forEach(file -> counts.merge(file.format().sampleRateHz(), 1, Integer::sum));
    if (options.rateHz().isPresent()) {
      decisions.add(Formatted.of("rate: %d Hz", options.rateHz().getAsInt()));
      return options.rateHz().getAsInt();
    }
    if (options.keepRate() && counts.size() > 1) {
      List<String> rates = new ArrayList<>();
      counts.forEach((hz, count) -> rates.add(Formatted.of("%d Hz (%d)", hz, count)));
      throw new IntakeException(
          Formatted.of(
              "--rate keep: the recordings have several rates: %s; choose one, such as --rate %d",
              String.join(", ", rates), most(counts)));
    }
    int rate = counts.isEmpty() ? 1 : most(counts);
    if (!counts.isEmpty()) {
      decisions.add(
          Formatted.of(
              "rate: %d Hz, that of %,d of %,d recordings", rate, counts.get(rate), files.size()));
    }
    return rate;
  }

  private int channels(List<ProbedFile> files) {
    if (options.channels() != ChannelChoice.KEEP) {
      decisions.add(
          "channels: "
              + switch (options.channels()) {
                case MONO -> "mono, the mean of all";
                case LEFT -> "the left one";
                default -> "the right one";
              });
      return 1;
    }
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    files.forEach(file -> counts.merge(file.format().channels(), 1, Integer::sum));
    decisions.add("channels: kept");
    if (counts.size() > 1) {
      warnings.add("recordings differ in their number of channels: " + counts.keySet());
    }
    return counts.isEmpty() ? 1 : most(counts);
  }

  private static int most(TreeMap<Integer, Integer> counts) {
    int best = counts.firstKey();
    int most = 0;
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }

  private List<ProbedFile> resamplable(List<ProbedFile> files, int rate) {
    List<ProbedFile> fine = new ArrayList<>();
    for (ProbedFile file : files) {
      try {
        Resampler.of(file.format().sampleRateHz(), rate);
        fine.add(file);
      } catch (IllegalArgumentException e) {
        rejected.put(file.entry().file().name(), e.getMessage());
      }
    }
    return fine;
  }

  private Windows windows(List<ProbedFile> files, int rate) {
    double[] seconds =
        files.stream()
            .mapToDouble(file -> file.format().seconds())
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    boolean alike =
        seconds.length > 0 && seconds[seconds.length - 1] * (1 - SAME_LENGTH) <= seconds[0];
    if (options.whole()
        || options.windowS().isEmpty()
            && options.hopS().isEmpty()
            && (alike || seconds.length == 0)) {
      decisions.add(
          options.whole()
              ? "windows: none, whole recordings"
              : "windows: none, since lengths agree within 1 %");
      return Windows.WHOLE;
    }
    double windowS = options.windowS().orElseGet(() -> median(seconds));
    double hopS = options.hopS().orElse(windowS);
    long length = Math.max(1, Math.round(windowS * rate));
    long hop = Math.max(1, Math.round(hopS * rate));
    decisions.add(
        Formatted.of(
            "windows: %.3f s every %.3f s%s; what is left is %s",
            windowS,
            hopS,
            options.windowS().isPresent() ? "" : ", the median length",
            options.padRemainder() ? "filled up with silence" : "dropped"));
    return new Windows(OptionalLong.of(length), hop, options.padRemainder());
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static long frames(RecordingFormat format, int rate) {
    return Resampler.of(format.sampleRateHz(), rate).frames(format.frames().orElse(0));
  }

  private static long examples(ProbedFile file, Windows windows, int rate) {
    return file.format().frames().isEmpty() ? 1 : windows.count(frames(file.format(), rate));
  }

  private static boolean mayBeLongEnough(ProbedFile file, Windows windows, int rate) {
    double missing = windows.length().orElse(1) / (double) rate - file.format().seconds();
    return !file.format().decoder().isEmpty() && missing < ESTIMATE_S;
  }

  /// The median length, if lengths differ.
  private OptionalInt fit(List<PlannedFile> files, Windows windows, int rate) {
    if (windows.length().isPresent()) {
      return OptionalInt.empty();
    }
    long[] lengths =
        files.stream().mapToLong(file -> frames(file.format(), rate)).sorted().toArray();
    boolean same = Arrays.stream(lengths).distinct().count() <= 1;
    boolean changes = options.trimBelowDb().isPresent();
    return (same && !changes) || lengths.length == 0
        ? OptionalInt.empty()
        : OptionalInt.of(Math.clamp(lengths[lengths.length / 2], 1, Integer.MAX_VALUE));
  }

  private void sayRest() {
    options
        .trimBelowDb()
        .ifPresent(
            db -> decisions.add(Formatted.of("silence: cut off at both ends, %s dB down", db)));
    options
        .loudnessLufs()
        .ifPresent(lufs -> decisions.add(Formatted.of("loudness: %s LUFS a recording", lufs)));
    decisions.add("stored as " + options.dtype().numpyName());
    decisions.add(Formatted.of("blocks: up to %,d examples, in random order", options.blockSize()));
  }
}

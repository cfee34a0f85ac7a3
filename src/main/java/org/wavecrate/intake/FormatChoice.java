package org.wavecrate.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.wavecrate.intake.IntakeOptions.ChannelChoice;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// The sample rate and the channels of an import: as the options say, else those of most
/// recordings.
final class FormatChoice {
  private final List<String> decisions = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final int rateHz;
  private final int channels;

  /// @param files the recordings to choose by
  /// @throws IntakeException if their rates are to be kept, and differ
  FormatChoice(IntakeOptions options, List<ProbedFile> files) throws IntakeException {
    rateHz = rate(options, files);
    channels = channels(options, files);
  }

  int rateHz() {
    return rateHz;
  }

  int channels() {
    return channels;
  }

  List<String> decisions() {
    return decisions;
  }

  List<String> warnings() {
    return warnings;
  }

  private int rate(IntakeOptions options, List<ProbedFile> files) throws IntakeException {
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
              "rate: %d Hz, that of %,d of %s",
              rate, counts.get(rate), Plural.of(files.size(), "recording")));
    }
    return rate;
  }

  private int channels(IntakeOptions options, List<ProbedFile> files) {
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

  /// The most frequent number, the least of several.
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
}

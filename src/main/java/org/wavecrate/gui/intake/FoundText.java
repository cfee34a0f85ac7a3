package org.wavecrate.gui.intake;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wavecrate.decode.RecordingFormat;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.intake.Found;
import org.wavecrate.intake.ProbedFile;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Sums up recordings in a few lines.
record FoundText(String extent, String formats, String rates) {
  static FoundText of(Found found) {
    double seconds =
        found.files().stream()
            .mapToDouble(file -> file.format().seconds())
            .filter(Double::isFinite)
            .sum();
    return new FoundText(
        Plural.of(found.files().size(), "recording") + ", " + Numbers.duration(seconds),
        counts(found, RecordingFormat::name),
        counts(found, format -> Numbers.hertz(format.sampleRateHz()))
            + " · "
            + counts(found, format -> channels(format.channels())));
  }

  /// Why nothing of it can be imported, in one sentence.
  static String nothing(Found found) {
    Map<String, String> rejected = found.rejected();
    if (rejected.isEmpty()) {
      return found.missing().isEmpty()
          ? "No recordings were found here."
          : Formatted.of(
              "None of the recordings in the table was found; the first is %s.",
              found.missing().getFirst());
    }
    Map.Entry<String, String> first = rejected.entrySet().iterator().next();
    String why = first.getKey() + " " + first.getValue() + ".";
    return rejected.size() == 1
        ? why
        : Formatted.of(
            "None of the %s can be imported; for example, %s",
            Plural.of(rejected.size(), "file"), why);
  }

  private static String channels(int count) {
    return count == 1 ? "mono" : count == 2 ? "stereo" : Plural.of(count, "channel");
  }

  private static String counts(Found found, Function<RecordingFormat, String> of) {
    Map<String, Integer> counts = new TreeMap<>();
    for (ProbedFile file : found.files()) {
      counts.merge(of.apply(file.format()), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(entry -> entry.getKey() + " " + Numbers.count(entry.getValue()))
        .collect(Collectors.joining(" · "));
  }
}

package org.wavecrate.gui.intake;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wavecrate.decode.RecordingFormat;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.intake.Found;
import org.wavecrate.intake.ProbedFile;

/// Sums up recordings in a few lines.
record FoundText(String extent, String formats, String rates) {
  static FoundText of(Found found) {
    double seconds =
        found.files().stream()
            .mapToDouble(file -> file.format().seconds())
            .filter(Double::isFinite)
            .sum();
    int count = found.files().size();
    return new FoundText(
        Numbers.count(count)
            + (count == 1 ? " recording, " : " recordings, ")
            + Numbers.duration(seconds),
        counts(found, RecordingFormat::name),
        counts(found, format -> Numbers.hertz(format.sampleRateHz()))
            + " · "
            + counts(found, format -> channels(format.channels())));
  }

  private static String channels(int count) {
    return count == 1 ? "mono" : count == 2 ? "stereo" : count + " channels";
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

package org.wavecrate.gui.check;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Severity;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// The texts of the Check screen.
final class CheckTexts {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private CheckTexts() {}

  /// For example `Checked all 284 examples at 14:53: read 18.2 MB in 24 ms, changed nothing.`
  ///
  /// @param read how many bytes were read for it; the others were known by then
  static String facts(CheckReport report, long read, LocalDateTime at, LocalDate today) {
    String day = at.toLocalDate().equals(today) ? "" : at.toLocalDate() + " ";
    return Formatted.of(
        "Checked %s at %s%s: %s, changed nothing.",
        report.examples() == 1
            ? "the one example"
            : "all " + Plural.of(report.examples(), "example"),
        day,
        at.format(TIME),
        reading(read, report.bytes(), time(report.took())));
  }

  private static String reading(long read, long all, String took) {
    if (read >= all) {
      return Formatted.of("read %s in %s", Numbers.bytes(all), took);
    }
    return read == 0
        ? Formatted.of("all %s had been read already", Numbers.bytes(all))
        : Formatted.of(
            "read %s in %s, the rest of %s had been read already",
            Numbers.bytes(read), took, Numbers.bytes(all));
  }

  /// For example `76 examples have errors or warnings: 6 marked, 70 left.`; empty for none.
  static String left(int concerned, int marked) {
    if (concerned == 0) {
      return "";
    }
    String have =
        Plural.of(concerned, "example")
            + Plural.either(concerned, " has", " have")
            + " errors or warnings";
    return marked == 0
        ? have + ", none of them marked."
        : marked == concerned
            ? have + ", all of them marked."
            : Formatted.of(
                "%s: %s marked, %s left.",
                have, Numbers.count(marked), Numbers.count(concerned - marked));
  }

  /// For example `284 examples, 568 files`, for when nothing is wrong.
  static String lookedAt(CheckReport report) {
    return Formatted.of(
        "%s: arrays, labels, levels, duplicates, balance and order.",
        Plural.of(report.examples(), "example"));
  }

  private static String time(Duration took) {
    double seconds = took.toNanos() / 1e9;
    if (seconds < 0.9995) {
      return Math.max(1, Math.round(seconds * 1000)) + " ms";
    }
    return seconds < 100
        ? Numbers.decimal(seconds, 1) + " s"
        : Numbers.decimal(seconds / 60, 1) + " min";
  }

  static String severity(Severity severity) {
    return severity == Severity.INFO ? "fact" : severity.key();
  }

  static String findings(int count) {
    return Plural.of(count, "finding");
  }

  /// The value and, if there is one, the limit: `83 runs · allowed: 0`.
  static String measured(Finding finding) {
    String limit = finding.limit().isEmpty() ? "" : "allowed: " + finding.limit();
    return finding.value().isEmpty() || limit.isEmpty()
        ? finding.value() + limit
        : finding.value() + " · " + limit;
  }

  /// The problem without its place, which stands beside it.
  static String sentence(Finding finding) {
    return plain(finding.problem());
  }

  /// The consequences of a finding, which go away with it: `Also: Batches can't be made.`; empty
  /// if there are none.
  static String also(List<Finding> consequences) {
    return consequences.isEmpty()
        ? ""
        : consequences.stream()
            .map(finding -> finding.rule().title())
            .distinct()
            .collect(Collectors.joining(", ", "Also: ", "."));
  }

  /// A finding with all that follows from it, a line each.
  static String whole(Finding finding, List<Finding> consequences) {
    return Stream.concat(Stream.of(finding), consequences.stream())
        .map(each -> plain(each.message()))
        .collect(Collectors.joining("\n"));
  }

  /// Text in which code stands between backticks, as labels show it: between quotation marks.
  static String plain(String text) {
    return text.replaceAll("`([^`]*)`", "“$1”");
  }

  /// Where it is, in short: `train · block-id-1 · id-3`.
  static String place(Finding finding) {
    StringBuilder place = new StringBuilder();
    finding.place().split().ifPresent(split -> add(place, split.canonical()));
    finding.place().block().ifPresent(block -> add(place, block));
    finding.place().file().ifPresent(file -> add(place, stem(file)));
    return place.isEmpty() ? "the whole dataset" : place.toString();
  }

  private static void add(StringBuilder place, String part) {
    if (!part.isEmpty()) {
      place.append(place.isEmpty() ? "" : " / ").append(part);
    }
  }

  /// A file's name without `.npy`.
  static String stem(String file) {
    return file.endsWith(".npy") ? file.substring(0, file.length() - 4) : file;
  }

  /// The last part of a path.
  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

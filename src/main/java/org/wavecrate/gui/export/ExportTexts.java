package org.wavecrate.gui.export;

import java.time.Duration;
import java.util.List;
import org.wavecrate.crate.PlannedCrate;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// The texts of the Export screen.
final class ExportTexts {
  private static final long MINUTE_SECONDS = 60;
  private static final long HOUR_SECONDS = 3600;
  private static final double LEAST_WHOLE_SECONDS = 9.95;

  private static final String[][] OPTIONS = {
    {"--examples-per-block", "“New blocks”"},
    {"--renumber", "“Renumber”"},
    {"--force", "“Replace”"},
    {"--without-bad", "“Leave out”"},
    {"--allow-errors", "“Export nevertheless”"},
  };

  private ExportTexts() {}

  /// For example `Verifying train.zip`.
  static String stage(ExportTracker.Point point) {
    if (point.file().isEmpty()) {
      return "Beginning";
    }
    String doing =
        switch (point.stage()) {
          case WRITING -> "Writing ";
          case SAVING -> "Forcing to the disk: ";
          case VERIFYING -> "Verifying ";
        };
    return doing + point.file();
  }

  /// The reason for a failure, as the window words it.
  static String sentence(Throwable reason) {
    String message = reason.getMessage();
    return sentence(message == null || message.isBlank() ? reason.toString() : message);
  }

  /// The engine's words without the command line's options, and ended.
  static String sentence(String message) {
    String said = message.strip();
    for (String[] option : OPTIONS) {
      said = said.replace(option[0], option[1]);
    }
    return said.endsWith(".") ? said : said + ".";
  }

  /// For example `312.5 MB/s`.
  static String speed(double bytesPerSecond) {
    return Numbers.bytes(Math.round(bytesPerSecond)) + "/s";
  }

  /// For example `12 s left`, `3 min left`, `1 h 20 min left`.
  static String timeLeft(double seconds) {
    return span(Math.max(1, Math.round(seconds)), false) + " left";
  }

  /// For example `0.4 s`, `12 s`, `3 min 20 s`, `1 h 20 min`.
  static String took(Duration took) {
    double seconds = took.toMillis() / 1000.0;
    return seconds < LEAST_WHOLE_SECONDS
        ? Numbers.decimal(Math.max(seconds, 0.1), 1) + " s"
        : span(Math.round(seconds), true);
  }

  /// @param fine whether minutes have seconds
  private static String span(long seconds, boolean fine) {
    if (seconds < MINUTE_SECONDS) {
      return seconds + " s";
    }
    if (fine && seconds < HOUR_SECONDS) {
      return joined(seconds / MINUTE_SECONDS, "min", seconds % MINUTE_SECONDS, "s");
    }
    long minutes = Math.round((double) seconds / MINUTE_SECONDS);
    return minutes < MINUTE_SECONDS
        ? minutes + " min"
        : joined(minutes / MINUTE_SECONDS, "h", minutes % MINUTE_SECONDS, "min");
  }

  private static String joined(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }

  /// The saving by compression: `13 % smaller`.
  static String saving(double ratio) {
    long percent = Math.round(100 * (1 - ratio));
    return percent > 0 ? percent + " % smaller" : "no smaller";
  }

  /// The room on a disk before and after: `18.6 MB of 84.3 GB free; 84.3 GB afterwards`.
  static String space(long needed, long free) {
    return needed > free
        ? Formatted.of("%s needed, %s free", Numbers.bytes(needed), Numbers.bytes(free))
        : Formatted.of(
            "%s free now, %s afterwards", Numbers.bytes(free), Numbers.bytes(free - needed));
  }

  /// The proof of a finished export.
  static String verified(Outcome.Done done) {
    long entries = done.plan().crates().stream().mapToLong(PlannedCrate::entries).sum();
    return Formatted.of(
        "Exported %s in %s: %s in %s (%s), every byte read again and equal to the source",
        Plural.of(done.result().crates().size(), "crate"),
        took(done.result().took()),
        Plural.of(done.plan().examples(), "example"),
        Plural.of(entries, "file"),
        Numbers.bytes(done.result().verifiedBytes()));
  }

  /// The text of the button that starts: `Export 3 crates and the kit, with 1 error`.
  static String action(PlanDraft draft) {
    int errors = draft.plan().errors().size();
    return "Export "
        + Plural.of(draft.plan().crates().size(), "crate")
        + (draft.kit().isPresent() ? " and the kit" : "")
        + (errors > 0 && draft.plan().settings().allowErrors()
            ? ", with " + Plural.of(errors, "error")
            : "");
  }

  /// For example `train.zip`, `train.zip and test.zip`, `train.zip and 4 others`.
  static String some(List<String> names) {
    return switch (names.size()) {
      case 0 -> "";
      case 1 -> names.getFirst();
      case 2 -> names.getFirst() + " and " + names.getLast();
      default -> names.getFirst() + " and " + Numbers.count(names.size() - 1) + " others";
    };
  }

  /// How long sound lasts: `12.3 h`, `3.7 min`, `12.0 s`; a dash for none.
  static String hours(double hours) {
    if (hours == 0) {
      return "–";
    }
    if (hours >= 1) {
      return Numbers.decimal(hours, 1) + " h";
    }
    return hours * MINUTE_SECONDS >= 1
        ? Numbers.decimal(hours * MINUTE_SECONDS, 1) + " min"
        : Numbers.decimal(hours * HOUR_SECONDS, 1) + " s";
  }

  /// The sums of the crates just written, as `sha256sum` writes them.
  static String sums(Outcome outcome) {
    StringBuilder sums = new StringBuilder();
    if (outcome instanceof Outcome.Done done) {
      done.result()
          .crates()
          .forEach(
              crate ->
                  sums.append(crate.sha256())
                      .append("  ")
                      .append(CrateRows.name(crate))
                      .append('\n'));
    }
    return sums.toString();
  }
}

package org.wavecrate.report;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The program that wrote a report, and the time.
///
/// @param program name and version
/// @param written the time, in the zone of whoever reads it
public record ReportOrigin(String program, ZonedDateTime written) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'xxx", Locale.ENGLISH);

  public static ReportOrigin now(String program) {
    return new ReportOrigin(program, ZonedDateTime.now());
  }

  /// For example `26 November 2026, 15:40 UTC+00:00`.
  String time() {
    return TIME.format(written);
  }
}

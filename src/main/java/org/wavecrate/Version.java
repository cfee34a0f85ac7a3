package org.wavecrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this program, as the build wrote it down.
///
/// @param number such as `0.2.0`
/// @param commit the commit it was built from, or `unknown`
public record Version(String number, String commit) {
  private static final String UNFILLED = "${";

  /// Reads the version; classes that no build has packed say `unknown`.
  public static Version read() {
    Properties written = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      written.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Version(value(written, "version"), value(written, "commit"));
  }

  private static String value(Properties written, String key) {
    String value = written.getProperty(key, UNFILLED);
    return value.startsWith(UNFILLED) || value.isBlank() ? "unknown" : value;
  }

  /// Version, build and Java in one line, for bug reports.
  public String sentence() {
    return "Wavecrate "
        + number
        + " (build "
        + commit
        + ", Java "
        + System.getProperty("java.version", "?")
        + " "
        + System.getProperty("java.vendor", "of an unknown vendor")
        + ")";
  }
}

package org.wavecrate.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.wavecrate.storage.Formatted;

/// The parts that all pages share, and the escaping of texts.
final class Html {
  private static final String STYLE = "report.css";

  private Html() {}

  /// All that comes before the content; the page may load nothing from anywhere.
  static String head(String title) {
    return "<!doctype html><html lang=en><head><meta charset=utf-8><meta"
        + " http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src"
        + " 'unsafe-inline'; img-src data:; media-src data:\"><meta name=viewport"
        + " content='width=device-width,initial-scale=1'><title>"
        + title
        + "</title><style>"
        + style()
        + "</style></head><body>\n";
  }

  private static String style() {
    try (InputStream in = Html.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + STYLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Text that means nothing but itself, whatever a file is called: markup, control characters and
  /// what turns the direction of writing round.
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  if (isHidden(c)) {
                    out.append("\\u").append(Formatted.of("%04x", c));
                  } else {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }

  private static boolean isHidden(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.SURROGATE
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }

  /// Text of ours, in which code stands between backquotes.
  static String code(String text) {
    return escape(text).replaceAll("`([^`]*)`", "<code>$1</code>");
  }
}

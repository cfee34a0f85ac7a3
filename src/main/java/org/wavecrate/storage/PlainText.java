package org.wavecrate.storage;

import java.util.HexFormat;

/// Texts that a terminal shows and does not obey: names of files and values of a stranger's dataset
/// may hold escape sequences, which move the cursor, change the title or answer for the user.
public final class PlainText {
  private static final String DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

  private PlainText() {}

  /// `text` with every control character but tab and line feed written out, such as `\x1b`, and
  /// with marks that turn the direction of writing written as `\u202e`.
  public static String lines(String text) {
    return clean(text, true);
  }

  /// As [#lines], and line feeds and tabs are written as `\n` and `\t`: for a name in a line.
  public static String of(String text) {
    return clean(text, false);
  }

  /// JSON with the same values, in which these characters are escaped; it escapes most anyway.
  public static String json(String json) {
    StringBuilder clean = null;
    int done = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c >= 0x7f && !written(c, true).isEmpty()) {
        clean = clean == null ? new StringBuilder(json.length() + 16) : clean;
        clean.append(json, done, i).append("\\u").append(HexFormat.of().toHexDigits(c));
        done = i + 1;
      }
    }
    return clean == null ? json : clean.append(json, done, json.length()).toString();
  }

  private static String clean(String text, boolean lines) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String written = written(c, lines);
      if (!written.isEmpty() && clean == null) {
        clean = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (clean != null) {
        clean.append(written.isEmpty() ? String.valueOf(c) : written);
      }
    }
    return clean == null ? text : clean.toString();
  }

  /// Empty if the character can stay.
  private static String written(char c, boolean lines) {
    if (c == '\n' || c == '\t') {
      return lines ? "" : c == '\n' ? "\\n" : "\\t";
    }
    if (c == '\r') {
      return "\\r";
    }
    if (c < ' ' || c >= 0x7f && c <= 0x9f) {
      return "\\x" + Character.forDigit(c >> 4, 16) + Character.forDigit(c & 15, 16);
    }
    boolean separator = c == '\u2028' || c == '\u2029';
    return separator || DIRECTION.indexOf(c) >= 0 ? "\\u" + Integer.toHexString(c) : "";
  }
}

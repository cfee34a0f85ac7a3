package org.wavecrate.storage;

import java.util.ArrayList;
import java.util.List;

/// Reads rows of CSV (RFC 4180) and its relatives with another separator. Quoted cells may hold
/// separators, line ends and doubled quotes; a row ends with CR, LF or both. [Csv] writes them.
public final class DelimitedText {
  private final String text;
  private final char separator;
  private int at;

  private DelimitedText(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /// All rows that are not empty. Spaces around unquoted cells are dropped.
  public static List<List<String>> lines(String text, char separator) {
    DelimitedText reader = new DelimitedText(text, separator);
    List<List<String>> lines = new ArrayList<>();
    while (reader.at < text.length()) {
      List<String> line = reader.line();
      if (line.size() > 1 || !line.getFirst().isBlank()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private List<String> line() {
    List<String> cells = new ArrayList<>();
    while (true) {
      cells.add(cell());
      if (at >= text.length()) {
        return cells;
      }
      char end = text.charAt(at++);
      if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      if (end != separator) {
        return cells;
      }
    }
  }

  private String cell() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && !isEnd(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at).strip();
  }

  private boolean isEnd(char c) {
    return c == separator || c == '\n' || c == '\r';
  }

  private String quoted() {
    StringBuilder cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        break;
      }
    }
    while (at < text.length() && !isEnd(text.charAt(at))) {
      cell.append(text.charAt(at++));
    }
    return cell.toString();
  }
}

package org.wavecrate.storage;

import java.util.List;

/// Rows of a table as CSV (RFC 4180). Cells that a spreadsheet would take for a formula, because
/// they begin with `=`, `+`, `-`, `@`, a tab or a carriage return, get an apostrophe before them,
/// unless they are plain numbers.
public final class Csv {
  private static final String FORMULA = "=+-@\t\r";

  private final StringBuilder text = new StringBuilder();

  /// Adds a row.
  public Csv row(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    text.append("\r\n");
    return this;
  }

  /// Adds a row.
  public Csv row(String... cells) {
    return row(List.of(cells));
  }

  /// One cell, quoted if need be.
  static String cell(String content) {
    boolean formula = !content.isEmpty() && FORMULA.indexOf(content.charAt(0)) >= 0;
    String safe = formula && !isNumber(content) ? "'" + content : content;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  private static boolean isNumber(String content) {
    return content.matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
  }

  /// All rows.
  @Override
  public String toString() {
    return text.toString();
  }
}

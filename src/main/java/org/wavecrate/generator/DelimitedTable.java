package org.wavecrate.generator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wavecrate.dataset.DatasetException;
import org.wavecrate.storage.DelimitedText;
import org.wavecrate.storage.Formatted;

/// Reads two columns of a table in CSV (commas or semicolons) or TSV. The first line names the
/// columns; if it names none, columns go by number from 1.
final class DelimitedTable {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private DelimitedTable() {}

  static Map<String, String> read(String file, String text, String key, String value)
      throws DatasetException {
    int end = text.indexOf('\n');
    String head = end < 0 ? text : text.substring(0, end);
    char delimiter = delimiter(file, head);
    List<List<String>> rows = DelimitedText.lines(text, delimiter);
    if (rows.isEmpty()) {
      throw new DatasetException(file + ": is empty; expected a line of column names");
    }
    List<String> names = rows.getFirst();
    boolean numbered = isNumber(key, names) && isNumber(value, names);
    int keyColumn = numbered ? Integer.parseInt(key) - 1 : keyColumn(file, names, key);
    int valueColumn =
        numbered ? Integer.parseInt(value) - 1 : valueColumn(file, names, value, keyColumn);
    Map<String, String> values = new LinkedHashMap<>();
    for (List<String> row : rows.subList(numbered ? 0 : 1, rows.size())) {
      if (row.size() > Math.max(keyColumn, valueColumn)) {
        TableText.put(file, values, row.get(keyColumn), row.get(valueColumn).strip());
      }
    }
    return values;
  }

  /// Whether it is the number of a column rather than its name.
  private static boolean isNumber(String column, List<String> names) {
    return column.matches("[1-9]\\d{0,3}")
        && !names.contains(column)
        && Integer.parseInt(column) <= names.size();
  }

  private static int keyColumn(String file, List<String> names, String key)
      throws DatasetException {
    return key.isEmpty() ? 0 : column(file, names, key, "key");
  }

  /// The numbers of the columns of a table whose first line is one like the others: what it has in
  /// some column is there once more, or is a number as all below; else the names in that line.
  static List<String> columns(List<List<String>> rows) {
    List<String> first = rows.getFirst();
    List<List<String>> others = rows.subList(1, rows.size());
    for (int column = 0; column < first.size(); column++) {
      int at = column;
      String cell = first.get(at).strip();
      boolean again =
          others.stream().anyMatch(row -> row.size() > at && row.get(at).strip().equals(cell));
      if (!cell.isEmpty() && (again || NUMBER.matcher(cell).matches())) {
        return IntStream.rangeClosed(1, first.size()).mapToObj(Integer::toString).toList();
      }
    }
    return first;
  }

  static char delimiter(String file, String head) {
    if (file.toLowerCase(Locale.ROOT).endsWith(".tsv")) {
      return '\t';
    }
    return Stream.of(',', ';', '\t')
        .max((a, b) -> Long.compare(count(head, a), count(head, b)))
        .orElse(',');
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static int column(String file, List<String> names, String name, String what)
      throws DatasetException {
    int column = names.indexOf(name);
    if (column < 0) {
      throw new DatasetException(
          Formatted.of(
              "%s: there is no column '%s' for \"%s\"; allowed: %s",
              file, name, what, TableText.allowed(names)));
    }
    return column;
  }

  private static int valueColumn(String file, List<String> names, String value, int keyColumn)
      throws DatasetException {
    if (!value.isEmpty()) {
      return column(file, names, value, "value");
    }
    if (names.size() != 2) {
      throw new DatasetException(
          Formatted.of(
              "%s: say which column holds the values, as \"value\"; allowed: %s",
              file, TableText.allowed(names)));
    }
    return 1 - keyColumn;
  }
}

package org.wavecrate.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.DatasetException;
import org.wavecrate.dataset.TableReader;
import org.wavecrate.storage.DelimitedText;
import org.wavecrate.storage.Formatted;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads tables as CSV, TSV, JSON or JSON lines, by the ending of their names.
public final class TableText implements TableReader {
  private static final int MOST_SHOWN = 20;

  @Override
  public Map<String, String> read(String file, String text, String key, String value)
      throws DatasetException {
    String lower = file.toLowerCase(Locale.ROOT);
    String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
    try {
      if (lower.endsWith(".json")) {
        return json(file, JsonMapper.builder().build().readTree(plain), key, value);
      }
      if (lower.endsWith(".jsonl")) {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : plain.lines().filter(l -> !l.isBlank()).toList()) {
          rows.add(JsonMapper.builder().build().readTree(line));
        }
        return records(file, rows, key, value);
      }
    } catch (JacksonException e) {
      throw new DatasetException(file + ": no valid JSON: " + e.getOriginalMessage(), e);
    }
    return DelimitedTable.read(file, plain, key, value);
  }

  private static Map<String, String> json(String file, JsonNode root, String key, String value)
      throws DatasetException {
    if (root.isArray()) {
      return records(file, root.values(), key, value);
    }
    if (!root.isObject() || root.isEmpty()) {
      throw new DatasetException(
          file + ": holds no table; expected {\"example\": value, ..} or [{..}, ..]");
    }
    JsonNode first = root.values().iterator().next();
    if (root.size() == 1 && first.isArray() && !first.isEmpty() && first.get(0).isObject()) {
      return records(file, first.values(), key, value);
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      JsonNode node = entry.getValue();
      if (node.isArray() && node.values().stream().allMatch(JsonNode::isString)) {
        // {"train": ["id-1", "id-2"], ..}: what belongs to each value.
        for (JsonNode element : node) {
          put(file, values, element.stringValue(), entry.getKey());
        }
      } else {
        JsonNode cell = node.isObject() ? column(file, node, value, "value") : node;
        put(file, values, entry.getKey(), text(file, entry.getKey(), cell));
      }
    }
    return values;
  }

  private static Map<String, String> records(
      String file, Iterable<JsonNode> rows, String key, String value) throws DatasetException {
    Map<String, String> values = new LinkedHashMap<>();
    for (JsonNode row : rows) {
      if (!row.isObject() || key.isEmpty() || value.isEmpty()) {
        String fields = row.isObject() ? String.join(", ", new TreeSet<>(row.propertyNames())) : "";
        throw new DatasetException(
            Formatted.of(
                    "%s: is a list of rows; say which columns hold examples and values, as \"key\""
                        + " and",
                    file)
                + " \"value\"; there are: "
                + fields);
      }
      String example = text(file, key, column(file, row, key, "key"));
      put(file, values, example, text(file, example, column(file, row, value, "value")));
    }
    return values;
  }

  private static JsonNode column(String file, JsonNode row, String name, String what)
      throws DatasetException {
    JsonNode cell = row.get(name);
    if (cell == null) {
      throw new DatasetException(
          Formatted.of(
              "%s: there is no column '%s' for \"%s\"; allowed: %s",
              file, name, what, String.join(", ", new TreeSet<>(row.propertyNames()))));
    }
    return cell;
  }

  private static String text(String file, String key, JsonNode cell) throws DatasetException {
    if (cell.isNull()) {
      return "";
    }
    if (!cell.isValueNode()) {
      throw new DatasetException(
          Formatted.of(
              "%s: the value of '%s' is %s; expected a text or a number",
              file, key, Fields.brief(cell)));
    }
    return cell.isBoolean() ? (cell.booleanValue() ? "1" : "0") : cell.asString();
  }

  static void put(String file, Map<String, String> values, String key, String value)
      throws DatasetException {
    String before = values.putIfAbsent(key, value);
    if (before != null && !before.equals(value)) {
      throw new DatasetException(
          Formatted.of(
              "%s: '%s' has two values, '%s' and '%s'; expected one for each example",
              file, key, before, value));
    }
  }

  static String allowed(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
  }

  /// One way to read a table.
  ///
  /// @param key the column of examples; empty where there is no choice
  /// @param value the column of values; empty where there is no choice
  /// @param values by the last name of a key, without an ending
  record Column(String key, String value, Map<String, String> values) {
    /// The table's value for an example.
    @Nullable String of(String path) {
      return values.get(stem(path));
    }
  }

  private static String stem(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return name.replaceFirst("\\.(npy|NPY|wav|WAV|flac|mp3|ogg|aiff|m4a|opus)$", "");
  }

  /// All ways in which a table can be read; none if it is no table.
  static List<Column> columns(String file, String text, int mostColumns) {
    List<Column> columns = new ArrayList<>();
    String lower = file.toLowerCase(Locale.ROOT);
    List<String> names = List.of();
    List<String> keys = List.of("");
    if (lower.endsWith(".json") || lower.endsWith(".jsonl")) {
      names = fields(lower, text);
      keys = text.stripLeading().startsWith("[") || lower.endsWith("l") ? names : List.of("");
    } else {
      int end = text.indexOf('\n');
      String head = end < 0 ? text : text.substring(0, end);
      List<List<String>> rows = DelimitedText.lines(text, DelimitedTable.delimiter(file, head));
      names = rows.isEmpty() ? List.of() : DelimitedTable.columns(rows);
      keys = names;
    }
    List<String> values = names.isEmpty() ? List.of("") : names;
    if (names.size() > mostColumns
        || keys.size() == 1 && values.equals(keys) && names.size() == 1) {
      return List.of();
    }
    for (String key : keys) {
      for (String value : values) {
        if (key.isEmpty() || !key.equals(value)) {
          column(file, text, key, value).ifPresent(columns::add);
        }
      }
    }
    return columns;
  }

  private static Optional<Column> column(String file, String text, String key, String value) {
    try {
      Map<String, String> byStem = new LinkedHashMap<>();
      new TableText().read(file, text, key, value).forEach((k, v) -> byStem.put(stem(k), v));
      return Optional.of(new Column(key, value, byStem));
    } catch (DatasetException e) {
      // It can't be read that way, so it can't be offered.
      return Optional.empty();
    }
  }

  /// The fields of the first row of a JSON table that has rows.
  private static List<String> fields(String lower, String text) {
    try {
      String json = lower.endsWith("l") ? text.lines().findFirst().orElse("{}") : text;
      JsonNode root = JsonMapper.builder().build().readTree(json);
      JsonNode row = lower.endsWith("l") || root.isEmpty() ? root : root.values().iterator().next();
      boolean rows = row.isObject();
      return rows ? List.copyOf(row.propertyNames()) : List.of();
    } catch (JacksonException e) {
      return List.of();
    }
  }
}

package org.wavecrate.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.wavecrate.storage.DelimitedText;
import org.wavecrate.storage.SmallFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A table of text cells, from CSV, TSV or JSON.
///
/// @param columns their names
/// @param rows as many cells as columns
public record DataTable(List<String> columns, List<List<String>> rows) {
  private static final long MOST_BYTES = 1L << 30;
  private static final String KEY = "key";
  private static final String LABEL = "label";

  /// Reads a file by its ending: JSON, JSON lines, or text whose cells are parted by the commonest
  /// of comma, semicolon, tab and bar in its first line.
  ///
  /// @throws IntakeException if it is no table; names the file
  static DataTable read(Path file) throws IOException {
    String text = text(SmallFile.bytes(file, MOST_BYTES));
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      return name.endsWith(".json") || name.endsWith(".jsonl") ? json(text) : delimited(text);
    } catch (JacksonException e) {
      throw new IntakeException(file + ": is no valid JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IntakeException(file + ": " + e.getMessage(), e);
    }
  }

  /// UTF-16 as spreadsheets save it, UTF-8 if it is that, else the code page of Windows.
  private static String text(byte[] bytes) {
    if (bytes.length >= 2 && (bytes[0] & bytes[1]) == (byte) 0xfe && bytes[0] != bytes[1]) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, Charset.forName("windows-1252"));
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static DataTable delimited(String text) {
    String first = text.lines().findFirst().orElse("");
    char separator = ',';
    for (char candidate : new char[] {';', '\t', '|'}) {
      if (count(first, candidate) > count(first, separator)) {
        separator = candidate;
      }
    }
    List<List<String>> lines = DelimitedText.lines(text, separator);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("is empty; expected a line of column names");
    }
    List<String> columns = lines.getFirst().stream().map(String::strip).toList();
    List<List<String>> rows = new ArrayList<>(lines.size());
    for (List<String> line : lines.subList(1, lines.size())) {
      List<String> row = new ArrayList<>(line.subList(0, Math.min(line.size(), columns.size())));
      while (row.size() < columns.size()) {
        row.add("");
      }
      rows.add(row);
    }
    return new DataTable(columns, rows);
  }

  private static long count(String line, char c) {
    return line.chars().filter(each -> each == c).count();
  }

  /// An array of objects, also as the only array of an object; an object of objects by name, or of
  /// labels by name; columns as pandas writes them; or one object a line.
  private static DataTable json(String text) {
    JsonMapper mapper = JsonMapper.builder().build();
    List<Map<String, String>> rows = new ArrayList<>();
    boolean lines =
        text.stripLeading().startsWith("{") && text.strip().indexOf("}\n{") > 0
            || text.strip().indexOf("}\r\n{") > 0;
    if (lines) {
      text.lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> rows.add(row(mapper.readTree(line))));
    } else {
      JsonNode tree = mapper.readTree(text);
      boolean byName = tree.isObject() && tree.values().stream().allMatch(JsonNode::isObject);
      List<JsonNode> arrays = tree.values().stream().filter(JsonNode::isArray).toList();
      if (tree.isArray()) {
        tree.values().forEach(each -> rows.add(row(each)));
      } else if (arrays.size() == 1 && arrays.getFirst().path(0).isObject()) {
        arrays.getFirst().values().forEach(each -> rows.add(row(each)));
      } else if (byName && areColumns(tree)) {
        rows.addAll(transposed(tree));
      } else if (isMap(tree)) {
        tree.properties()
            .forEach(
                it -> {
                  Map<String, String> row = new LinkedHashMap<>(Map.of(KEY, it.getKey()));
                  row.put(LABEL, text(it.getValue()));
                  rows.add(row);
                });
      } else if (byName) {
        tree.properties()
            .forEach(
                entry -> {
                  Map<String, String> row = new LinkedHashMap<>(Map.of(KEY, entry.getKey()));
                  row.putAll(row(entry.getValue()));
                  rows.add(row);
                });
      } else {
        rows.add(row(tree));
      }
    }
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    return new DataTable(
        List.copyOf(columns),
        rows.stream()
            .map(row -> columns.stream().map(name -> row.getOrDefault(name, "")).toList())
            .toList());
  }

  /// Whether the keys of all objects are the numbers of rows.
  private static boolean areColumns(JsonNode tree) {
    return tree.size() > 1
        && tree.values().stream()
            .allMatch(
                column -> {
                  int row = 0;
                  for (String key : column.propertyNames()) {
                    if (!key.equals(Integer.toString(row++))) {
                      return false;
                    }
                  }
                  return row > 0;
                });
  }

  private static List<Map<String, String>> transposed(JsonNode tree) {
    List<Map<String, String>> rows = new ArrayList<>();
    tree.properties()
        .forEach(
            column -> {
              int at = 0;
              for (JsonNode cell : column.getValue().values()) {
                while (rows.size() <= at) {
                  rows.add(new LinkedHashMap<>());
                }
                rows.get(at++).put(column.getKey(), text(cell));
              }
            });
    return rows;
  }

  /// Whether names of files stand for their labels.
  private static boolean isMap(JsonNode tree) {
    return tree.isObject()
        && tree.properties().stream()
            .allMatch(it -> it.getValue().isValueNode() && it.getKey().matches(".*[./].*"));
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString();
  }

  private static Map<String, String> row(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("is no table: expected objects, one for each recording");
    }
    Map<String, String> row = new LinkedHashMap<>();
    node.properties().forEach(entry -> row.put(entry.getKey(), text(entry.getValue())));
    return row;
  }

  /// This table if its first line is a recording as well: the columns have numbers then.
  DataTable withoutHeader() {
    List<List<String>> all = new ArrayList<>(rows.size() + 1);
    all.add(columns);
    all.addAll(rows);
    return new DataTable(
        IntStream.rangeClosed(1, columns.size()).mapToObj(Integer::toString).toList(), all);
  }

  /// The number of a column; names are compared without regard to case.
  Optional<Integer> column(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).equalsIgnoreCase(name)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}

package org.wavecrate.cli;

import java.util.List;
import java.util.StringJoiner;
import org.wavecrate.transform.Applied;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Applied transforms as JSON: `[{"kind": "gain", "gainDb": -3.2}, ..]` for each example.
final class AppliedJson {
  private AppliedJson() {}

  static void write(List<List<Applied>> examples, ArrayNode into) {
    for (List<Applied> example : examples) {
      writeList(example, into.addArray());
    }
  }

  private static void writeList(List<?> list, ArrayNode into) {
    for (Object item : list) {
      switch (item) {
        case Applied applied -> {
          ObjectNode json = into.addObject().put("kind", applied.kind());
          applied.values().forEach((name, value) -> put(json, name, value));
        }
        case Integer number -> into.add(number);
        default -> into.add(item.toString());
      }
    }
  }

  private static void put(ObjectNode json, String name, Object value) {
    switch (value) {
      case Double number -> json.put(name, number);
      case Integer number -> json.put(name, number);
      case Boolean flag -> json.put(name, flag);
      case List<?> list -> writeList(list, json.putArray(name));
      default -> json.put(name, value.toString());
    }
  }

  /// One transform in a line: `gain gainDb=-3.2`.
  static String text(JsonNode applied) {
    StringJoiner text = new StringJoiner(" ");
    applied.forEachEntry(
        (name, value) -> {
          if (name.equals("kind")) {
            text.add(value.stringValue());
          } else if (name.equals("transforms")) {
            value.forEach(nested -> text.add("(" + text(nested) + ")"));
          } else {
            text.add(name + "=" + (value.isString() ? value.stringValue() : value));
          }
        });
    return text.toString();
  }
}

package org.wavecrate.generator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.audio.Axes;
import tools.jackson.databind.JsonNode;

/// The key `array` of a recipe, without `holds`, which belongs to the arrangement of files.
final class ArrayJson {
  private static final Map<String, Axes> AXES = new LinkedHashMap<>();

  static {
    Axes.STATABLE.forEach(axes -> AXES.put("\"" + axes.text() + "\"", axes));
  }

  static final RecordSchema<ArrayStatement> SCHEMA =
      RecordSchema.of(
          ArrayStatement.class,
          JsonKey.of(
              "axes",
              (fields, key, before) -> axes(fields, key),
              (json, key, value) -> value.ifPresent(axes -> json.put(key, axes.text()))),
          JsonKey.of(
              "fullScale",
              (fields, key, before) -> fullScale(fields, key),
              (json, key, value) -> value.ifPresent(full -> JsonKey.put(json, key, full))));

  private ArrayJson() {}

  private static Optional<Axes> axes(Fields fields, String key) throws RecipeException {
    Optional<JsonNode> said = fields.node(key);
    if (said.isPresent() && !AXES.containsKey(said.get().toString())) {
      throw fields.refused(key, said.get(), String.join(", ", AXES.keySet()));
    }
    return said.map(JsonNode::toString).map(AXES::get);
  }

  private static OptionalDouble fullScale(Fields fields, String key) throws RecipeException {
    return fields.node(key).isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            fields.number(key, 1, Double.MIN_VALUE, Double.MAX_VALUE, "numbers above 0"));
  }
}

package org.wavecrate.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Parameter;
import org.wavecrate.transform.ParameterException;
import org.wavecrate.transform.Transform;
import org.wavecrate.transform.TransformKind;
import org.wavecrate.transform.Transforms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists of transforms in a recipe, read and written by the table of [Transforms] alone.
final class TransformJson {
  private static final Map<String, TransformKind> KINDS = new LinkedHashMap<>();

  static {
    Transforms.ALL.forEach(kind -> KINDS.put(kind.name(), kind));
  }

  static final JsonKey<List<Transform>> KEY =
      JsonKey.of(
          "transforms",
          (fields, key, before) -> read("", fields.node(key)),
          (json, key, value) -> write(value, json.putArray(key)));

  private TransformJson() {}

  static Optional<TransformKind> kind(String name) {
    return Optional.ofNullable(KINDS.get(name));
  }

  /// @param where what comes before the key in messages
  /// @param list what `transforms` says; none: no transforms
  private static List<Transform> read(String where, Optional<JsonNode> list)
      throws RecipeException {
    if (list.isEmpty()) {
      return List.of();
    }
    if (!list.get().isArray()) {
      throw new RecipeException(
          Formatted.of(
              "%stransforms: %s is not allowed; allowed: a list [..]",
              where, Fields.brief(list.get())));
    }
    List<Transform> transforms = new ArrayList<>();
    for (JsonNode node : list.get()) {
      String place = Formatted.of("%stransforms[%d].", where, transforms.size());
      transforms.add(transform(place, new Fields(place, node)));
    }
    return transforms;
  }

  private static Transform transform(String place, Fields fields) throws RecipeException {
    if (fields.node("kind").isEmpty()) {
      throw new RecipeException(
          place + "kind: is missing; allowed: " + String.join(", ", KINDS.keySet()));
    }
    TransformKind kind = fields.choice("kind", KINDS.values().iterator().next(), KINDS);
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : kind.parameters()) {
      Optional<JsonNode> said = fields.node(parameter.name());
      if (said.isPresent()) {
        values.put(parameter.name(), value(place, fields, parameter, said.get()));
      }
    }
    fields.done();
    try {
      return kind.make(values);
    } catch (ParameterException e) {
      throw new RecipeException(place + e.getMessage(), e);
    }
  }

  private static Object value(String place, Fields fields, Parameter parameter, JsonNode said)
      throws RecipeException {
    boolean right =
        switch (parameter.kind()) {
          case NUMBER -> said.isNumber();
          case INTEGER -> said.isIntegralNumber() && said.canConvertToInt();
          case BOOLEAN -> said.isBoolean();
          case FOLDER -> said.isString();
          case TRANSFORMS -> true;
        };
    if (!right) {
      throw fields.refused(parameter.name(), said, parameter.allowed());
    }
    return switch (parameter.kind()) {
      case NUMBER -> said.doubleValue();
      case INTEGER -> said.intValue();
      case BOOLEAN -> said.booleanValue();
      case FOLDER -> said.stringValue();
      case TRANSFORMS -> read(place, Optional.of(said));
    };
  }

  /// Writes all parameters, defaults too.
  private static void write(List<Transform> transforms, ArrayNode into) {
    for (Transform transform : transforms) {
      TransformKind kind = transform.kind();
      ObjectNode json = into.addObject().put("kind", kind.name());
      kind.values(transform).forEach((name, value) -> put(json, name, value));
    }
  }

  private static void put(ObjectNode json, String name, Object value) {
    switch (value) {
      case Double number -> json.put(name, number);
      case Integer number -> json.put(name, number);
      case Boolean flag -> json.put(name, flag);
      case String text -> json.put(name, text);
      case List<?> list ->
          write(list.stream().map(Transform.class::cast).toList(), json.putArray(name));
      default -> throw new IllegalStateException(name + " is a " + value.getClass());
    }
  }
}

package org.wavecrate.generator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wavecrate.storage.Formatted;
import tools.jackson.databind.JsonNode;

/// The keys of one JSON object, taken one by one and checked; what is left in the end is refused,
/// in the objects below it too.
final class Fields {
  private final String where;
  private final JsonNode object;
  private final TreeSet<String> known = new TreeSet<>();
  private final Map<String, Fields> below = new LinkedHashMap<>();

  /// @param where what comes before a key in messages, such as `shuffle.`
  Fields(String where, JsonNode object) throws RecipeException {
    this.where = where;
    this.object = object;
    if (!object.isObject()) {
      String name = where.isEmpty() ? "the recipe" : where.substring(0, where.length() - 1);
      throw new RecipeException(
          Formatted.of("%s: %s is not allowed; allowed: an object {..}", name, brief(object)));
    }
  }

  Optional<JsonNode> node(String key) {
    known.add(key);
    JsonNode value = object.get(key);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  /// The object of a key; always the same, so that several may take keys from it.
  Optional<Fields> fields(String key) throws RecipeException {
    Optional<JsonNode> value = node(key);
    if (value.isPresent() && !below.containsKey(key)) {
      below.put(key, new Fields(where + key + ".", value.get()));
    }
    return Optional.ofNullable(below.get(key));
  }

  /// The names of all keys.
  List<String> names() {
    return List.copyOf(object.propertyNames());
  }

  long integer(String key, long missing, long least, long most) throws RecipeException {
    Optional<JsonNode> value = node(key);
    if (value.isEmpty()) {
      return missing;
    }
    JsonNode number = value.get();
    boolean whole = number.isIntegralNumber() && number.bigIntegerValue().bitLength() < Long.SIZE;
    if (!whole
        || number.bigIntegerValue().compareTo(BigInteger.valueOf(least)) < 0
        || number.bigIntegerValue().compareTo(BigInteger.valueOf(most)) > 0) {
      throw refused(key, number, Formatted.of("whole numbers from %d to %d", least, most));
    }
    return number.longValue();
  }

  OptionalInt optionalInteger(String key, int least, int most) throws RecipeException {
    return node(key).isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) integer(key, 0, least, most));
  }

  double number(String key, double missing, double least, double most, String allowed)
      throws RecipeException {
    Optional<JsonNode> value = node(key);
    if (value.isEmpty()) {
      return missing;
    }
    double number = value.get().isNumber() ? value.get().doubleValue() : Double.NaN;
    if (!(number >= least && number <= most)) {
      throw refused(key, value.get(), allowed);
    }
    return number;
  }

  boolean flag(String key, boolean missing) throws RecipeException {
    Optional<JsonNode> value = node(key);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw refused(key, value.get(), "true, false");
    }
    return value.map(JsonNode::booleanValue).orElse(missing);
  }

  /// These fields, if the key is there.
  Fields required(String key, String allowed) throws RecipeException {
    if (node(key).isEmpty()) {
      throw new RecipeException(Formatted.of("%s: is missing; allowed: %s", path(key), allowed));
    }
    return this;
  }

  /// Whether the key is there and its value is `null`.
  boolean isNull(String key) {
    known.add(key);
    JsonNode value = object.get(key);
    return value != null && value.isNull();
  }

  /// The key with all that comes before it.
  String path(String key) {
    return where + key;
  }

  /// One of `choices`, by the names that `Map` gives.
  <T extends @Nullable Object> T choice(String key, T missing, Map<String, T> choices)
      throws RecipeException {
    Optional<JsonNode> value = node(key);
    if (value.isEmpty()) {
      return missing;
    }
    T chosen = value.get().isString() ? choices.get(value.get().stringValue()) : null;
    if (chosen == null) {
      throw refused(key, value.get(), String.join(", ", choices.keySet()));
    }
    return chosen;
  }

  String string(String key, String missing) throws RecipeException {
    Optional<JsonNode> value = node(key);
    if (value.isPresent() && !value.get().isString()) {
      throw refused(key, value.get(), "a text in quotes");
    }
    return value.map(JsonNode::stringValue).orElse(missing);
  }

  List<String> strings(String key) throws RecipeException {
    Optional<JsonNode> value = node(key);
    if (value.isEmpty()) {
      return List.of();
    }
    List<String> strings = new ArrayList<>();
    for (JsonNode element : value.get()) {
      if (!element.isString()) {
        throw refused(key, value.get(), "a list of strings");
      }
      strings.add(element.stringValue());
    }
    if (!value.get().isArray()) {
      throw refused(key, value.get(), "a list of strings");
    }
    return strings;
  }

  /// Refuses keys that nobody asked for.
  void done() throws RecipeException {
    for (Fields fields : below.values()) {
      fields.done();
    }
    for (String key : object.propertyNames()) {
      if (!known.contains(key)) {
        throw new RecipeException(
            Formatted.of("%s%s: unknown key; allowed: %s", where, key, String.join(", ", known)));
      }
    }
  }

  RecipeException refused(String key, JsonNode value, String allowed) {
    return new RecipeException(
        Formatted.of("%s%s: %s is not allowed; allowed: %s", where, key, brief(value), allowed));
  }

  static String brief(JsonNode value) {
    String text = value.toString();
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }
}

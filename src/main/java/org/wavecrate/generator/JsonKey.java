package org.wavecrate.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One key of a JSON object and the record component of the same name.
///
/// @param name of both
/// @param reader takes the value and refuses what is not allowed
/// @param writer puts the value
/// @param isWritten whether the key is written at all, by the whole record
record JsonKey<V>(
    String name, Reader<V> reader, Writer<V> writer, Predicate<? super Record> isWritten) {
  interface Reader<V> {
    /// @param before the values read so far, by name
    V read(Fields fields, String key, Function<String, Object> before) throws RecipeException;
  }

  interface Writer<V> {
    void write(ObjectNode json, String key, V value);
  }

  static <V> JsonKey<V> of(String name, Reader<V> reader, Writer<V> writer) {
    return new JsonKey<>(name, reader, writer, whole -> true);
  }

  static JsonKey<Integer> integer(String name, int missing, int least, int most) {
    return of(
        name, (f, key, before) -> (int) f.integer(key, missing, least, most), ObjectNode::put);
  }

  static JsonKey<Integer> requiredInteger(String name, int least, int most, String allowed) {
    return of(
        name,
        (f, key, before) -> (int) f.required(key, allowed).integer(key, 0, least, most),
        ObjectNode::put);
  }

  /// @param allowed the range as messages state it
  static JsonKey<Double> number(
      String name, double missing, double least, double most, String allowed) {
    return of(
        name, (f, key, before) -> f.number(key, missing, least, most, allowed), ObjectNode::put);
  }

  static JsonKey<Double> requiredNumber(String name, double least, double most, String allowed) {
    return of(
        name,
        (f, key, before) -> f.required(key, allowed).number(key, 0, least, most, allowed),
        ObjectNode::put);
  }

  /// An optional number, not written where it is empty.
  static JsonKey<OptionalDouble> optional(String name, Reader<OptionalDouble> reader) {
    return of(name, reader, (json, key, value) -> value.ifPresent(set -> json.put(key, set)));
  }

  static JsonKey<Boolean> flag(String name, boolean missing) {
    return of(name, (f, key, before) -> f.flag(key, missing), ObjectNode::put);
  }

  static <V> JsonKey<V> choice(String name, V missing, Map<String, V> choices) {
    return of(
        name,
        (f, key, before) -> f.choice(key, missing, choices),
        (json, key, value) -> json.put(key, RecipeJson.name(choices, value)));
  }

  /// A list of one number or more; empty where the key is missing.
  static JsonKey<List<Double>> numbers(String name, double least, String allowed) {
    return of(
        name,
        (f, key, before) -> numbers(f, key, least, allowed),
        (json, key, value) -> {
          ArrayNode array = json.putArray(key);
          value.forEach(array::add);
        });
  }

  private static List<Double> numbers(Fields fields, String key, double least, String allowed)
      throws RecipeException {
    Optional<JsonNode> said = fields.node(key);
    List<Double> numbers = new ArrayList<>();
    if (said.isEmpty()) {
      return numbers;
    }
    if (!said.get().isArray() || said.get().isEmpty()) {
      throw fields.refused(key, said.get(), allowed);
    }
    for (JsonNode number : said.get()) {
      double value = number.isNumber() ? number.doubleValue() : Double.NaN;
      if (!(value >= least && value <= Double.MAX_VALUE)) {
        throw fields.refused(key, said.get(), allowed);
      }
      numbers.add(value);
    }
    return numbers;
  }

  /// The same, written only for some records.
  <R extends Record> JsonKey<V> writtenIf(Class<R> type, Predicate<R> condition) {
    return new JsonKey<>(
        name, reader, writer, whole -> type.isInstance(whole) && condition.test(type.cast(whole)));
  }

  @SuppressWarnings("unchecked")
  void write(ObjectNode json, Record whole, @Nullable Object value) {
    if (value != null && isWritten.test(whole)) {
      writer.write(json, name, (V) value);
    }
  }
}

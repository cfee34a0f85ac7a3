package org.wavecrate.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One key of a JSON object and the record component that holds its value.
///
/// @param name of the key
/// @param component of the record; it has the same name as a rule
/// @param reader takes the value and refuses what is not allowed
/// @param writer puts the value
/// @param isWritten whether the key is written at all, by the whole record
record JsonKey<V>(
    String name,
    String component,
    Reader<V> reader,
    Writer<V> writer,
    Predicate<? super Record> isWritten) {
  interface Reader<V> {
    /// @param before the values read so far, by component
    V read(Fields fields, String key, Function<String, Object> before) throws RecipeException;
  }

  interface Writer<V> {
    void write(ObjectNode json, String key, V value);
  }

  static <V> JsonKey<V> of(String name, Reader<V> reader, Writer<V> writer) {
    return new JsonKey<>(name, name, reader, writer, whole -> true);
  }

  static JsonKey<Integer> integer(String name, int missing, int least, int most) {
    return of(
        name, (f, key, before) -> (int) f.integer(key, missing, least, most), ObjectNode::put);
  }

  /// An integer of up to 64 bits.
  static JsonKey<Long> longInteger(String name, long missing, long least, long most) {
    return of(name, (f, key, before) -> f.integer(key, missing, least, most), ObjectNode::put);
  }

  /// An integer that is not written where it is empty.
  static JsonKey<OptionalInt> optionalInteger(String name, int least, int most) {
    return of(
        name,
        (f, key, before) -> f.optionalInteger(key, least, most),
        (json, key, value) -> value.ifPresent(set -> json.put(key, set)));
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

  /// A text; empty where the key is missing.
  static JsonKey<String> text(String name) {
    return text(name, (f, key, before) -> f.string(key, ""));
  }

  static JsonKey<String> text(String name, Reader<String> reader) {
    return of(name, reader, ObjectNode::put);
  }

  /// A list of texts.
  static JsonKey<List<String>> texts(String name, Reader<List<String>> reader) {
    return of(
        name,
        reader,
        (json, key, value) -> {
          ArrayNode array = json.putArray(key);
          value.forEach(array::add);
        });
  }

  /// An object with keys of its own; others are refused.
  static <R extends Record> JsonKey<R> object(String name, R missing, RecordSchema<R> schema) {
    return object(name, missing, schema, schema::read);
  }

  /// An object that holds keys of others, too; see [#in].
  static <R extends Record> JsonKey<R> shared(String name, R missing, RecordSchema<R> schema) {
    return object(name, missing, schema, schema::readPart);
  }

  private interface FieldsReader<R> {
    R read(Fields fields) throws RecipeException;
  }

  private static <R extends Record> JsonKey<R> object(
      String name, R missing, RecordSchema<R> schema, FieldsReader<R> reader) {
    return of(
        name,
        (f, key, before) -> {
          Optional<Fields> fields = f.fields(key);
          return fields.isEmpty() ? missing : reader.read(fields.get());
        },
        (json, key, value) -> schema.write(value, json.putObject(key)));
  }

  /// An object with keys of its own, not written where it is empty.
  static <R extends Record> JsonKey<Optional<R>> optionalObject(
      String name, RecordSchema<R> schema) {
    return of(
        name,
        (f, key, before) -> {
          Optional<Fields> fields = f.fields(key);
          return fields.isEmpty() ? Optional.empty() : Optional.of(schema.read(fields.get()));
        },
        (json, key, value) -> value.ifPresent(set -> schema.write(set, json.putObject(key))));
  }

  /// A record whose keys stand among those of the whole.
  static <R extends Record> JsonKey<R> among(String component, RecordSchema<R> schema) {
    return of(
        component,
        (f, key, before) -> schema.readPart(f),
        (json, key, value) -> schema.write(value, json));
  }

  /// A component that JSON does not hold.
  static <V> JsonKey<V> absent(String component, V value) {
    return of(component, (f, key, before) -> value, (json, key, same) -> {});
  }

  static <V> JsonKey<V> choice(String name, V missing, Map<String, V> choices) {
    return of(
        name,
        (f, key, before) -> f.choice(key, missing, choices),
        (json, key, value) -> json.put(key, JsonNames.name(choices, value)));
  }

  /// One of several choices, not written where it is empty.
  static <V> JsonKey<Optional<V>> optionalChoice(String name, Map<String, V> choices) {
    Map<String, Optional<V>> optional = new LinkedHashMap<>();
    choices.forEach((text, value) -> optional.put(text, Optional.of(value)));
    return choice(name, Optional.empty(), optional).writtenUnless(Optional.empty());
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

  /// The same key, which stands in an object of that name among the keys of others.
  ///
  /// @param missing the value where there is no such object
  JsonKey<V> in(String object, V missing) {
    return new JsonKey<>(
        name,
        component,
        (f, key, before) -> {
          Optional<Fields> fields = f.fields(object);
          return fields.isEmpty() ? missing : reader.read(fields.get(), key, before);
        },
        (json, key, value) -> {
          boolean isThere = json.get(object) instanceof ObjectNode;
          writer.write(
              isThere ? json.withObject("/" + object) : json.putObject(object), key, value);
        },
        isWritten);
  }

  /// The same key for a component of another name.
  JsonKey<V> as(String otherComponent) {
    return new JsonKey<>(name, otherComponent, reader, writer, isWritten);
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

  /// The same, written only where its value is another one.
  JsonKey<V> writtenUnless(V value) {
    Writer<V> other =
        (json, key, written) -> {
          if (!written.equals(value)) {
            writer.write(json, key, written);
          }
        };
    return new JsonKey<>(name, component, reader, other, isWritten);
  }

  /// The same, written only for some records.
  <R extends Record> JsonKey<V> writtenIf(Class<R> type, Predicate<R> condition) {
    return new JsonKey<>(
        name,
        component,
        reader,
        writer,
        whole -> type.isInstance(whole) && condition.test(type.cast(whole)));
  }

  /// Puts a number, without a point if it is whole.
  static void put(ObjectNode json, String key, double value) {
    if (value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE) {
      json.put(key, (long) value);
    } else {
      json.put(key, value);
    }
  }

  @SuppressWarnings("unchecked")
  void write(ObjectNode json, Record whole, @Nullable Object value) {
    if (value != null && isWritten.test(whole)) {
      writer.write(json, name, (V) value);
    }
  }
}

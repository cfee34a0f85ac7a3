package org.wavecrate.generator;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes a record as a JSON object from one table of keys, as [TransformJson] does for
/// transforms. Keys and record components have the same names in the same order.
final class RecordSchema<T extends Record> {
  private final Class<T> type;
  private final List<JsonKey<?>> keys;
  private final Constructor<T> constructor;

  private RecordSchema(Class<T> type, List<JsonKey<?>> keys, Constructor<T> constructor) {
    this.type = type;
    this.keys = keys;
    this.constructor = constructor;
  }

  /// @throws IllegalStateException if keys and components differ
  static <T extends Record> RecordSchema<T> of(Class<T> type, JsonKey<?>... keys) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
    List<String> given = Arrays.stream(keys).map(JsonKey::name).toList();
    if (!names.equals(given)) {
      throw new IllegalStateException(type + " has the components " + names + ", not " + given);
    }
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return new RecordSchema<>(type, List.of(keys), type.getDeclaredConstructor(types));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  Class<T> type() {
    return type;
  }

  /// Reads all keys and refuses others.
  ///
  /// @throws RecipeException for the first key whose value is not allowed
  T read(Fields fields) throws RecipeException {
    return read(fields, true);
  }

  /// Reads its keys from an object that holds those of others, too.
  ///
  /// @throws RecipeException for the first key whose value is not allowed
  T readShared(Fields fields) throws RecipeException {
    return read(fields, false);
  }

  private T read(Fields fields, boolean alone) throws RecipeException {
    Map<String, Object> values = new LinkedHashMap<>();
    Function<String, Object> before = name -> Objects.requireNonNull(values.get(name), name);
    for (JsonKey<?> key : keys) {
      values.put(key.name(), key.reader().read(fields, key.name(), before));
    }
    if (alone) {
      fields.done();
    }
    try {
      return constructor.newInstance(values.values().toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw new RecipeException(fields.path(String.valueOf(refused.getMessage())), refused);
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Writes all keys, defaults too, except those whose condition says otherwise.
  void write(Record record, ObjectNode json) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      for (int i = 0; i < components.length; i++) {
        keys.get(i).write(json, record, components[i].getAccessor().invoke(record));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.wavecrate.generator;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes a record as a JSON object from one table of keys, as [TransformJson] does for
/// transforms. Keys are read and written in the order of the table; each fills one component.
final class RecordSchema<T extends Record> {
  private final Class<T> type;
  private final List<JsonKey<?>> keys;
  private final List<String> components;
  private final Constructor<T> constructor;
  private final Map<String, Method> accessors = new HashMap<>();

  private RecordSchema(
      Class<T> type, List<JsonKey<?>> keys, List<String> components, Constructor<T> constructor) {
    this.type = type;
    this.keys = keys;
    this.components = components;
    this.constructor = constructor;
    for (RecordComponent component : type.getRecordComponents()) {
      accessors.put(component.getName(), component.getAccessor());
    }
  }

  /// @throws IllegalStateException if keys and components differ
  static <T extends Record> RecordSchema<T> of(Class<T> type, JsonKey<?>... keys) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
    List<String> given = Arrays.stream(keys).map(JsonKey::component).toList();
    if (!names.stream().sorted().toList().equals(given.stream().sorted().toList())) {
      throw new IllegalStateException(type + " has the components " + names + ", not " + given);
    }
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return new RecordSchema<>(type, List.of(keys), names, type.getDeclaredConstructor(types));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  Class<T> type() {
    return type;
  }

  /// Reads all keys of an object and refuses others.
  ///
  /// @throws RecipeException for the first key whose value is not allowed
  T read(Fields fields) throws RecipeException {
    Map<String, Object> values = values(fields);
    fields.done();
    return made(values, fields);
  }

  /// Reads its keys from an object that belongs to a larger one, which refuses others in the end.
  ///
  /// @throws RecipeException for the first key whose value is not allowed
  T readPart(Fields fields) throws RecipeException {
    return made(values(fields), fields);
  }

  private Map<String, Object> values(Fields fields) throws RecipeException {
    Map<String, Object> values = new HashMap<>();
    Function<String, Object> before = name -> Objects.requireNonNull(values.get(name), name);
    for (JsonKey<?> key : keys) {
      values.put(key.component(), key.reader().read(fields, key.name(), before));
    }
    return values;
  }

  private T made(Map<String, Object> values, Fields fields) throws RecipeException {
    try {
      return constructor.newInstance(components.stream().map(values::get).toArray());
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
    try {
      for (JsonKey<?> key : keys) {
        Method accessor = Objects.requireNonNull(accessors.get(key.component()));
        key.write(json, record, accessor.invoke(record));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

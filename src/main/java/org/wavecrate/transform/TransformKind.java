package org.wavecrate.transform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.wavecrate.storage.Formatted;

/// One kind of transform: its name, description, parameters, and constructor. Recipes, command
/// line, screens and docs all work from this.
///
/// The record's components are the parameters, in the same order and by the same names.
///
/// @since 0.1.0
public final class TransformKind {
  private final Class<? extends Record> type;
  private final String name;
  private final String description;
  private final Domain domain;
  private final List<Parameter> parameters;

  private TransformKind(
      Class<? extends Record> type,
      String name,
      String description,
      Domain domain,
      List<Parameter> parameters) {
    this.type = type;
    this.name = name;
    this.description = description;
    this.domain = domain;
    this.parameters = parameters;
  }

  /// @param type a record whose components are `probability` and then `parameters`
  /// @param name what recipes call it
  /// @param description what it does, in one line
  /// @param domain what it works on
  static <T extends Record & Transform> TransformKind of(
      Class<T> type, String name, String description, Domain domain, Parameter... parameters) {
    List<Parameter> all = new ArrayList<>(List.of(Parameter.PROBABILITY));
    all.addAll(List.of(parameters));
    List<String> names = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      names.add(component.getName());
    }
    if (!names.equals(all.stream().map(Parameter::name).toList())) {
      throw new IllegalStateException(type + " has the components " + names + ", not " + all);
    }
    return new TransformKind(type, name, description, domain, List.copyOf(all));
  }

  /// The name in recipes: `gain`.
  public String name() {
    return name;
  }

  /// The effect, in one line.
  public String description() {
    return description;
  }

  /// The domain it works on.
  public Domain domain() {
    return domain;
  }

  /// The parameters in order, `probability` first.
  public List<Parameter> parameters() {
    return parameters;
  }

  Class<? extends Record> type() {
    return type;
  }

  /// Makes a transform of this kind.
  ///
  /// @param values by name: Double for numbers, Integer, Boolean, String for folders, and
  ///     `List<Transform>`; what is missing is the default
  /// @throws ParameterException if a value is missing or not allowed
  public Transform make(Map<String, ?> values) {
    @Nullable Object[] arguments = new @Nullable Object[parameters.size()];
    for (int i = 0; i < arguments.length; i++) {
      Parameter parameter = parameters.get(i);
      Object said = values.get(parameter.name());
      Object value = said != null ? said : parameter.fallback().orElse(null);
      if (value == null && parameter.isRequired()) {
        throw new ParameterException(
            parameter.name(), "is missing; allowed: " + parameter.allowed());
      }
      boolean mayStayUnsaid = parameter.kind() == Parameter.Kind.INTEGER && !hasDefault(parameter);
      arguments[i] =
          !mayStayUnsaid
              ? value
              : value == null ? OptionalInt.empty() : OptionalInt.of((int) value);
    }
    try {
      return (Transform) type.getDeclaredConstructors()[0].newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean hasDefault(Parameter parameter) {
    return parameter.fallback().isPresent();
  }

  /// The parameters of a transform of this kind by name, as [#make] takes them.
  public Map<String, Object> values(Transform transform) {
    Map<String, Object> values = new LinkedHashMap<>();
    try {
      for (RecordComponent component : type.getRecordComponents()) {
        Object value = component.getAccessor().invoke(transform);
        if (!(value instanceof OptionalInt optional)) {
          values.put(component.getName(), value);
        } else if (optional.isPresent()) {
          values.put(component.getName(), optional.getAsInt());
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return values;
  }

  /// Checks what a record's constructor was given against the ranges, and every `min..` against its
  /// `max..`.
  ///
  /// @param values in the order of the parameters
  /// @throws ParameterException for the first value that is not allowed
  void check(Object... values) {
    for (int i = 0; i < values.length; i++) {
      checkRange(parameters.get(i), values[i]);
    }
    for (int i = 0; i + 1 < values.length; i++) {
      Parameter parameter = parameters.get(i);
      String partner = "max" + parameter.name().substring(Math.min(3, parameter.name().length()));
      if (parameter.name().startsWith("min") && parameters.get(i + 1).name().equals(partner)) {
        checkOrder(parameter.name(), values[i], partner, values[i + 1]);
      }
    }
  }

  private static void checkRange(Parameter parameter, Object value) {
    boolean allowed =
        switch (parameter.kind()) {
          case NUMBER, INTEGER -> {
            boolean unsaid = value.equals(OptionalInt.empty());
            yield unsaid || number(value) >= parameter.least() && number(value) <= parameter.most();
          }
          case BOOLEAN -> true;
          case FOLDER -> !value.toString().isBlank();
          case TRANSFORMS -> !((List<?>) value).isEmpty();
        };
    if (!allowed) {
      throw new ParameterException(
          parameter.name(), shown(value) + " is not allowed; allowed: " + parameter.allowed());
    }
  }

  private static void checkOrder(String minName, Object min, String maxName, Object max) {
    boolean said = !max.equals(OptionalInt.empty());
    if (said && number(min) > number(max)) {
      throw new ParameterException(
          minName,
          Formatted.of("%s is above %s %s; allowed: up to it", shown(min), maxName, shown(max)));
    }
  }

  private static double number(Object value) {
    return value instanceof OptionalInt optional
        ? optional.getAsInt()
        : ((Number) value).doubleValue();
  }

  private static String shown(Object value) {
    return switch (value) {
      case Double d -> Parameter.text(d);
      case OptionalInt o when o.isPresent() -> Integer.toString(o.getAsInt());
      case String s -> "\"" + s + "\"";
      default -> value.toString();
    };
  }

  @Override
  public String toString() {
    return name;
  }
}

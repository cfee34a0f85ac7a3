package org.wavecrate.generator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Names in JSON for a few values, in the order in which messages list them.
final class JsonNames {
  private JsonNames() {}

  static <T> Map<String, T> of(T[] values, String... names) {
    return of(List.of(values), names);
  }

  static <T> Map<String, T> of(List<T> values, String... names) {
    Map<String, T> byName = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      byName.put(names[i], values.get(i));
    }
    return byName;
  }

  static <T> String name(Map<String, T> names, T value) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}

package org.wavecrate.transform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The parameters of a transform as applied to one example.
///
/// @param kind the transform's name
/// @param values what was drawn, by name with its unit, in order: Double, Integer, Long, Boolean,
///     String, `List<Integer>`, and for nested transforms `List<Applied>`
/// @since 0.1.0
public record Applied(String kind, Map<String, Object> values) {
  public Applied {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}

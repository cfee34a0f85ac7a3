package org.wavecrate.rules;

import java.util.Map;

/// The limits of one rule as they hold.
record Limits(Rule rule, Map<String, Double> set) {
  /// The limit of this name.
  double of(String name) {
    return set.getOrDefault(
        name,
        rule.limits().stream()
            .filter(limit -> limit.name().equals(name))
            .findFirst()
            .orElseThrow()
            .standard());
  }
}

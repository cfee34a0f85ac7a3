package org.wavecrate.generator;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A recipe's settings for the rules of a check. The check defines the rules and limits; this only
/// carries them.
///
/// @param rules by the rule's code
/// @since 0.1.0
public record CheckSettings(Map<String, Rule> rules) {
  /// The treatment of a rule's findings.
  public enum Level {
    /// Not looked for.
    OFF,
    ERROR,
    WARNING,
    INFO
  }

  /// A recipe's settings for one rule.
  ///
  /// @param level empty: as the rule itself says
  /// @param limits by their names, units included; those that are missing have their defaults
  @RecordBuilder
  public record Rule(Optional<Level> level, Map<String, Double> limits)
      implements CheckSettingsRuleBuilder.With {
    public static final Rule STANDARD = new Rule(Optional.empty(), Map.of());

    public Rule {
      limits = Collections.unmodifiableMap(new TreeMap<>(limits));
    }
  }

  /// All rules as they are.
  public static final CheckSettings STANDARD = new CheckSettings(Map.of());

  public CheckSettings {
    rules = Collections.unmodifiableMap(new TreeMap<>(rules));
  }

  /// The settings of the rule with this code.
  public Rule rule(String code) {
    return rules.getOrDefault(code, Rule.STANDARD);
  }

  /// The same but for one rule; [Rule#STANDARD] takes back what was said of it.
  public CheckSettings with(String code, Rule changed) {
    Map<String, Rule> all = new TreeMap<>(rules);
    if (changed.equals(Rule.STANDARD)) {
      all.remove(code);
    } else {
      all.put(code, changed);
    }
    return new CheckSettings(all);
  }
}

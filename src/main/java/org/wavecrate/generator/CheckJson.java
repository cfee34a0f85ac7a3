package org.wavecrate.generator;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wavecrate.generator.CheckSettings.Level;
import org.wavecrate.storage.Formatted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// The `check` of a recipe: `{"dc-offset": "off", "clipping": {"minRunSamples": 4}}`.
final class CheckJson {
  private static final String SEVERITY = "severity";
  private static final Map<String, Level> LEVELS =
      JsonNames.of(Level.values(), "off", "error", "warning", "info");
  private static final String ALLOWED =
      String.join(", ", LEVELS.keySet()) + ", or an object of " + SEVERITY + " and limits";

  /// A rule that is an object; its keys are a level and limits of any name.
  private static final RecordSchema<CheckSettings.Rule> RULE =
      RecordSchema.of(
          CheckSettings.Rule.class,
          JsonKey.optionalChoice(SEVERITY, LEVELS).as("level"),
          JsonKey.of(
              "limits",
              (fields, key, before) -> limits(fields),
              (json, key, value) ->
                  value.forEach((name, limit) -> JsonKey.put(json, name, limit))));

  private static final RecordSchema<CheckSettings> RULES =
      RecordSchema.of(
          CheckSettings.class,
          JsonKey.of(
              "rules",
              (fields, key, before) -> rules(fields),
              (json, key, value) -> value.forEach((code, rule) -> put(json, code, rule))));

  static final JsonKey<CheckSettings> KEY =
      JsonKey.object("check", CheckSettings.STANDARD, RULES).writtenUnless(CheckSettings.STANDARD);

  private CheckJson() {}

  private static Map<String, CheckSettings.Rule> rules(Fields check) throws RecipeException {
    Map<String, CheckSettings.Rule> rules = new TreeMap<>();
    for (String code : check.names()) {
      rules.put(code, rule(check, code));
    }
    return rules;
  }

  private static CheckSettings.Rule rule(Fields check, String code) throws RecipeException {
    Optional<JsonNode> value = check.node(code);
    if (value.isEmpty() || !(value.get().isObject() || value.get().isString())) {
      throw new RecipeException(
          Formatted.of(
              "%s: %s is not allowed; allowed: %s",
              check.path(code), value.map(Fields::brief).orElse("null"), ALLOWED));
    }
    if (value.get().isString()) {
      return CheckSettings.Rule.STANDARD.withLevel(
          Optional.of(check.choice(code, Level.OFF, LEVELS)));
    }
    return RULE.readPart(check.fields(code).orElseThrow());
  }

  private static Map<String, Double> limits(Fields rule) throws RecipeException {
    Map<String, Double> limits = new TreeMap<>();
    double most = Double.MAX_VALUE;
    for (String name : rule.names()) {
      if (!name.equals(SEVERITY)) {
        // What stands there is a number; null would be taken for nothing.
        if (rule.isNull(name)) {
          throw rule.refused(name, NullNode.getInstance(), "a number");
        }
        limits.put(name, rule.number(name, 0, -most, most, "a number"));
      }
    }
    return limits;
  }

  private static void put(ObjectNode json, String code, CheckSettings.Rule rule) {
    if (rule.limits().isEmpty() && rule.level().isPresent()) {
      json.put(code, JsonNames.name(LEVELS, rule.level().get()));
    } else {
      RULE.write(rule, json.putObject(code));
    }
  }
}

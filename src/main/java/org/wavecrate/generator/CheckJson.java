package org.wavecrate.generator;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wavecrate.generator.CheckSettings.Level;
import org.wavecrate.storage.Formatted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The `check` of a recipe: `{"dc-offset": "off", "clipping": {"minRunSamples": 4}}`.
final class CheckJson {
  private static final String SEVERITY = "severity";
  private static final Map<String, Level> LEVELS =
      RecipeJson.names(Level.values(), "off", "error", "warning", "info");
  private static final String ALLOWED =
      String.join(", ", LEVELS.keySet()) + ", or an object of " + SEVERITY + " and limits";

  private CheckJson() {}

  static CheckSettings read(Fields recipe) throws RecipeException {
    Optional<Fields> fields = recipe.fields("check");
    Map<String, CheckSettings.Rule> rules = new TreeMap<>();
    if (fields.isPresent()) {
      JsonNode object = recipe.node("check").orElseThrow();
      for (String code : object.propertyNames()) {
        rules.put(code, rule(fields.get(), code));
      }
    }
    return new CheckSettings(rules);
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
    Fields fields = check.fields(code).orElseThrow();
    Optional<Level> level =
        fields.node(SEVERITY).isPresent()
            ? Optional.of(fields.choice(SEVERITY, Level.OFF, LEVELS))
            : Optional.empty();
    Map<String, Double> limits = new TreeMap<>();
    double most = Double.MAX_VALUE;
    for (String name : value.get().propertyNames()) {
      if (!name.equals(SEVERITY)) {
        // What stands there is a number; null would be taken for nothing.
        if (fields.isNull(name)) {
          throw fields.refused(name, value.get().get(name), "a number");
        }
        limits.put(name, fields.number(name, 0, -most, most, "a number"));
      }
    }
    return new CheckSettings.Rule(level, limits);
  }

  static void write(CheckSettings settings, ObjectNode json) {
    for (var entry : settings.rules().entrySet()) {
      CheckSettings.Rule rule = entry.getValue();
      Optional<String> level = rule.level().map(l -> RecipeJson.name(LEVELS, l));
      if (rule.limits().isEmpty() && level.isPresent()) {
        json.put(entry.getKey(), level.get());
        continue;
      }
      ObjectNode object = json.putObject(entry.getKey());
      level.ifPresent(name -> object.put(SEVERITY, name));
      for (var limit : rule.limits().entrySet()) {
        double value = limit.getValue();
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
          object.put(limit.getKey(), (long) value);
        } else {
          object.put(limit.getKey(), value);
        }
      }
    }
  }
}

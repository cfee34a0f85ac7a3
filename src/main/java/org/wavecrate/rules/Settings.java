package org.wavecrate.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wavecrate.generator.CheckSettings;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.storage.Formatted;

/// A recipe's settings for the rules, checked against the rules that exist.
public final class Settings {
  private Settings() {}

  /// Refuses rules and limits that do not exist, and values that no limit can have.
  ///
  /// @throws RecipeException names the key, the value and what is allowed
  public static void validate(CheckSettings settings) throws RecipeException {
    for (Map.Entry<String, CheckSettings.Rule> entry : settings.rules().entrySet()) {
      String code = entry.getKey();
      Rule rule =
          Rules.of(code)
              .orElseThrow(
                  () ->
                      new RecipeException(
                          Formatted.of(
                              "check.%s: there is no such rule; allowed: %s",
                              code, names(Rules.all().stream().map(Rule::code).toList()))));
      for (Map.Entry<String, Double> limit : entry.getValue().limits().entrySet()) {
        validate(rule, limit.getKey(), limit.getValue());
      }
    }
  }

  private static void validate(Rule rule, String name, double value) throws RecipeException {
    Limit limit =
        rule.limits().stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new RecipeException(
                        Formatted.of(
                            "check.%s.%s: unknown key; allowed: %s",
                            rule.code(),
                            name,
                            names(
                                java.util.stream.Stream.concat(
                                        rule.limits().stream().map(Limit::name),
                                        java.util.stream.Stream.of("severity"))
                                    .toList()))));
    if (!(value >= limit.least() && value <= limit.most())) {
      throw new RecipeException(
          Formatted.of(
              "check.%s.%s: %s is not allowed; allowed: %s to %s",
              rule.code(),
              name,
              FindingNumbers.plain(value),
              FindingNumbers.plain(limit.least()),
              FindingNumbers.plain(limit.most())));
    }
  }

  private static String names(List<String> names) {
    return names.stream().collect(Collectors.joining(", "));
  }

  /// How bad findings of a rule are; empty if it is silenced.
  static Optional<Severity> severity(Rule rule, CheckSettings settings) {
    return settings
        .rule(rule.code())
        .level()
        .map(
            level ->
                switch (level) {
                  case OFF -> Optional.<Severity>empty();
                  case ERROR -> Optional.of(Severity.ERROR);
                  case WARNING -> Optional.of(Severity.WARNING);
                  case INFO -> Optional.of(Severity.INFO);
                })
        .orElse(Optional.of(rule.severity()));
  }

  static boolean isError(Rule rule, CheckSettings settings) {
    return severity(rule, settings).filter(Severity.ERROR::equals).isPresent();
  }

  static Limits limits(Rule rule, CheckSettings settings) {
    return new Limits(rule, settings.rule(rule.code()).limits());
  }
}

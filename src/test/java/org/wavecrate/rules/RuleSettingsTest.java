package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.generator.CheckSettings;
import org.wavecrate.generator.RecipeException;

class RuleSettingsTest {
  private static final Rule CLIPPING = Rules.of("clipping").orElseThrow();

  private static CheckSettings set(String code, String limit, double value) {
    return Planted.limit(code, limit, value).check();
  }

  private static void assertRefused(CheckSettings settings, String message) {
    assertThatThrownBy(() -> Settings.validate(settings))
        .isInstanceOf(RecipeException.class)
        .hasMessage(message);
  }

  @Test
  void rulesAndKeysThatDoNotExistAreRefusedWithThoseThatDo() {
    String codes = Rules.all().stream().map(Rule::code).collect(Collectors.joining(", "));
    assertThat(codes).startsWith("unreadable, left-out, ").endsWith(", content-hash");
    assertRefused(
        set("no-rule", "maxOffset", 1), "check.no-rule: there is no such rule; allowed: " + codes);
    assertRefused(
        set("silent-edges", "maxOffset", 1),
        "check.silent-edges.maxOffset: unknown key; allowed: maxLeadingFraction,"
            + " maxTrailingFraction, severity");
  }

  @ParameterizedTest
  @CsvSource({"-0.001, -0.001000", "1.001, 1.001", "2, 2", "NaN, NaN"})
  void limitsBeyondTheirRangeAreRefused(double value, String text) {
    assertRefused(
        set("dc-offset", "maxOffset", value),
        "check.dc-offset.maxOffset: " + text + " is not allowed; allowed: 0 to 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void theEndsOfARangeAreAllowed(double value) {
    assertThatCode(() -> Settings.validate(set("dc-offset", "maxOffset", value)))
        .doesNotThrowAnyException();
  }

  @Test
  void aLevelReplacesTheRulesOwnSeverity() {
    for (CheckSettings.Level level : CheckSettings.Level.values()) {
      var rule = new CheckSettings.Rule(Optional.of(level), Map.of());
      CheckSettings settings = CheckSettings.STANDARD.with("clipping", rule);
      Optional<Severity> expected =
          level == CheckSettings.Level.OFF
              ? Optional.empty()
              : Optional.of(Severity.valueOf(level.name()));
      assertThat(Settings.severity(CLIPPING, settings)).isEqualTo(expected);
      assertThat(Settings.isError(CLIPPING, settings))
          .isEqualTo(level == CheckSettings.Level.ERROR);
    }
    assertThat(Settings.severity(CLIPPING, CheckSettings.STANDARD)).contains(Severity.WARNING);
  }

  @Test
  void limitsThatAreNotSetHaveTheirDefaults() {
    Rule edges = Rules.of("silent-edges").orElseThrow();
    Limits limits = Settings.limits(edges, set("silent-edges", "maxLeadingFraction", 0.7));
    assertThat(limits.of("maxLeadingFraction")).isEqualTo(0.7);
    assertThat(limits.of("maxTrailingFraction")).isEqualTo(0.4);
  }

  @Test
  void aDefaultLiesWithinItsRange() {
    assertThat(new Limit("most", 0, 0, 1, "").standard()).isZero();
    assertThat(new Limit("most", 1, 0, 1, "").standard()).isEqualTo(1);
    assertThatThrownBy(() -> new Limit("most", -0.5, 0, 1, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("most -0.5; allowed: 0.0 to 1.0");
    assertThatThrownBy(() -> new Limit("most", 1.5, 0, 1, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("most 1.5; allowed: 0.0 to 1.0");
  }

  @Test
  void spansAreNeitherEmptyNorNegative() {
    assertThat(new Span(0, 1).end()).isEqualTo(1);
    assertThatThrownBy(() -> new Span(-1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("span -1 to 1; allowed: 0 <= first < end");
    assertThatThrownBy(() -> new Span(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("span 1 to 1; allowed: 0 <= first < end");
  }
}

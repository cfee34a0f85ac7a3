package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonTreeTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"a\"",
        "  -0.0 ",
        "1e400",
        "{\"a\": [1, 2147483648, 12345678901234567890, 1.5, 1e-7, true, false, null, {}, [[]]]}",
        "{\"\": \"\\u0000\\n\\\"\\\\ é \\ud83c\\udfb5\", \"ü\": {\"b\": {\"c\": [\"d\"]}}}"
      })
  void readsAndWritesAsTheMapperDoes(String json) {
    var tree = JsonTree.read(json);

    assertThat(tree).isEqualTo(MAPPER.readTree(json));
    assertThat(JsonTree.indented(tree))
        .isEqualTo(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree));
  }

  @Test
  void writesEverySortOfNumberAsTheMapperDoes() {
    ObjectNode tree = JsonTree.object();
    tree.put("short", (short) 3).put("float", 0.1f).put("double", 0.1).put("nan", Double.NaN);
    tree.put("decimal", new BigDecimal("1.10")).put("long", Long.MIN_VALUE);

    assertThat(JsonTree.indented(tree))
        .isEqualTo(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree));
  }

  @Test
  void nothingIsNoValue() {
    assertThat(JsonTree.read("").isMissingNode()).isTrue();
    assertThat(JsonTree.read(" \n").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[1,]", "{\"a\" 1}", "{} {}", "1 2", "[] ]", "{\"a\": 1, \"a\": 2}", "nul"})
  void whatIsNoSingleValueIsRefused(String json) {
    assertThatThrownBy(() -> JsonTree.read(json)).isInstanceOf(JacksonException.class);
  }

  @Test
  void whatFollowsTheValueIsNamedWithItsLine() {
    assertThatThrownBy(() -> JsonTree.read("{}\n[]"))
        .isInstanceOfSatisfying(
            JacksonException.class,
            error -> {
              assertThat(error.getOriginalMessage()).isEqualTo("there is more after its end, [");
              assertThat(error.getLocation().getLineNr()).isEqualTo(2);
            });
  }
}

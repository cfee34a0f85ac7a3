package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RecordSchemaTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final RecordSchema<Pair> SCHEMA =
      RecordSchema.of(
          Pair.class,
          JsonKey.requiredInteger("count", 1, 9, "whole numbers from 1 to 9"),
          JsonKey.number("gainDb", -3, -60, 0, "-60 to 0 dB")
              .writtenIf(Pair.class, pair -> pair.count() > 1));

  /// Two numbers.
  record Pair(int count, double gainDb) {
    Pair {
      if (count == 7) {
        throw new IllegalArgumentException("count: 7 is unlucky; allowed: others");
      }
    }
  }

  private static Pair read(String json) throws RecipeException {
    return SCHEMA.read(new Fields("pair.", MAPPER.readTree(json)));
  }

  private static JsonNode written(Pair pair) {
    ObjectNode json = MAPPER.createObjectNode();
    SCHEMA.write(pair, json);
    return json;
  }

  @Test
  void missingKeysTakeTheirDefaultAndWrittenRecordsAreReadBack() throws RecipeException {
    assertThat(read("{\"count\": 2}")).isEqualTo(new Pair(2, -3));
    assertThat(written(new Pair(2, -6))).hasToString("{\"count\":2,\"gainDb\":-6.0}");
    assertThat(read(written(new Pair(2, -6)).toString())).isEqualTo(new Pair(2, -6));
    assertThat(written(new Pair(1, -6))).hasToString("{\"count\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                       | pair.count: is missing; allowed: whole numbers from 1 to 9
          {"count": 10}            | pair.count: 10 is not allowed; allowed: whole numbers from 1 to 9
          {"count": 2, "gainDb":1} | pair.gainDb: 1 is not allowed; allowed: -60 to 0 dB
          {"count": 2, "gain": -1} | pair.gain: unknown key; allowed: count, gainDb
          {"count": 7}             | pair.count: 7 is unlucky; allowed: others
          """)
  void refusalsSayWhereWhatAndWhatIsAllowed(String json, String message) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(RecipeException.class).hasMessage(message);
  }

  @Test
  void aSchemaNamesTheComponentsOfItsRecord() {
    assertThatThrownBy(() -> RecordSchema.of(Pair.class, JsonKey.integer("gainDb", 0, 0, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("has the components [count, gainDb], not [gainDb]");
  }
}

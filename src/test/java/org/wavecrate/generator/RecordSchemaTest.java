package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
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

  /// A record with a part of its own, one beside, and one that JSON does not hold.
  record Whole(int last, Pair pair, Optional<Pair> maybe, Pair spread, String place) {}

  private static final RecordSchema<Whole> WHOLE =
      RecordSchema.of(
          Whole.class,
          JsonKey.shared("pair", new Pair(1, -3), SCHEMA),
          JsonKey.optionalObject("maybe", SCHEMA),
          JsonKey.among("spread", SCHEMA),
          JsonKey.integer("other", 4, 0, 9).in("pair", 5).as("last"),
          JsonKey.absent("place", "here"));

  private static Whole whole(String json) throws RecipeException {
    return WHOLE.read(new Fields("", MAPPER.readTree(json)));
  }

  @Test
  void keysMayStandInAnObjectOfOthersOrBelongToAPart() throws RecipeException {
    String json =
        """
        {"pair":{"count":1,"other":6},"maybe":{"count":2,"gainDb":-1.0},"count":3,"gainDb":-2.0}\
        """;
    Whole read = whole(json);
    assertThat(read)
        .isEqualTo(
            new Whole(6, new Pair(1, -3), Optional.of(new Pair(2, -1)), new Pair(3, -2), "here"));
    ObjectNode written = MAPPER.createObjectNode();
    WHOLE.write(read, written);
    assertThat(written).hasToString(json);
    assertThat(whole("{\"count\": 3}").last()).as("no object").isEqualTo(5);
    assertThat(whole("{\"count\": 3, \"pair\": {\"count\": 1}}").last()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"count": 1, "x": 1}          | x: unknown key; allowed: count, gainDb, maybe, pair
          {"count": 1, "pair": {"count": 1, "x": 1}} | pair.x: unknown key; allowed: count, gainDb, other
          {"count": 1, "maybe": {"count": 1, "x": 1}} | maybe.x: unknown key; allowed: count, gainDb
          {"count": 1, "maybe": 1}      | maybe: 1 is not allowed; allowed: an object {..}
          {"count": 1, "pair": {"count": 1, "other": 10}} | pair.other: 10 is not allowed; allowed: whole numbers from 0 to 9
          """)
  void unknownKeysAreRefusedWhereverTheyStand(String json, String message) {
    assertThatThrownBy(() -> whole(json)).isInstanceOf(RecipeException.class).hasMessage(message);
  }
}

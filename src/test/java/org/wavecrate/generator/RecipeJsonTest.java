package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Law;

class RecipeJsonTest {
  @Law
  void whatIsWrittenIsReadBack(@ForAll("recipes") Recipe recipe) throws RecipeException {
    assertThat(RecipeJson.read(RecipeJson.write(recipe))).isEqualTo(recipe);
  }

  @Provide
  Arbitrary<Recipe> recipes() {
    Arbitrary<OptionalInt> rates =
        Arbitraries.integers().between(1, 10_000_000).optional().map(RecipeJsonTest::optional);
    Arbitrary<Shuffle> shuffles =
        Combinators.combine(
                Arbitraries.of(Shuffle.Mode.values()),
                Arbitraries.integers().between(1, Integer.MAX_VALUE))
            .as(Shuffle::new);
    Arbitrary<Fit> fits =
        Combinators.combine(
                Arbitraries.integers().between(1, Integer.MAX_VALUE),
                Arbitraries.of(Fit.Mode.values()),
                Arbitraries.of(Fit.Crop.values()))
            .as(Fit::new);
    Arbitrary<Labels> labels =
        Combinators.combine(
                Arbitraries.of(Labels.Encoding.values()),
                Arbitraries.strings().ofMaxLength(5).list().uniqueElements().ofMaxSize(4))
            .as(Labels::new);
    return Combinators.combine(
            rates,
            Arbitraries.longs(),
            Arbitraries.integers().between(1, Recipe.MOST_BATCH_SIZE),
            Arbitraries.of(Recipe.Remainder.values()),
            shuffles,
            fits.optional(),
            labels)
        .as(
            (rate, seed, batchSize, remainder, shuffle, fit, label) ->
                Recipe.DEFAULT.with(
                    r ->
                        r.sampleRateHz(rate)
                            .seed(seed)
                            .batchSize(batchSize)
                            .remainder(remainder)
                            .shuffle(shuffle)
                            .fit(fit)
                            .labels(label)));
  }

  private static OptionalInt optional(Optional<Integer> rate) {
    return rate.isPresent() ? OptionalInt.of(rate.get()) : OptionalInt.empty();
  }

  @Test
  void theRecipeOfTheDesignIsRead() throws RecipeException {
    Recipe recipe =
        RecipeJson.read(
            """
            { "format": "wavecrate-recipe/1", "sampleRateHz": 16000, "seed": 7, "batchSize": 32,
              "remainder": "keep",
              "shuffle": {"mode": "full"},
              "fit": {"samples": 16000, "mode": "padOrCrop"},
              "transforms": [],
              "features": {"kind": "waveform"},
              "labels": {"encoding": "asIs", "classes": ["kick", "snare"]} }
            """);

    assertThat(recipe)
        .isEqualTo(
            Recipe.DEFAULT.with(
                r ->
                    r.sampleRateHz(OptionalInt.of(16000))
                        .seed(7)
                        .fit(Optional.of(new Fit(16000, Fit.Mode.PAD_OR_CROP, Fit.Crop.CENTER)))
                        .labels(new Labels(Labels.Encoding.AS_IS, List.of("kick", "snare")))));
  }

  @Test
  void theNumberOfAnotherEngineIsRefusedAndSaysWhatToDo() throws RecipeException {
    String stamped = Engine.stamp("{\"format\": \"wavecrate-recipe/1\", \"seed\": 3}");
    assertThat(stamped).contains("\"engine\" : 2");
    assertThat(RecipeJson.read(stamped)).isEqualTo(Recipe.DEFAULT.withSeed(3));
    assertThat(Engine.stamp(stamped)).isEqualTo(stamped);
    assertThatThrownBy(() -> RecipeJson.read(stamped.replace(": 2", ": 1")))
        .isInstanceOf(RecipeException.class)
        .hasMessage(
            "engine: 1; allowed: 2, since engine 2 would make other batches; use the release of"
                + " Wavecrate that has engine 1, or take the key out to begin again with this"
                + " one");
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws RecipeException {
    assertThat(RecipeJson.read("{\"format\": \"wavecrate-recipe/1\"}")).isEqualTo(Recipe.DEFAULT);
    assertThat(RecipeJson.read("\ufeff{\"format\": \"wavecrate-recipe/1\", \"fit\": null}"))
        .isEqualTo(Recipe.DEFAULT);
    assertThat(Recipe.DEFAULT.seed()).isZero();
    assertThat(Recipe.DEFAULT.batchSize()).isEqualTo(32);
    assertThat(Recipe.DEFAULT.remainder()).isEqualTo(Recipe.Remainder.KEEP);
    assertThat(Recipe.DEFAULT.shuffle().mode()).isEqualTo(Shuffle.Mode.FULL);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "sede": 1 | sede: unknown key; allowed: array, baked, batchSize, check, engine, features, fit, format, ignore, labels, prepare, remainder, sampleRateHz, seed, shuffle, splits, transforms
          "Seed": 1 | Seed: unknown key; allowed: array, baked, batchSize
          "shuffle": {"mod": "full"} | shuffle.mod: unknown key; allowed: mode, window
          "shuffle": {"mode": "FULL"} | shuffle.mode: "FULL" is not allowed; allowed: none, full, blocks
          "shuffle": {"mode": 1} | shuffle.mode: 1 is not allowed; allowed: none, full, blocks
          "shuffle": "full" | shuffle: "full" is not allowed; allowed: an object {..}
          "shuffle": {"window": 0} | shuffle.window: 0 is not allowed; allowed: whole numbers from 1 to 2147483647
          "fit": {"samples": 0} | fit.samples: 0 is not allowed; allowed: whole numbers from 1 to 2147483647
          "fit": {"samples": 2147483648} | fit.samples: 2147483648 is not allowed
          "fit": {"mode": "pad"} | fit.samples: is missing; allowed: whole numbers from 1 on
          "fit": {"samples": 9, "mode": "stretch"} | fit.mode: "stretch" is not allowed; allowed: error, pad, crop, padOrCrop
          "fit": {"samples": 9, "crop": "left"} | fit.crop: "left" is not allowed; allowed: center, random
          "fit": {"samples": 9, "size": 9} | fit.size: unknown key; allowed: crop, mode, padValue, samples
          "fit": [] | fit: [] is not allowed; allowed: an object {..}
          "batchSize": 0 | batchSize: 0 is not allowed; allowed: whole numbers from 1 to 1000000
          "batchSize": -1 | batchSize: -1 is not allowed
          "batchSize": 1.5 | batchSize: 1.5 is not allowed; allowed: whole numbers from 1 to 1000000
          "batchSize": "32" | batchSize: "32" is not allowed
          "batchSize": 1000001 | batchSize: 1000001 is not allowed
          "batchSize": true | batchSize: true is not allowed
          "seed": 9223372036854775808 | seed: 9223372036854775808 is not allowed; allowed: whole numbers from -9223372036854775808 to 9223372036854775807
          "seed": 1e3 | seed: 1000.0 is not allowed
          "sampleRateHz": 0 | sampleRateHz: 0 is not allowed; allowed: whole numbers from 1 to 10000000
          "remainder": "pad" | remainder: "pad" is not allowed; allowed: keep, drop
          "labels": {"encoding": "onehot"} | labels.encoding: "onehot" is not allowed; allowed: asIs, index, oneHot
          "labels": {"classes": "kick"} | labels.classes: "kick" is not allowed; allowed: a list of strings
          "labels": {"classes": ["a", 1]} | labels.classes: ["a",1] is not allowed; allowed: a list of strings
          "labels": {"classes": {"a": 1}} | labels.classes: {"a":1} is not allowed; allowed: a list of strings
          "labels": {"classes": ["a", "a"]} | labels.classes: "a" is there twice
          "labels": {"class": []} | labels.class: unknown key; allowed: classes, encoding, source
          "seed": 1, "seed": 2 | no valid JSON: Duplicate
          """)
  void whatIsNotAllowedIsRefusedByKeyAndValue(String settings, String message) {
    assertThatThrownBy(
            () -> RecipeJson.read("{\"format\": \"wavecrate-recipe/1\", " + settings + "}"))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {} | format: is missing; expected "wavecrate-recipe/1"
          {"format": 1} | format: 1 is not allowed; allowed: wavecrate-recipe/1
          {"format": "wavecrate-recipe/2"} | format: "wavecrate-recipe/2" is not allowed; allowed: wavecrate-recipe/1
          [] | the recipe: [] is not allowed; allowed: an object {..}
          7 | the recipe: 7 is not allowed
          '' | no valid JSON: it is empty
          ' ' | no valid JSON: it is empty
          {"format": | line 1: no valid JSON
          {"format": "wavecrate-recipe/1"} x | line 1: no valid JSON
          {"format": "wavecrate-recipe/1"} {} | no valid JSON
          {'format': "wavecrate-recipe/1"} | line 1: no valid JSON
          """)
  void whatIsNoRecipeIsRefused(String json, String message) {
    assertThatThrownBy(() -> RecipeJson.read(json))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(message);
  }

  @Test
  void absurdlyDeepOrLongInputIsRefused() {
    for (String json : List.of("[".repeat(100_000), "{\"a\":" + "9".repeat(100_000) + "}")) {
      assertThatThrownBy(() -> RecipeJson.read(json)).isInstanceOf(RecipeException.class);
    }
  }

  @Test
  void aRecipeThatCantBeIsNotMade() {
    assertThatThrownBy(() -> Recipe.DEFAULT.withSampleRateHz(OptionalInt.of(0)))
        .hasMessage("sampleRateHz 0; allowed: 1 to 10000000");
    assertThatThrownBy(() -> new Shuffle(Shuffle.Mode.FULL, 0))
        .hasMessage("window 0; allowed: 1 or more");
    assertThatThrownBy(() -> new Fit(0, Fit.Mode.PAD, Fit.Crop.CENTER))
        .hasMessage("samples 0; allowed: 1 or more");
  }
}

package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.audio.Axes;
import org.wavecrate.dataset.Holds;
import org.wavecrate.dataset.LabelSource;
import org.wavecrate.dataset.PathPattern;
import org.wavecrate.dataset.SplitSource;
import org.wavecrate.npy.Dtype;

/// The keys of a recipe that are read by hand, one by one: what they mean, how they are written,
/// and what is refused.
class RecipeKeysTest {
  private static Recipe read(String keys) throws RecipeException {
    return RecipeJson.read("{\"format\": \"wavecrate-recipe/1\", " + keys + "}");
  }

  /// A recipe written and read again, and the text without spaces between.
  private static String written(Recipe recipe) throws RecipeException {
    String json = RecipeJson.write(recipe);
    assertThat(RecipeJson.read(json)).isEqualTo(recipe);
    return json.replaceAll("\\s+", "");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "check": {"clipping": 1} | check.clipping: 1 is not allowed; allowed: off, error, warning, info, or an object of severity and limits
          "check": {"clipping": null} | check.clipping: null is not allowed; allowed: off, error, warning, info, or an object of severity and limits
          "check": {"clipping": "on"} | check.clipping: "on" is not allowed; allowed: off, error, warning, info
          "check": {"clipping": {"severity": "on"}} | check.clipping.severity: "on" is not allowed; allowed: off, error, warning, info
          "check": {"clipping": {"minRunSamples": null}} | check.clipping.minRunSamples: null is not allowed; allowed: a number
          "check": {"clipping": {"minRunSamples": "3"}} | check.clipping.minRunSamples: "3" is not allowed; allowed: a number
          "check": 1 | check: 1 is not allowed; allowed: an object {..}
          "splits": {"source": "auto"} | splits.source: "auto" is not allowed; allowed: folders, none, table
          "splits": {"source": "table"} | splits.file: is missing; allowed: a table within the dataset
          "splits": {"source": "folders", "file": "t.csv"} | splits.file: unknown key; allowed: source
          "splits": {"source": "table", "file": 7} | splits.file: 7 is not allowed; allowed: a text in quotes
          "labels": {"source": {"kind": "files"}} | labels.source.kind: "files" is not allowed; allowed: beside, folder, table, name
          "labels": {"source": {"kind": "table"}} | labels.source.file: is missing; allowed: a table within the dataset, or a list of these
          "labels": {"source": {"kind": "table", "file": []}} | labels.source.file: [] is not allowed; allowed: a text in quotes
          "labels": {"source": {"kind": "table", "file": [7]}} | labels.source.file: [7] is not allowed; allowed: a list of strings
          "labels": {"source": {"kind": "name"}} | labels.source.pattern: is missing; allowed: a regular expression with a group (?<label>..)
          "labels": {"source": {"kind": "name", "pattern": "x"}} | labels.source.pattern: 'x' is not allowed; allowed: a regular expression with a group (?<label>..)
          "labels": {"source": {"kind": "name", "pattern": "(?<label>("}} | labels.source.pattern: '(?<label>(' is no regular expression: Unclosed group
          "labels": {"source": {"kind": "folder", "key": "x"}} | labels.source.key: unknown key; allowed: kind
          "ignore": "x" | ignore: "x" is not allowed; allowed: a list of strings
          "array": {"holds": "many"} | array.holds: "many" is not allowed; allowed: example, examples
          "array": {"axes": "samples,bins"} | array.axes: "samples,bins" is not allowed; allowed: "samples"
          "array": {"axes": 1} | array.axes: 1 is not allowed; allowed: "samples"
          "array": {"fullScale": 0} | array.fullScale: 0 is not allowed; allowed: numbers above 0
          "array": {"scale": 1} | array.scale: unknown key; allowed: axes, fullScale, holds
          "prepare": {} | prepare: {} is not allowed; allowed: a list [..]
          "prepare": [{}] | prepare[0].kind: is missing; allowed: scale, removeDc, toMono, channel, resample, trimSilence, loudness
          "prepare": [{"kind": "toMono"}, {"kind": "cut"}] | prepare[1].kind: "cut" is not allowed; allowed: scale
          "prepare": [{"kind": "resample"}] | prepare[0].toHz: is missing; allowed: whole numbers from 1 to 10000000
          "prepare": [{"kind": "loudness", "lufs": 1}] | prepare[0].lufs: 1 is not allowed; allowed: -70 to 0 LUFS
          "prepare": [{"kind": "trimSilence", "belowDb": 0.5}] | prepare[0].belowDb: 0.5 is not allowed; allowed: 1 to 200 dB
          "baked": 7 | baked: 7 is not allowed; allowed: a list [..]
          "transforms": {} | transforms: {} is not allowed; allowed: a list [..]
          "transforms": [7] | transforms[0]: 7 is not allowed; allowed: an object {..}
          "transforms": [{}] | transforms[0].kind: is missing; allowed:
          "transforms": [{"kind": "oneOf", "transforms": [{"kind": "x"}]}] | transforms[0].transforms[0].kind: "x" is not allowed; allowed:
          "transforms": [{"kind": "gain", "minGainDb": "1"}] | transforms[0].minGainDb: "1" is not allowed; allowed:
          "fit": {"samples": 9, "padValue": "zero"} | fit.padValue: "zero" is not allowed; allowed: "auto" or a number
          "fit": {"samples": 9, "padValue": 1e39} | fit.padValue: 1.0E39 is not allowed; allowed: "auto" or a number
          "features": {"kind": "mel", "center": 1} | features.center: 1 is not allowed; allowed: true, false
          "features": {"kind": "mel", "fftSize": 1000} | features.fftSize: 1000 is not allowed; allowed: powers of two from 2 to
          "features": {"kind": "mel", "power": 3} | features.power: 3 is not allowed; allowed: whole numbers from 1 to 2
          "features": {"kind": "mel", "minHz": 90, "maxHz": 90} | features.maxHz: 90 is not allowed; allowed: above minHz, up to half the rate
          "features": {"kind": "mel", "minHz": -1} | features.minHz: -1 is not allowed; allowed: 0 Hz or more
          "features": {"kind": "mel", "topDb": -1} | features.topDb: -1 is not allowed; allowed: 0 dB or more, or null for all
          "features": {"kind": "mfcc", "decibels": false} | features.decibels: false is not allowed; allowed with mfcc: true
          "features": {"kind": "mfcc", "mels": 20, "coefficients": 21} | features.coefficients: 21 is not allowed; allowed: whole numbers from 1 to 20
          "features": {"kind": "waveform", "hop": 2} | features.hop: unknown key; allowed: kind
          "features": {"kind": "stft", "mels": 40} | features.mels: unknown key; allowed: center, decibels, fftSize, hop, kind, power, referenceLevel, standardize, topDb, window
          "features": {"kind": "stft", "maxHz": 40} | features.maxHz: unknown key; allowed: center, decibels, fftSize, hop, kind, power, referenceLevel, standardize, topDb, window
          "features": {"kind": "mel", "coefficients": 13} | features.coefficients: unknown key; allowed: center, decibels, fftSize, hop, kind, maxHz, melNorm, melScale, mels, minHz, power, referenceLevel, standardize, topDb, window
          """)
  void whatIsNotAllowedIsRefusedWithWhatIs(String keys, String message) {
    assertThatThrownBy(() -> read(keys))
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void rulesAreReadAndWrittenByLevelOrByLimits() throws RecipeException {
    String keys =
        "\"check\":{\"clipping\":{\"severity\":\"error\",\"minRunSamples\":4},"
            + "\"dc-offset\":\"off\",\"near-silence\":{\"minRmsDb\":-50.5}}";
    Recipe recipe = read(keys);
    assertThat(recipe.check().rules())
        .containsExactly(
            Map.entry(
                "clipping",
                new CheckSettings.Rule(
                    Optional.of(CheckSettings.Level.ERROR), Map.of("minRunSamples", 4.0))),
            Map.entry(
                "dc-offset",
                new CheckSettings.Rule(Optional.of(CheckSettings.Level.OFF), Map.of())),
            Map.entry(
                "near-silence",
                new CheckSettings.Rule(Optional.empty(), Map.of("minRmsDb", -50.5))));
    assertThat(written(recipe)).contains(keys);
    assertThat(written(Recipe.DEFAULT)).doesNotContain("check");
  }

  @Test
  void whatIsSaidOfARuleIsTakenBack() {
    var off = new CheckSettings.Rule(Optional.of(CheckSettings.Level.OFF), Map.of());
    CheckSettings settings = CheckSettings.STANDARD.with("clipping", off).with("hours", off);
    assertThat(settings.rule("clipping")).isEqualTo(off);
    assertThat(settings.rule("counts")).isEqualTo(CheckSettings.Rule.STANDARD);
    assertThat(settings.with("hours", CheckSettings.Rule.STANDARD).rules())
        .containsOnlyKeys("clipping");
  }

  @Test
  void sourcesOfSplitsAreReadAndWritten() throws RecipeException {
    String table =
        "\"splits\":{\"source\":\"table\",\"file\":\"t.csv\",\"key\":\"k\",\"value\":\"v\"}";
    assertThat(read(table).arrangement().splits())
        .isEqualTo(new SplitSource(SplitSource.Kind.TABLE, "t.csv", "k", "v"));
    assertThat(written(read(table))).contains(table);
    assertThat(read("\"splits\": {}").arrangement().splits().kind())
        .isEqualTo(SplitSource.Kind.FOLDERS);
    assertThat(written(read("\"splits\": {\"source\": \"none\"}")))
        .contains("\"splits\":{\"source\":\"none\"}");
    assertThat(Recipe.DEFAULT.arrangement().splits()).isEqualTo(SplitSource.AUTO);
    assertThat(written(Recipe.DEFAULT)).doesNotContain("splits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"source\":{\"kind\":\"beside\",\"key\":\"Mels\",\"value\":\"Onsets\"}",
        "\"source\":{\"kind\":\"folder\"}",
        "\"source\":{\"kind\":\"table\",\"file\":\"t.csv\",\"key\":\"k\"}",
        "\"source\":{\"kind\":\"table\",\"file\":[\"a.csv\",\"b.csv\"],\"value\":\"v\"}",
        "\"source\":{\"kind\":\"name\",\"pattern\":\"^(?<label>x)\"}"
      })
  void sourcesOfLabelsAreReadAndWritten(String source) throws RecipeException {
    Recipe recipe = read("\"labels\": {" + source + "}");
    assertThat(recipe.arrangement().labels()).isNotEqualTo(LabelSource.BESIDE);
    assertThat(written(recipe)).contains(source);
  }

  @Test
  void aListOfOneTableIsThatTable() throws RecipeException {
    String one = "\"labels\": {\"source\": {\"kind\": \"table\", \"file\": [\"t.csv\"]}}";
    assertThat(written(read(one))).contains("\"source\":{\"kind\":\"table\",\"file\":\"t.csv\"}");
    assertThat(read("\"labels\": {\"source\": {}}")).isEqualTo(Recipe.DEFAULT);
    assertThat(written(Recipe.DEFAULT)).doesNotContain("source");
  }

  @Test
  void arraysAreWhatTheRecipeSays() throws RecipeException {
    Recipe recipe =
        read(
            "\"ignore\": [\"*.wav\"], \"array\": {\"axes\": \"frames,bins\", \"fullScale\": 32768,"
                + " \"holds\": \"examples\"}");
    assertThat(recipe.array())
        .isEqualTo(new ArrayStatement(Optional.of(Axes.FRAMES_BINS), OptionalDouble.of(32_768)));
    assertThat(recipe.arrangement().holds()).contains(Holds.EXAMPLES);
    assertThat(recipe.arrangement().ignored()).containsExactly(new PathPattern("*.wav"));
    assertThat(written(recipe))
        .contains(
            "\"array\":{\"axes\":\"frames,bins\",\"fullScale\":32768,\"holds\":\"examples\"}",
            "\"ignore\":[\"*.wav\"]");
    assertThat(written(read("\"array\": {\"fullScale\": 0.5}")))
        .contains("\"array\":{\"fullScale\":0.5}");
    // What is found in the loudest floats may be stated.
    double most = AmplitudeScale.of(Dtype.FLOAT32, 0, Float.MAX_VALUE).fullScale();
    assertThat(most).isEqualTo(0x1p128);
    assertThat(read("\"array\": {\"fullScale\": " + most + "}").array().fullScale()).hasValue(most);
    assertThat(written(read("\"array\": {\"holds\": \"example\"}")))
        .contains("\"array\":{\"holds\":\"example\"}");
    assertThat(written(Recipe.DEFAULT)).doesNotContain("array", "ignore");
  }

  @Test
  void whatWasBakedIsWrittenLikeWhatIsPrepared() throws RecipeException {
    String steps =
        "[{\"kind\":\"toMono\"},{\"kind\":\"resample\",\"toHz\":8000},"
            + "{\"kind\":\"trimSilence\",\"belowDb\":60.0,\"keepMs\":20.0}]";
    Recipe recipe = read("\"prepare\": " + steps + ", \"baked\": " + steps);
    assertThat(recipe.baked().steps()).hasSize(3).isEqualTo(recipe.prepare().steps());
    assertThat(written(recipe)).contains("\"prepare\":" + steps, "\"baked\":" + steps);
    assertThat(written(Recipe.DEFAULT)).doesNotContain("prepare", "baked");
  }

  @Test
  void aPadValueIsWrittenUnlessItIsLeftToTheExamples() throws RecipeException {
    assertThat(read("\"fit\": {\"samples\": 9, \"padValue\": \"auto\"}"))
        .isEqualTo(read("\"fit\": {\"samples\": 9}"));
    assertThat(written(read("\"fit\": {\"samples\": 9, \"padValue\": -80}")))
        .contains("\"padValue\":-80.0");
    assertThatThrownBy(() -> new Fit(1, Fit.Mode.PAD, Fit.Crop.CENTER, OptionalDouble.of(1e39)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("; allowed: a float32");
    assertThatThrownBy(() -> Recipe.DEFAULT.withBatchSize(0))
        .hasMessage("batchSize 0; allowed: 1 to 1000000");
    assertThatThrownBy(() -> Recipe.DEFAULT.withBatchSize(1_000_001))
        .hasMessage("batchSize 1000001; allowed: 1 to 1000000");
    assertThat(Recipe.DEFAULT.withBatchSize(1_000_000).batchSize()).isEqualTo(1_000_000);
  }

  @Test
  void longValuesAreCutInMessages() {
    String most = "x".repeat(58);
    assertThatThrownBy(() -> read("\"remainder\": \"" + most + "\""))
        .hasMessage("remainder: \"" + most + "\" is not allowed; allowed: keep, drop");
    assertThatThrownBy(() -> read("\"remainder\": \"" + most + "x\""))
        .hasMessage("remainder: \"" + most + "x... is not allowed; allowed: keep, drop");
  }

  @Test
  void aStampedRecipeKeepsItsKeysAndGetsTheEngine() {
    String stamped = Engine.stamp("\ufeff{\"seed\": 3, \"format\": \"f\", \"engine\": 1}");
    assertThat(stamped)
        .isEqualTo("{\n  \"seed\" : 3,\n  \"format\" : \"f\",\n  \"engine\" : 2\n}\n");
    assertThat(Engine.stamp("{\"seed\": 3}"))
        .isEqualTo("{\n  \"seed\" : 3,\n  \"engine\" : 2\n}\n");
    assertThatThrownBy(() -> Engine.stamp("{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no recipe: {");
    List<String> engines = List.of("1", "3");
    for (String engine : engines) {
      assertThatThrownBy(() -> read("\"engine\": " + engine))
          .isInstanceOf(RecipeException.class)
          .hasMessageStartingWith("engine: " + engine + "; allowed: 2");
    }
  }
}

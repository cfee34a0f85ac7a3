package org.wavecrate.generator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.storage.Formatted;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Reads and writes recipes as JSON, format `wavecrate-recipe/1`. Keys that are not known and
/// values that can't be are refused by name, so that a typing error never trains a network.
///
/// @since 0.1.0
public final class RecipeJson {
  public static final String FORMAT = "wavecrate-recipe/1";

  /// Some editors on Windows begin every file with it.
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private static final Map<String, Recipe.Remainder> REMAINDERS =
      names(Recipe.Remainder.values(), "keep", "drop");
  private static final Map<String, Shuffle.Mode> SHUFFLES =
      names(Shuffle.Mode.values(), "none", "full", "blocks");
  private static final Map<String, Fit.Mode> FITS =
      names(Fit.Mode.values(), "error", "pad", "crop", "padOrCrop");
  private static final Map<String, Fit.Crop> CROPS = names(Fit.Crop.values(), "center", "random");
  private static final Map<String, Labels.Encoding> ENCODINGS =
      names(Labels.Encoding.values(), "asIs", "index", "oneHot");

  private static final JsonNode AUTO = StringNode.valueOf("auto");

  private static final RecordSchema<Shuffle> SHUFFLE =
      RecordSchema.of(
          Shuffle.class,
          JsonKey.choice("mode", Shuffle.Mode.FULL, SHUFFLES),
          JsonKey.integer("window", Shuffle.DEFAULT_WINDOW, 1, Integer.MAX_VALUE)
              .writtenIf(
                  Shuffle.class,
                  shuffle ->
                      shuffle.mode() == Shuffle.Mode.BLOCKS
                          || shuffle.window() != Shuffle.DEFAULT_WINDOW));
  private static final RecordSchema<Fit> FIT =
      RecordSchema.of(
          Fit.class,
          JsonKey.requiredInteger("samples", 1, Integer.MAX_VALUE, "whole numbers from 1 on"),
          JsonKey.choice("mode", Fit.Mode.PAD_OR_CROP, FITS),
          JsonKey.choice("crop", Fit.Crop.CENTER, CROPS),
          JsonKey.optional("padValue", (fields, key, before) -> padValue(fields, key)));

  private static final RecordSchema<Labels> LABELS =
      RecordSchema.of(
          Labels.class,
          JsonKey.choice("encoding", Labels.Encoding.AS_IS, ENCODINGS),
          JsonKey.<List<String>>of(
                  "classes",
                  (fields, key, before) -> classes(fields, key),
                  (json, key, value) -> {
                    ArrayNode names = json.putArray(key);
                    value.forEach(names::add);
                  })
              .writtenIf(Labels.class, labels -> !labels.classes().isEmpty()));

  private RecipeJson() {}

  /// Reads a recipe that lies in no folder.
  ///
  /// @throws RecipeException if it is no JSON, or says what is not allowed; names the key
  public static Recipe read(String json) throws RecipeException {
    JsonNode tree;
    try {
      tree = JsonTree.read(json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json);
    } catch (JacksonException e) {
      var at = e.getLocation();
      String place = at == null ? "" : Formatted.of("line %d: ", at.getLineNr());
      throw new RecipeException(place + "no valid JSON: " + e.getOriginalMessage(), e);
    }
    if (tree.isMissingNode()) {
      throw new RecipeException("no valid JSON: it is empty");
    }
    Fields fields = new Fields("", tree);
    Optional<JsonNode> format = fields.node("format");
    if (format.isEmpty()) {
      throw new RecipeException("format: is missing; expected \"" + FORMAT + "\"");
    }
    fields.choice("format", FORMAT, Map.of(FORMAT, FORMAT));
    Optional<Fields> labelFields = fields.fields("labels");
    Engine.require(fields.optionalInteger(Engine.KEY, 1, Integer.MAX_VALUE));
    Optional<Fields> features = fields.fields("features");
    // Before the features, which refuse what is not known by then.
    Optional<Standardize> standardize = StandardizeJson.read(features);
    Recipe recipe =
        new Recipe(
            fields.optionalInteger("sampleRateHz", 1, Recipe.MOST_SAMPLE_RATE_HZ),
            fields.integer("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE),
            (int) fields.integer("batchSize", 32, 1, Recipe.MOST_BATCH_SIZE),
            fields.choice("remainder", Recipe.Remainder.KEEP, REMAINDERS),
            shuffle(fields.fields("shuffle")),
            PrepareJson.read("prepare", fields.node("prepare")),
            PrepareJson.read("baked", fields.node("baked")),
            fit(fields.fields("fit")),
            TransformJson.read("", fields.node("transforms")),
            FeatureJson.read(features),
            standardize,
            labelFields.isEmpty() ? Labels.AS_IS : LABELS.readShared(labelFields.get()),
            ArrangementJson.read(fields, labelFields),
            ArrayJson.read(fields.fields("array")),
            CheckJson.read(fields),
            Optional.empty());
    if (labelFields.isPresent()) {
      labelFields.get().done();
    }
    fields.done();
    return recipe;
  }

  /// Reads a recipe that lies in a folder, from which its relative paths begin.
  ///
  /// @throws RecipeException as [#read(String)]
  public static Recipe read(String json, Path place) throws RecipeException {
    return read(json).withPlace(Optional.of(place));
  }

  /// Reads the recipe of a dataset, if it has one. Relative paths begin beside it, or beside the
  /// zip that it lies in.
  ///
  /// @throws RecipeException as [#read(String)]
  public static Optional<Recipe> of(Dataset dataset) throws RecipeException {
    if (dataset.recipe().isEmpty()) {
      return Optional.empty();
    }
    Path path = dataset.path().toAbsolutePath();
    Path beside = Files.isDirectory(path) ? path : path.resolveSibling("");
    return Optional.of(read(dataset.recipe().get(), beside));
  }

  private static Shuffle shuffle(Optional<Fields> fields) throws RecipeException {
    if (fields.isEmpty()) {
      return Shuffle.FULL;
    }
    return SHUFFLE.read(fields.get());
  }

  private static Optional<Fit> fit(Optional<Fields> fields) throws RecipeException {
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(FIT.read(fields.get()));
  }

  private static OptionalDouble padValue(Fields fields, String key) throws RecipeException {
    Optional<JsonNode> value = fields.node(key);
    return value.isEmpty() || value.get().equals(AUTO)
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            fields.number(key, 0, -Float.MAX_VALUE, Float.MAX_VALUE, "\"auto\" or a number"));
  }

  private static List<String> classes(Fields labels, String key) throws RecipeException {
    List<String> classes = labels.strings(key);
    HashSet<String> seen = new HashSet<>();
    for (String name : classes) {
      if (!seen.add(name)) {
        throw new RecipeException(labels.path(key + ": \"" + name + "\" is there twice"));
      }
    }
    return classes;
  }

  /// Writes a recipe, all settings spelled out.
  public static String write(Recipe recipe) {
    ObjectNode json = JsonTree.object();
    json.put("format", FORMAT);
    recipe.sampleRateHz().ifPresent(rate -> json.put("sampleRateHz", rate));
    json.put("seed", recipe.seed());
    json.put("batchSize", recipe.batchSize());
    json.put("remainder", name(REMAINDERS, recipe.remainder()));
    SHUFFLE.write(recipe.shuffle(), json.putObject("shuffle"));
    if (!recipe.prepare().isEmpty()) {
      PrepareJson.write(recipe.prepare(), json.putArray("prepare"));
    }
    if (!recipe.baked().isEmpty()) {
      PrepareJson.write(recipe.baked(), json.putArray("baked"));
    }
    recipe.fit().ifPresent(fit -> FIT.write(fit, json.putObject("fit")));
    if (!recipe.array().equals(ArrayStatement.NONE)) {
      ArrayJson.write(recipe.array(), json.putObject("array"));
    }
    TransformJson.write(recipe.transforms(), json.putArray("transforms"));
    ObjectNode features = json.putObject("features");
    FeatureJson.write(recipe.features(), features);
    recipe.standardize().ifPresent(standardize -> StandardizeJson.write(standardize, features));
    ObjectNode labels = json.putObject("labels");
    LABELS.write(recipe.labels(), labels);
    ArrangementJson.write(recipe.arrangement().labels(), labels);
    ArrangementJson.write(recipe.arrangement(), json);
    if (!recipe.check().rules().isEmpty()) {
      CheckJson.write(recipe.check(), json.putObject("check"));
    }
    return JsonTree.indented(json) + "\n";
  }

  static <T> String name(Map<String, T> names, T value) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  static <T> Map<String, T> names(T[] values, String... names) {
    return names(List.of(values), names);
  }

  static <T> Map<String, T> names(List<T> values, String... names) {
    Map<String, T> byName = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      byName.put(names[i], values.get(i));
    }
    return byName;
  }
}

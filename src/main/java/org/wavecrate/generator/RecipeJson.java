package org.wavecrate.generator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.storage.Formatted;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
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
      JsonNames.of(Recipe.Remainder.values(), "keep", "drop");
  private static final Map<String, Shuffle.Mode> SHUFFLES =
      JsonNames.of(Shuffle.Mode.values(), "none", "full", "blocks");
  private static final Map<String, Fit.Mode> FITS =
      JsonNames.of(Fit.Mode.values(), "error", "pad", "crop", "padOrCrop");
  private static final Map<String, Fit.Crop> CROPS =
      JsonNames.of(Fit.Crop.values(), "center", "random");
  private static final Map<String, Labels.Encoding> ENCODINGS =
      JsonNames.of(Labels.Encoding.values(), "asIs", "index", "oneHot");

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
          JsonKey.texts("classes", (fields, key, before) -> classes(fields, key))
              .writtenUnless(List.of()));

  /// All keys but the first, in the order in which they are written.
  private static final RecordSchema<Recipe> RECIPE =
      RecordSchema.of(
          Recipe.class,
          JsonKey.optionalInteger("sampleRateHz", 1, Recipe.MOST_SAMPLE_RATE_HZ),
          JsonKey.longInteger("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE),
          JsonKey.integer("batchSize", 32, 1, Recipe.MOST_BATCH_SIZE),
          JsonKey.choice("remainder", Recipe.Remainder.KEEP, REMAINDERS),
          JsonKey.object("shuffle", Shuffle.FULL, SHUFFLE),
          PrepareJson.key("prepare"),
          PrepareJson.key("baked"),
          JsonKey.optionalObject("fit", FIT),
          JsonKey.shared("array", ArrayStatement.NONE, ArrayJson.SCHEMA)
              .writtenUnless(ArrayStatement.NONE),
          TransformJson.KEY,
          FeatureJson.KEY,
          StandardizeJson.KEY.in("features", Optional.empty()),
          JsonKey.shared("labels", Labels.AS_IS, LABELS),
          JsonKey.among("arrangement", ArrangementJson.SCHEMA),
          CheckJson.KEY,
          JsonKey.absent("place", Optional.empty()));

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
    Engine.require(fields.optionalInteger(Engine.KEY, 1, Integer.MAX_VALUE));
    return RECIPE.read(fields);
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
    RECIPE.write(recipe, json);
    return JsonTree.indented(json) + "\n";
  }
}

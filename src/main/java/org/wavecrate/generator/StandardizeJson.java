package org.wavecrate.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The key `features.standardize` of a recipe.
final class StandardizeJson {
  private static final Map<String, Standardize.Per> PERS =
      RecipeJson.names(Standardize.Per.values(), "bin", "all");

  private StandardizeJson() {}

  /// @param features what `features` says
  static Optional<Standardize> read(Optional<Fields> features) throws RecipeException {
    Optional<Fields> given =
        features.isEmpty() ? Optional.empty() : features.get().fields("standardize");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = given.get();
    Standardize.Per per = fields.choice("per", Standardize.Per.BIN, PERS);
    List<Double> mean = numbers(fields, "mean", -Double.MAX_VALUE);
    List<Double> deviation = numbers(fields, "deviation", 0);
    fields.done();
    try {
      return Optional.of(new Standardize(per, mean, deviation));
    } catch (IllegalArgumentException e) {
      throw new RecipeException(fields.path(String.valueOf(e.getMessage())), e);
    }
  }

  private static List<Double> numbers(Fields fields, String key, double least)
      throws RecipeException {
    Optional<JsonNode> said = fields.node(key);
    List<Double> numbers = new ArrayList<>();
    if (said.isEmpty()) {
      return numbers;
    }
    String allowed = "a list of numbers" + (least == 0 ? ", 0 or more" : "");
    if (!said.get().isArray() || said.get().isEmpty()) {
      throw fields.refused(key, said.get(), allowed);
    }
    for (JsonNode number : said.get()) {
      double value = number.isNumber() ? number.doubleValue() : Double.NaN;
      if (!(value >= least && value <= Double.MAX_VALUE)) {
        throw fields.refused(key, said.get(), allowed);
      }
      numbers.add(value);
    }
    return numbers;
  }

  static void write(Standardize standardize, ObjectNode features) {
    ObjectNode json = features.putObject("standardize");
    json.put("per", RecipeJson.name(PERS, standardize.per()));
    if (standardize.isKnown()) {
      ArrayNode mean = json.putArray("mean");
      standardize.mean().forEach(mean::add);
      ArrayNode deviation = json.putArray("deviation");
      standardize.deviation().forEach(deviation::add);
    }
  }
}

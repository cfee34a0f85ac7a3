package org.wavecrate.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavecrate.audio.Preparation;
import org.wavecrate.audio.PreparationStep;
import org.wavecrate.storage.Formatted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The keys `prepare` and `baked` of a recipe.
final class PrepareJson {
  private static final List<String> KINDS =
      List.of("scale", "removeDc", "toMono", "channel", "resample", "trimSilence", "loudness");
  private static final double BELOW_DB = 60;
  private static final double KEEP_MS = 20;

  private PrepareJson() {}

  /// @param key which of both
  /// @param list what it says; none: no steps
  static Preparation read(String key, Optional<JsonNode> list) throws RecipeException {
    if (list.isEmpty()) {
      return Preparation.NONE;
    }
    if (!list.get().isArray()) {
      throw new RecipeException(
          Formatted.of(
              "%s: %s is not allowed; allowed: a list [..]", key, Fields.brief(list.get())));
    }
    List<PreparationStep> steps = new ArrayList<>();
    for (JsonNode node : list.get()) {
      String place = Formatted.of("%s[%d].", key, steps.size());
      Fields fields = new Fields(place, node);
      steps.add(step(fields));
      fields.done();
    }
    return new Preparation(steps);
  }

  private static PreparationStep step(Fields fields) throws RecipeException {
    String kind = fields.choice("kind", "", RecipeJson.names(KINDS, KINDS.toArray(String[]::new)));
    return switch (kind) {
      case "scale" -> new PreparationStep.Scale();
      case "removeDc" -> new PreparationStep.RemoveDc();
      case "toMono" -> new PreparationStep.ToMono();
      case "channel" -> new PreparationStep.Channel((int) fields.integer("index", 0, 0, 4095));
      case "resample" -> {
        require(fields, "toHz", "whole numbers from 1 to " + Recipe.MOST_SAMPLE_RATE_HZ);
        yield new PreparationStep.Resample(
            (int) fields.integer("toHz", 1, 1, Recipe.MOST_SAMPLE_RATE_HZ));
      }
      case "trimSilence" ->
          new PreparationStep.TrimSilence(
              fields.number("belowDb", BELOW_DB, 1, 200, "1 to 200 dB"),
              fields.number("keepMs", KEEP_MS, 0, 60_000, "0 to 60000 ms"));
      case "loudness" -> {
        require(fields, "lufs", "-70 to 0 LUFS");
        yield new PreparationStep.ToLoudness(fields.number("lufs", 0, -70, 0, "-70 to 0 LUFS"));
      }
      default ->
          throw new RecipeException(
              fields.path("kind") + ": is missing; allowed: " + String.join(", ", KINDS));
    };
  }

  private static void require(Fields fields, String key, String allowed) throws RecipeException {
    if (fields.node(key).isEmpty()) {
      throw new RecipeException(fields.path(key) + ": is missing; allowed: " + allowed);
    }
  }

  /// The name of a step.
  static String kind(PreparationStep step) {
    return KINDS.get(
        switch (step) {
          case PreparationStep.Scale s -> 0;
          case PreparationStep.RemoveDc s -> 1;
          case PreparationStep.ToMono s -> 2;
          case PreparationStep.Channel s -> 3;
          case PreparationStep.Resample s -> 4;
          case PreparationStep.TrimSilence s -> 5;
          case PreparationStep.ToLoudness s -> 6;
        });
  }

  /// Writes all parameters, defaults too.
  static void write(Preparation preparation, ArrayNode into) {
    for (PreparationStep step : preparation.steps()) {
      ObjectNode json = into.addObject().put("kind", kind(step));
      switch (step) {
        case PreparationStep.Channel channel -> json.put("index", channel.index());
        case PreparationStep.Resample resample -> json.put("toHz", resample.toHz());
        case PreparationStep.TrimSilence trim ->
            json.put("belowDb", trim.belowDb()).put("keepMs", trim.keepMs());
        case PreparationStep.ToLoudness loudness -> json.put("lufs", loudness.lufs());
        default -> {}
      }
    }
  }
}

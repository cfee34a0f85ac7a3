package org.wavecrate.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.audio.Preparation;
import org.wavecrate.audio.PreparationStep;
import org.wavecrate.storage.Formatted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The keys `prepare` and `baked` of a recipe.
final class PrepareJson {
  private static final Map<String, RecordSchema<? extends PreparationStep>> KINDS =
      new LinkedHashMap<>();

  static {
    KINDS.put("scale", RecordSchema.of(PreparationStep.Scale.class));
    KINDS.put("removeDc", RecordSchema.of(PreparationStep.RemoveDc.class));
    KINDS.put("toMono", RecordSchema.of(PreparationStep.ToMono.class));
    KINDS.put(
        "channel",
        RecordSchema.of(PreparationStep.Channel.class, JsonKey.integer("index", 0, 0, 4095)));
    KINDS.put(
        "resample",
        RecordSchema.of(
            PreparationStep.Resample.class,
            JsonKey.requiredInteger(
                "toHz",
                1,
                Recipe.MOST_SAMPLE_RATE_HZ,
                "whole numbers from 1 to " + Recipe.MOST_SAMPLE_RATE_HZ)));
    KINDS.put(
        "trimSilence",
        RecordSchema.of(
            PreparationStep.TrimSilence.class,
            JsonKey.number("belowDb", 60, 1, 200, "1 to 200 dB"),
            JsonKey.number("keepMs", 20, 0, 60_000, "0 to 60000 ms")));
    KINDS.put(
        "loudness",
        RecordSchema.of(
            PreparationStep.ToLoudness.class,
            JsonKey.requiredNumber("lufs", -70, 0, "-70 to 0 LUFS")));
  }

  private PrepareJson() {}

  /// @param name `prepare` or `baked`
  static JsonKey<Preparation> key(String name) {
    return JsonKey.of(
            name,
            (fields, key, before) -> read(key, fields.node(key)),
            (json, key, value) -> write(value, json.putArray(key)))
        .writtenUnless(Preparation.NONE);
  }

  /// @param list the value; none: no steps
  private static Preparation read(String key, Optional<JsonNode> list) throws RecipeException {
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
      steps.add(step(new Fields(place, node)));
    }
    return new Preparation(steps);
  }

  private static PreparationStep step(Fields fields) throws RecipeException {
    fields.required("kind", String.join(", ", KINDS.keySet()));
    return fields.choice("kind", KINDS.values().iterator().next(), KINDS).read(fields);
  }

  /// The name of a step.
  static String kind(PreparationStep step) {
    return KINDS.entrySet().stream()
        .filter(kind -> kind.getValue().type() == step.getClass())
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /// Writes all parameters, defaults too.
  private static void write(Preparation preparation, ArrayNode into) {
    for (PreparationStep step : preparation.steps()) {
      String kind = kind(step);
      ObjectNode json = into.addObject().put("kind", kind);
      Optional.ofNullable(KINDS.get(kind)).orElseThrow().write((Record) step, json);
    }
  }
}

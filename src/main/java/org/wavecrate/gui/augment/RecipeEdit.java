package org.wavecrate.gui.augment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Single keys of a recipe, changed as `wavecrate.json` writes them, so that allowed values are
/// decided and explained in one place.
final class RecipeEdit {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private RecipeEdit() {}

  /// A recipe as `wavecrate.json` writes it.
  static ObjectNode tree(Recipe recipe) {
    return (ObjectNode) MAPPER.readTree(RecipeJson.write(recipe));
  }

  /// `recipe` with another value at `key`.
  ///
  /// @param key such as `seed`, or `features.hop`
  /// @param value a number, a text or a flag; null takes the key away
  /// @throws RecipeException if that is not allowed; says what is
  static Recipe with(Recipe recipe, String key, @Nullable Object value) throws RecipeException {
    ObjectNode root = tree(recipe);
    ObjectNode node = root;
    String name = key;
    int dot = key.indexOf('.');
    if (dot > 0) {
      String parent = key.substring(0, dot);
      name = key.substring(dot + 1);
      node = root.get(parent) instanceof ObjectNode found ? found : root.putObject(parent);
    }
    if (value == null) {
      node.remove(name);
    } else {
      node.set(name, MAPPER.valueToTree(value));
    }
    if (key.equals("features.kind")) {
      forgetWhatIsOfAnotherKind(node, String.valueOf(value));
    }
    Recipe changed = RecipeJson.read(MAPPER.writeValueAsString(root));
    return recipe.place().isPresent()
        ? changed.withPlace(Optional.of(recipe.place().get()))
        : changed;
  }

  private static void forgetWhatIsOfAnotherKind(ObjectNode features, String kind) {
    if (kind.equals("waveform")) {
      features.removeAll();
      features.put("kind", kind);
      return;
    }
    if (kind.equals("stft")) {
      features.remove(List.of("mels", "minHz", "maxHz", "melScale", "melNorm"));
    }
    if (kind.equals("mfcc")) {
      features.put("decibels", true);
    } else {
      features.remove("coefficients");
    }
  }

  /// The value at `key` as text; empty if nothing is said.
  static String text(Recipe recipe, String key) {
    JsonNode node = tree(recipe);
    for (String part : key.split("\\.")) {
      node = node.path(part);
    }
    return node.isMissingNode() || node.isNull() ? "" : node.asString();
  }
}

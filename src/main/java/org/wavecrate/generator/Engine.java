package org.wavecrate.generator;

import java.util.OptionalInt;
import org.wavecrate.storage.Formatted;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The number of the bytes that batches are made of. The same dataset, recipe, epoch and index give
/// the same bytes as long as it stays the same; whatever changes a byte changes the number.
public final class Engine {
  /// The number of this engine.
  public static final int NUMBER = 2;

  /// The recipe's key.
  public static final String KEY = "engine";

  private Engine() {}

  /// Refuses the bytes of another engine.
  ///
  /// @param number what a recipe or a state says; none: whatever there is
  /// @throws RecipeException if it is another; says what to do
  public static void require(OptionalInt number) throws RecipeException {
    if (number.isPresent() && number.getAsInt() != NUMBER) {
      throw new RecipeException(
          Formatted.of(
              "%s: %d; allowed: %d, since engine %d would make other batches; use the release of"
                  + " Wavecrate that has engine %d, or take the key out to begin again with this"
                  + " one",
              KEY, number.getAsInt(), NUMBER, NUMBER, number.getAsInt()));
    }
  }

  /// Writes the number into a recipe that goes along with crates.
  ///
  /// @param recipe the text of a valid recipe
  public static String stamp(String recipe) {
    String text = recipe.startsWith("\ufeff") ? recipe.substring(1) : recipe;
    ObjectNode stamped = JsonTree.object();
    try {
      JsonNode tree = JsonTree.read(text);
      tree.properties()
          .forEach(
              field -> {
                stamped.set(field.getKey(), field.getValue());
                if (field.getKey().equals("format")) {
                  stamped.put(KEY, NUMBER);
                }
              });
      stamped.put(KEY, NUMBER);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no recipe: " + recipe, e);
    }
    String written = JsonTree.indented(stamped);
    return written.replace("\r\n", "\n") + "\n";
  }
}

package org.wavecrate.generator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.audio.Axes;
import tools.jackson.databind.node.ObjectNode;

/// The key `array` of a recipe.
final class ArrayJson {
  private static final Map<String, Axes> AXES = new LinkedHashMap<>();

  static {
    Axes.STATABLE.forEach(axes -> AXES.put("\"" + axes.text() + "\"", axes));
  }

  private ArrayJson() {}

  static ArrayStatement read(Optional<Fields> fields) throws RecipeException {
    if (fields.isEmpty()) {
      return ArrayStatement.NONE;
    }
    Fields array = fields.get();
    Optional<Axes> axes = Optional.empty();
    if (array.node("axes").isPresent()) {
      String text = array.node("axes").get().toString();
      axes = Optional.ofNullable(AXES.get(text));
      if (axes.isEmpty()) {
        throw array.refused("axes", array.node("axes").get(), String.join(", ", AXES.keySet()));
      }
    }
    OptionalDouble fullScale = OptionalDouble.empty();
    if (array.node("fullScale").isPresent()) {
      fullScale =
          OptionalDouble.of(
              array.number("fullScale", 1, Double.MIN_NORMAL, Float.MAX_VALUE, "numbers above 0"));
    }
    // How many examples an array holds belongs to the arrangement of files.
    array.node("holds");
    array.done();
    return new ArrayStatement(axes, fullScale);
  }

  static void write(ArrayStatement array, ObjectNode json) {
    array.axes().ifPresent(axes -> json.put("axes", axes.text()));
    array
        .fullScale()
        .ifPresent(
            full -> {
              if (full == Math.rint(full) && full < Long.MAX_VALUE) {
                json.put("fullScale", (long) full);
              } else {
                json.put("fullScale", full);
              }
            });
  }
}

package org.wavecrate.generator;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The key `features.standardize` of a recipe.
final class StandardizeJson {
  private static final String KEY = "standardize";
  private static final Map<String, Standardize.Per> PERS =
      RecipeJson.names(Standardize.Per.values(), "bin", "all");

  private static final RecordSchema<Standardize> SCHEMA =
      RecordSchema.of(
          Standardize.class,
          JsonKey.choice("per", Standardize.Per.BIN, PERS),
          JsonKey.numbers("mean", -Double.MAX_VALUE, "a list of numbers")
              .writtenIf(Standardize.class, Standardize::isKnown),
          JsonKey.numbers("deviation", 0, "a list of numbers, 0 or more")
              .writtenIf(Standardize.class, Standardize::isKnown));

  private StandardizeJson() {}

  /// @param features the value of `features`
  static Optional<Standardize> read(Optional<Fields> features) throws RecipeException {
    Optional<Fields> given = features.isEmpty() ? Optional.empty() : features.get().fields(KEY);
    return given.isEmpty() ? Optional.empty() : Optional.of(SCHEMA.read(given.get()));
  }

  static void write(Standardize standardize, ObjectNode features) {
    SCHEMA.write(standardize, features.putObject(KEY));
  }
}

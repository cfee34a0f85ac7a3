package org.wavecrate.generator;

import java.util.Map;
import java.util.Optional;

/// The key `features.standardize` of a recipe.
final class StandardizeJson {
  private static final Map<String, Standardize.Per> PERS =
      JsonNames.of(Standardize.Per.values(), "bin", "all");

  private static final RecordSchema<Standardize> SCHEMA =
      RecordSchema.of(
          Standardize.class,
          JsonKey.choice("per", Standardize.Per.BIN, PERS),
          JsonKey.numbers("mean", -Double.MAX_VALUE, "a list of numbers")
              .writtenIf(Standardize.class, Standardize::isKnown),
          JsonKey.numbers("deviation", 0, "a list of numbers, 0 or more")
              .writtenIf(Standardize.class, Standardize::isKnown));

  static final JsonKey<Optional<Standardize>> KEY = JsonKey.optionalObject("standardize", SCHEMA);

  private StandardizeJson() {}
}

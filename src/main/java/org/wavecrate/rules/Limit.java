package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;

/// A number that a recipe may set for a rule.
///
/// @param name as it stands in recipes, its unit included
/// @param standard what holds unless the recipe says otherwise
/// @param least the lowest that is allowed
/// @param most the highest that is allowed
/// @param meaning what it limits, a phrase
public record Limit(String name, double standard, double least, double most, String meaning) {
  public Limit {
    if (!(least <= standard && standard <= most)) {
      throw new IllegalArgumentException(
          Formatted.of("%s %s; allowed: %s to %s", name, standard, least, most));
    }
  }
}

package org.wavecrate.rules;

import org.wavecrate.audio.ArrayLayout;

/// Sounds stored as integers.
final class UnscaledIntegers extends CheckRule {
  UnscaledIntegers() {
    super(
        "unscaled-integers",
        "Integers without a scale",
        Severity.WARNING,
        "Integers are served as they are, up to 32768 for 16 bits; networks expect values around 1,"
            + " and nothing in the recipe scales them.",
        "Save as float32 divided by full scale (32768 for 16 bits), or let the recipe compute"
            + " features in decibels.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    if (evidence.recipe().features().isEmpty()) {
      StoredAs.report(
          evidence,
          found,
          kind -> kind.dtype().isInteger() && kind.form() == ArrayLayout.Form.SOUND,
          "integers",
          "floats, or a recipe that scales them");
    }
  }
}

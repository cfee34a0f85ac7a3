package org.wavecrate.rules;

import java.util.Locale;

/// The severity of a finding, worst first.
public enum Severity {
  /// Training on it fails or learns the wrong thing; an export is refused.
  ERROR,
  /// Worth a look.
  WARNING,
  /// A fact, neither good nor bad.
  INFO;

  /// The name in JSON and in recipes.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

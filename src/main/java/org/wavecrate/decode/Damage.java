package org.wavecrate.decode;

import java.util.Locale;

/// Sentences on damage; they lack the file's name.
final class Damage {
  private Damage() {}

  static String cutShort(double seconds, double promised) {
    return String.format(
        Locale.ROOT, "is cut short: %.3f s of %.3f s are there", seconds, promised);
  }

  static String at(double seconds, String reason) {
    return String.format(Locale.ROOT, "is damaged after %.3f s: %s", seconds, reason);
  }
}

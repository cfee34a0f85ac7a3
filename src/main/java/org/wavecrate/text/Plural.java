package org.wavecrate.text;

import org.wavecrate.storage.Formatted;

/// The one rule by which things are counted in sentences: `1 batch`, `25 examples`.
public final class Plural {
  private Plural() {}

  /// A number with grouped digits and what is counted.
  ///
  /// @param thing one of them, such as `batch` or `entry`
  public static String of(long count, String thing) {
    return Formatted.of("%,d ", count) + word(count, thing);
  }

  /// One of two words, such as a verb that goes with what is counted.
  public static String either(long count, String one, String several) {
    return count == 1 ? one : several;
  }

  /// The noun for `count` things, without the number.
  public static String word(long count, String thing) {
    if (count == 1) {
      return thing;
    }
    if (thing.endsWith("ch") || thing.endsWith("s") || thing.endsWith("x")) {
      return thing + "es";
    }
    boolean changes = thing.matches(".*[^aeiou]y");
    return changes ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
  }
}

package org.wavecrate.storage;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Texts made of a format and values, the same in every locale: names of files, sums and recipes
/// must not hold Arabic digits because the machine that wrote them is Egyptian.
public final class Formatted {
  private Formatted() {}

  /// The text that `format` describes, as [String#format] writes it without a country's customs.
  public static String of(String format, @Nullable Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

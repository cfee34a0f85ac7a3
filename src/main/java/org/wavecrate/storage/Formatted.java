package org.wavecrate.storage;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Texts made of a format and values, the same in every locale: names of files, sums and recipes
/// must not hold Arabic digits because the machine that wrote them is Egyptian.
public final class Formatted {
  private Formatted() {}

  /// The text that `format` describes, as [String#format] writes it without a locale: like
  /// [Locale#ROOT], but Java need not look up first how that writes numbers, which takes as long as
  /// much of a short command.
  public static String of(String format, @Nullable Object... values) {
    return String.format((Locale) null, format, values);
  }
}

package org.wavecrate.gui.export;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wavecrate.gui.sound.Numbers;

/// Sizes as people type them: `10 GB`, `700 MB`, `1.5 tb`. Units are decimal, as disks count.
final class SizeText {
  private static final Pattern SIZE =
      Pattern.compile("([0-9][0-9,]*(?:\\.[0-9]+)?)\\s*([kmgt]?b?|bytes)");
  private static final Map<Character, Long> UNITS =
      Map.of('k', 1_000L, 'm', 1_000_000L, 'g', 1_000_000_000L, 't', 1_000_000_000_000L);
  private static final BigDecimal MOST = BigDecimal.valueOf(1L << 60);

  private SizeText() {}

  /// The bytes; empty if `text` is no size of at least one byte. A bare number counts gigabytes.
  static OptionalLong bytes(String text) {
    Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    String unit = matcher.group(2);
    long factor = UNITS.getOrDefault(unit.isEmpty() ? 'g' : unit.charAt(0), 1L);
    BigDecimal bytes =
        new BigDecimal(matcher.group(1).replace(",", "")).multiply(BigDecimal.valueOf(factor));
    boolean fits = bytes.compareTo(BigDecimal.ONE) >= 0 && bytes.compareTo(MOST) <= 0;
    return fits ? OptionalLong.of(bytes.longValue()) : OptionalLong.empty();
  }

  /// The shortest text that [#bytes] reads as the same number: `10 GB`, `1,234,567 bytes`.
  static String of(long bytes) {
    for (var unit : new String[] {"TB", "GB", "MB", "kB"}) {
      long factor = UNITS.getOrDefault(Character.toLowerCase(unit.charAt(0)), 1L);
      if (bytes >= factor && bytes % (factor / 100) == 0) {
        return Numbers.trimmed((double) bytes / factor, 2) + " " + unit;
      }
    }
    return Numbers.count(bytes) + " bytes";
  }
}

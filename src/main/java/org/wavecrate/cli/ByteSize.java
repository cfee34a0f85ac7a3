package org.wavecrate.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads sizes as people write them: `10GB`, `500 MB`, `1.5GiB`, `4096`.
final class ByteSize implements ITypeConverter<Long> {
  private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-z]*)");
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("b", 1L),
          Map.entry("k", 1_000L),
          Map.entry("kb", 1_000L),
          Map.entry("m", 1_000_000L),
          Map.entry("mb", 1_000_000L),
          Map.entry("g", 1_000_000_000L),
          Map.entry("gb", 1_000_000_000L),
          Map.entry("t", 1_000_000_000_000L),
          Map.entry("tb", 1_000_000_000_000L),
          Map.entry("kib", 1L << 10),
          Map.entry("mib", 1L << 20),
          Map.entry("gib", 1L << 30),
          Map.entry("tib", 1L << 40));
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  @Override
  public Long convert(String text) {
    Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (size.matches() && UNITS.containsKey(size.group(2))) {
      BigDecimal bytes =
          new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(UNITS.get(size.group(2))));
      if (bytes.compareTo(BigDecimal.ONE) >= 0 && bytes.compareTo(MOST) <= 0) {
        return bytes.setScale(0, RoundingMode.FLOOR).longValueExact();
      }
    }
    throw new TypeConversionException(
        "size '"
            + text
            + "'; allowed: a number above 0 and B, kB, MB, GB, TB, KiB, MiB, GiB or TiB");
  }
}

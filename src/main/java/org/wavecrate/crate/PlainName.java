package org.wavecrate.crate;

import java.util.Locale;
import java.util.Set;

/// Names of files and folders that every system can hold: printable ASCII without the characters
/// that Windows forbids, no space or dot at the end, none of the names of DOS devices.
///
/// Any other character becomes `~` and four letters (a to p), the digits of its UTF-16 code:
/// `é` (00E9) is `~aaoj`. No two names become one, and since no letter beyond ASCII sorts before
/// `~` and codes have no digits, names keep their natural order. `~` itself is `~aaho`.
final class PlainName {
  private static final char ESCAPE = '~';
  private static final String FORBIDDEN = "<>:\"/\\|?*~";
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");
  private static final int NUMBERED_DEVICE_LENGTH = 4;

  private PlainName() {}

  static String of(String name) {
    String stem = name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
    boolean device = isDevice(stem.toLowerCase(Locale.ROOT));
    StringBuilder plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean ending = i == name.length() - 1 && (c == '.' || c == ' ');
      boolean printable = c >= ' ' && c < 0x7f && FORBIDDEN.indexOf(c) < 0;
      if (!printable || ending || i == 0 && device) {
        plain.append(ESCAPE);
        for (int shift = 12; shift >= 0; shift -= 4) {
          plain.append((char) ('a' + (c >> shift & 0xf)));
        }
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static boolean isDevice(String stem) {
    boolean numbered =
        stem.length() == NUMBERED_DEVICE_LENGTH
            && (stem.startsWith("com") || stem.startsWith("lpt"))
            && Character.isDigit(stem.charAt(NUMBERED_DEVICE_LENGTH - 1));
    return numbered || DEVICES.contains(stem);
  }
}

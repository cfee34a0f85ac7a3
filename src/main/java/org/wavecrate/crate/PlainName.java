package org.wavecrate.crate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of files and folders that every system can hold: printable ASCII without the characters
/// that Windows forbids, no space or dot at the end, none of the names of DOS devices.
///
/// Any other character becomes `~` and four letters (a to p), the digits of its UTF-16 code:
/// `é` (00E9) is `~aaoj`. No two names become one, and since no letter beyond ASCII sorts before
/// `~` and codes have no digits, names keep their natural order. `~` itself is `~aaho`.
///
/// File systems hold names of at most 255 bytes. A longer one keeps its beginning and its number;
/// what lay between becomes `~z` and twelve letters of its hash, so that names which differ in
/// their number alone keep their order.
final class PlainName {
  private static final char ESCAPE = '~';
  private static final String FORBIDDEN = "<>:\"/\\|?*~";
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");
  private static final int NUMBERED_DEVICE_LENGTH = 4;

  /// File systems allow 255; `label-` is to fit in, too.
  private static final int MOST_BYTES = 249;

  private static final int CODE_LENGTH = 5;
  private static final int HASH_BYTES = 6;
  private static final int MOST_ENDING = 28;
  private static final Pattern ENDING = Pattern.compile("-?\\d{0,18}(\\.[A-Za-z0-9]{1,8})?$");

  private PlainName() {}

  static String of(String name) {
    String plain = spelledOut(name);
    return plain.length() <= MOST_BYTES ? plain : shortened(plain);
  }

  private static String shortened(String plain) {
    Matcher ending = ENDING.matcher(plain);
    String end = ending.find() ? ending.group() : "";
    // At the same place whatever the number, which keeps names that differ in it in order.
    int cut = MOST_BYTES - MOST_ENDING - 2 - 2 * HASH_BYTES;
    int escape = plain.lastIndexOf(ESCAPE, cut);
    if (escape >= 0 && escape + CODE_LENGTH > cut) {
      cut = escape;
    }
    byte[] gone = plain.substring(cut, plain.length() - end.length()).getBytes(US_ASCII);
    byte[] hash = Sha256.of(gone, 0, gone.length);
    StringBuilder name = new StringBuilder(plain.substring(0, cut)).append(ESCAPE).append('z');
    for (int i = 0; i < HASH_BYTES; i++) {
      name.append((char) ('a' + (hash[i] >> 4 & 0xf))).append((char) ('a' + (hash[i] & 0xf)));
    }
    return name + end;
  }

  private static String spelledOut(String name) {
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

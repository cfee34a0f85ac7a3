package org.wavecrate.rules;

/// A file's name apart from the number it ends in.
///
/// @param stem what comes before the number
/// @param number the number; -1 if there is none, or none that counts anything
record FileNumber(String stem, long number) {
  private static final int MOST_DIGITS = 9;

  static FileNumber of(String name) {
    int end = name.endsWith(".npy") ? name.length() - 4 : name.length();
    int start = end;
    while (start > 0 && name.charAt(start - 1) >= '0' && name.charAt(start - 1) <= '9') {
      start--;
    }
    boolean counts = start < end && end - start <= MOST_DIGITS;
    return new FileNumber(
        name.substring(0, start), counts ? Long.parseLong(name.substring(start, end)) : -1);
  }
}

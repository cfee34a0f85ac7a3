package org.wavecrate.npy;

/// Quotes foreign bytes in a message: short, printable, on one line.
final class Quote {
  private static final int LONGEST = 40;

  private Quote() {}

  static String of(String text) {
    StringBuilder quoted = new StringBuilder();
    for (int i = 0; i < text.length() && i < LONGEST; i++) {
      char c = text.charAt(i);
      quoted.append(c >= ' ' && c < 0x7f ? c : '?');
    }
    return text.length() > LONGEST ? quoted + "..." : quoted.toString();
  }
}

package org.wavecrate.gui.shuffle;

/// The meaning of colours.
enum Hue {
  BLOCK("block"),
  LABEL("label"),
  PLACE("stored place");

  private final String word;

  Hue(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}

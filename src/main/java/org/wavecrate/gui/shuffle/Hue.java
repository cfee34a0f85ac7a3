package org.wavecrate.gui.shuffle;

/// What colours stand for.
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

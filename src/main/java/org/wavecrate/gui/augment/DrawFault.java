package org.wavecrate.gui.augment;

/// Faults of a draw.
enum DrawFault {
  CLIPS("clips"),
  SILENCES("silences"),
  MOVES_OUT("moves most of the sound out"),
  HIDES("hides the whole example");

  private final String words;

  DrawFault(String words) {
    this.words = words;
  }

  /// The rest of a sentence that begins with what is drawn.
  String words() {
    return words;
  }
}

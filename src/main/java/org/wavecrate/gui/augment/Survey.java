package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.List;
import org.wavecrate.gui.sound.Numbers;

/// What went wrong in a sample of draws, spread over the split and over epochs.
///
/// @param draws how many were made
/// @param clipped in how many more samples reached full scale than before
/// @param silenced in how many nothing was left to be heard
/// @param moved in how many most of the sound left the window
/// @param hidden in how many masks covered the whole example
record Survey(int draws, int clipped, int silenced, int moved, int hidden) {
  static final Survey NONE = new Survey(0, 0, 0, 0, 0);

  /// What deserves attention, in words with its share of the draws.
  List<String> warnings() {
    List<String> words = new ArrayList<>();
    add(words, "clips", clipped);
    add(words, "silences", silenced);
    add(words, "moves most of the sound out", moved);
    add(words, "hides the whole example", hidden);
    return words;
  }

  /// With one more draw of features.
  Survey withDraw(boolean hides) {
    return new Survey(draws + 1, clipped, silenced, moved, hidden + (hides ? 1 : 0));
  }

  private void add(List<String> words, String what, int count) {
    if (count > 0) {
      double percent = 100.0 * count / draws;
      words.add(what + " in " + Numbers.decimal(percent, percent < 10 ? 1 : 0) + " % of draws");
    }
  }
}

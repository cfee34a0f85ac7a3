package org.wavecrate.gui.shuffle;

/// The slider of the window: from 1 to all blocks, with more room for the narrow windows that are
/// worth telling apart.
final class WindowScale {
  private WindowScale() {}

  /// @param place on the slider, from 0 to 1
  /// @param blocks how many there are
  static int window(double place, int blocks) {
    return (int) Math.round(Math.pow(Math.max(1, blocks), Math.clamp(place, 0, 1)));
  }

  static double place(int window, int blocks) {
    return blocks < 2 ? 0 : Math.clamp(Math.log(window) / Math.log(blocks), 0, 1);
  }
}

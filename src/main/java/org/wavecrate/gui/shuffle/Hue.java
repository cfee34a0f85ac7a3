package org.wavecrate.gui.shuffle;

/// What colours stand for.
enum Hue {
  BLOCK,
  LABEL
}

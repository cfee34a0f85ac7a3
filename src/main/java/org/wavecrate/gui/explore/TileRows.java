package org.wavecrate.gui.explore;

import javafx.collections.ObservableListBase;

/// The lines of a gallery by number; holds none of them. Never changes.
final class TileRows extends ObservableListBase<Integer> {
  private final int size;

  TileRows(int examples, int columns) {
    size = (examples + columns - 1) / columns;
  }

  @Override
  public Integer get(int index) {
    return index;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int indexOf(Object line) {
    return line instanceof Integer number && number >= 0 && number < size ? number : -1;
  }

  @Override
  public int lastIndexOf(Object line) {
    return indexOf(line);
  }

  @Override
  public boolean contains(Object line) {
    return indexOf(line) >= 0;
  }
}

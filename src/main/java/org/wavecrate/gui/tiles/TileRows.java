package org.wavecrate.gui.tiles;

import javafx.collections.ObservableListBase;

/// The lines of tiles by number; holds none of them. Never changes.
public final class TileRows extends ObservableListBase<Integer> {
  private final int size;

  public TileRows(int size) {
    this.size = size;
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

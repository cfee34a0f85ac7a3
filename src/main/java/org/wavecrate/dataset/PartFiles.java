package org.wavecrate.dataset;

import java.io.IOException;
import java.util.Optional;
import org.wavecrate.npy.ByteSource;

/// Some of the files of a block, in the same order.
final class PartFiles implements BlockFiles {
  private final BlockFiles whole;
  private final int[] indices;

  PartFiles(BlockFiles whole, int[] indices) {
    this.whole = whole;
    this.indices = indices.clone();
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public String name(int index) {
    return whole.name(indices[index]);
  }

  @Override
  public boolean hasLabel(int index) {
    return whole.hasLabel(indices[index]);
  }

  @Override
  public String labelName(int index) {
    return whole.labelName(indices[index]);
  }

  @Override
  public boolean isRow(int index) {
    return whole.isRow(indices[index]);
  }

  @Override
  public Location other(String name) {
    return whole.other(name);
  }

  @Override
  public ByteSource openExample(int index) throws IOException {
    return whole.openExample(indices[index]);
  }

  @Override
  public ByteSource openLabel(int index) throws IOException {
    return whole.openLabel(indices[index]);
  }

  @Override
  public ByteSource openOther(String name) throws IOException {
    return whole.openOther(name);
  }

  @Override
  public Location example(int index) {
    return whole.example(indices[index]);
  }

  @Override
  public Optional<Location> label(int index) {
    return whole.label(indices[index]);
  }
}

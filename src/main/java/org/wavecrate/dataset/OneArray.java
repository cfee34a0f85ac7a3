package org.wavecrate.dataset;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.SegmentSource;

/// A block of one example without a label, in memory.
///
/// @param name what the example is called in messages
/// @param bytes of a `.npy` file
record OneArray(String name, MemorySegment bytes) implements BlockFiles {
  @Override
  public int size() {
    return 1;
  }

  @Override
  public String name(int index) {
    return name;
  }

  @Override
  public boolean hasLabel(int index) {
    return false;
  }

  @Override
  public ByteSource openExample(int index) {
    return new SegmentSource(bytes);
  }

  @Override
  public ByteSource openLabel(int index) throws IOException {
    throw new DatasetException("there is no label");
  }

  @Override
  public ByteSource openOther(String other) throws IOException {
    throw new DatasetException("there is no such file");
  }

  @Override
  public Location other(String other) {
    return Location.of(Path.of(other));
  }

  @Override
  public Location example(int index) {
    return Location.of(Path.of(name));
  }

  @Override
  public Optional<Location> label(int index) {
    return Optional.empty();
  }
}

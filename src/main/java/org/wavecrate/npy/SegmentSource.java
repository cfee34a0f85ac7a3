package org.wavecrate.npy;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Bytes that lie in memory.
///
/// @param segment all of them
public record SegmentSource(MemorySegment segment) implements ByteSource {
  @Override
  public long size() {
    return segment.byteSize();
  }

  @Override
  public void read(long offset, MemorySegment destination) throws NpyException {
    if (offset > segment.byteSize() - destination.byteSize()) {
      throw new NpyException("is truncated: it ended at byte " + segment.byteSize());
    }
    try {
      MemorySegment.copy(segment, offset, destination, 0, destination.byteSize());
    } catch (IllegalStateException e) {
      throw UnmappedError.of(segment, e);
    }
  }

  @Override
  public Optional<MemorySegment> mapped() {
    return Optional.of(segment);
  }
}

package org.wavecrate.dataset;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalInt;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.Mapping;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.SegmentSource;

/// The bytes of a zip entry that is not compressed. Their checksum is not compared on the way:
/// reading one of many examples of a file would mean reading all of it.
record StoredSource(SegmentSource bytes, Mapping place, int crc) implements ByteSource {
  @Override
  public long size() {
    return bytes.size();
  }

  @Override
  public void read(long offset, MemorySegment destination) throws NpyException {
    bytes.read(offset, destination);
  }

  @Override
  public Optional<MemorySegment> mapped() {
    return bytes.mapped();
  }

  @Override
  public Optional<Mapping> mapping() {
    return Optional.of(place);
  }

  @Override
  public OptionalInt checksum() {
    return OptionalInt.of(crc);
  }
}

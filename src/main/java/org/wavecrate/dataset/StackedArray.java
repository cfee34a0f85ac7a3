package org.wavecrate.dataset;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.Mapping;
import org.wavecrate.npy.NpyArray;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.NpyReader;
import org.wavecrate.npy.SegmentSource;
import org.wavecrate.npy.Shape;

/// An array that holds one example, or one label, for each step of its first axis. Rows are read in
/// place: the file is mapped when the first is asked for. Thread-safe.
final class StackedArray {
  private final String name;
  private final Location location;
  private final ArrayFile.Opener opener;
  private final NpyHeader header;
  private final byte[] rowHeader;
  private final NpyReader reader = new NpyReader();
  private volatile @Nullable Kept kept;

  /// @param rows where the first row lies, if all lie in a mapped file as they are read
  private record Kept(NpyArray array, Optional<Mapping> rows) {}

  /// @param name the file's own name
  /// @param header what the file said when the dataset was opened
  StackedArray(String name, Location location, ArrayFile.Opener opener, NpyHeader header) {
    this(name, location, opener, header, RowSource.header(header.dtype(), header.shape()));
  }

  /// @param rowHeader what comes before a row in a file of its own
  StackedArray(
      String name, Location location, ArrayFile.Opener opener, NpyHeader header, byte[] rowHeader) {
    this.name = name;
    this.location = location;
    this.opener = opener;
    this.header = header;
    this.rowHeader = rowHeader;
  }

  /// Reads the header of an array, to see whether it holds many.
  static NpyHeader headerOf(ArrayFile.Opener opener) throws IOException {
    try (ByteSource source = opener.open()) {
      return new NpyReader().open(source).header();
    }
  }

  String name() {
    return name;
  }

  Shape shape() {
    return header.shape();
  }

  NpyHeader header() {
    return header;
  }

  /// How many examples it holds.
  int size() {
    return (int) header.shape().axis(0);
  }

  /// The name of row `index`, such as `X_train.npy[17]`.
  String nameOf(int index) {
    return name + "[" + index + "]";
  }

  Location location(int index) {
    return location.row(index);
  }

  /// Row `index` as a file of its own.
  ByteSource row(int index) throws IOException {
    Kept whole = kept;
    if (whole == null) {
      whole = keep();
    }
    return new RowSource(whole.array, whole.rows, rowHeader, index);
  }

  private synchronized Kept keep() throws IOException {
    Kept whole = kept;
    if (whole == null) {
      try (ByteSource source = opener.open()) {
        NpyArray array = reader.open(new SegmentSource(source.inMemory()));
        whole = new Kept(array, source.mapping().flatMap(this::rows));
      }
      if (!whole.array.header().equals(header)) {
        throw new NpyException("was changed while it was open");
      }
      kept = whole;
    }
    return whole;
  }

  private Optional<Mapping> rows(Mapping file) {
    return header.isStoredInCOrder() && !header.dtype().bigEndian()
        ? Optional.of(new Mapping(file.file(), file.offset() + header.dataOffset()))
        : Optional.empty();
  }
}

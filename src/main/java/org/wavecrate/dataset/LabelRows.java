package org.wavecrate.dataset;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;

/// An array with a label for each of many examples: of numbers, or of texts.
///
/// @param header what it is read as: texts as rows of bytes
/// @param shape its own
/// @param opener opens it as what it is read as
/// @param rowHeader what comes before a label in a file of its own, if it is a text
record LabelRows(
    NpyHeader header, Shape shape, ArrayFile.Opener opener, Optional<byte[]> rowHeader) {
  private static final Dtype BYTES = new Dtype(Dtype.Kind.UINT, 1, false);

  /// The array, if it can be read.
  static Optional<LabelRows> of(ArrayFile.Opener opener) {
    Optional<NpyHeader> numbers = StackRule.header(opener);
    return numbers.isPresent()
        ? numbers.map(h -> new LabelRows(h, h.shape(), opener, Optional.empty()))
        : texts(opener);
  }

  private static Optional<LabelRows> texts(ArrayFile.Opener opener) {
    Optional<TextArray.Several> found;
    try (ByteSource source = opener.open()) {
      found = TextArray.several(source);
    } catch (IOException | InternalError e) {
      return Optional.empty();
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TextArray.Several texts = found.get();
    byte[] head = NpyWriter.header(BYTES, Shape.of(texts.count(), texts.bytes()));
    ArrayFile.Opener bytes = () -> new AsBytes(opener.open(), head, texts.data());
    return StackRule.header(bytes)
        .map(h -> new LabelRows(h, Shape.of(texts.count()), bytes, Optional.of(texts.header())));
  }

  /// Whether the labels are texts.
  boolean isText() {
    return rowHeader.isPresent();
  }

  StackedArray stacked(String name, Location location) {
    return rowHeader
        .map(row -> new StackedArray(name, location, opener, header, row))
        .orElseGet(() -> new StackedArray(name, location, opener, header));
  }

  /// A file of texts as if it were an array of bytes.
  private record AsBytes(ByteSource file, byte[] head, long data) implements ByteSource {
    @Override
    public long size() throws IOException {
      return file.size() - data + head.length;
    }

    @Override
    public void read(long offset, MemorySegment destination) throws IOException {
      if (offset > size() - destination.byteSize()) {
        throw new NpyException("is truncated: it ended at byte " + file.size());
      }
      long first = Math.clamp(head.length - offset, 0, destination.byteSize());
      MemorySegment.copy(
          MemorySegment.ofArray(head), Math.min(offset, head.length), destination, 0, first);
      if (first < destination.byteSize()) {
        file.read(data + offset + first - head.length, destination.asSlice(first));
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}

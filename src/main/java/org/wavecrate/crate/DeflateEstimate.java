package org.wavecrate.crate;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.zip.Deflater;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.ByteSource;

/// The expected saving by deflate, estimated from a sample of the examples.
///
/// @param sampledBytes how much was compressed to find out; 0 if nothing could be read
/// @param packedBytes what that came to
public record DeflateEstimate(long sampledBytes, long packedBytes) {
  private static final int SAMPLES = 48;
  private static final int MOST_BYTES_EACH = 1 << 17;

  /// Reads the beginnings of some examples, spread evenly.
  ///
  /// @param splits those meant; empty for all
  public static DeflateEstimate of(Dataset dataset, Set<SplitName> splits, Progress progress) {
    var chosen =
        dataset.splits().stream()
            .filter(split -> splits.isEmpty() || splits.contains(split.name()))
            .toList();
    long total = chosen.stream().mapToLong(Split::size).sum();
    DeflateEstimate sum = new DeflateEstimate(0, 0);
    for (long i = 0; i < Math.min(SAMPLES, total); i++) {
      progress.throwIfCancelled();
      long index = i * total / Math.min(SAMPLES, total);
      int split = 0;
      while (index >= chosen.get(split).size()) {
        index -= chosen.get(split++).size();
      }
      sum = sum.plus(chosen.get(split), (int) index);
    }
    return sum;
  }

  private DeflateEstimate plus(Split split, int index) {
    try (ByteSource source = split.example(index).openBytes();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      byte[] bytes = new byte[(int) Math.min(MOST_BYTES_EACH, source.size())];
      source.read(0, MemorySegment.ofArray(bytes));
      deflater.setInput(bytes);
      deflater.finish();
      byte[] packed = new byte[bytes.length];
      int length = deflater.deflate(packed);
      return new DeflateEstimate(sampledBytes + bytes.length, packedBytes + length);
    } catch (IOException e) {
      // The plan tells of files that can't be read.
      return this;
    }
  }

  /// Packed bytes for each byte of data; 1 if nothing is saved.
  public double ratio() {
    return sampledBytes == 0 ? 1 : (double) packedBytes / sampledBytes;
  }
}

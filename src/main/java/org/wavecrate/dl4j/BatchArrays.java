package org.wavecrate.dl4j;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.wavecrate.generator.ArraySpec;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.BatchSpec;

/// One batch as ND4J arrays, in C order.
///
/// @param features float32, the examples along the first axis
/// @param labels in the type the recipe serves; none for a split without labels
/// @since 0.1.0
public record BatchArrays(INDArray features, Optional<INDArray> labels) {
  /// Writes into arrays while they are sure to stay.
  interface Writer {
    void write(BatchMemory memory) throws IOException;
  }

  /// Batch `index` of epoch `epoch`, the same bytes as `wavecrate batches` describes.
  ///
  /// @throws IOException if it can't be made; names the file
  public static BatchArrays of(BatchGenerator generator, long epoch, int index) throws IOException {
    return written(generator.spec(index), memory -> generator.fill(epoch, index, memory));
  }

  /// New arrays, of the current ND4J workspace if there is one.
  static BatchArrays written(BatchSpec spec, Writer writer) throws IOException {
    BatchArrays arrays =
        new BatchArrays(array(spec.features()), spec.labels().map(BatchArrays::array));
    try {
      writer.write(
          new BatchMemory(
              memory(arrays.features),
              arrays.labels.map(BatchArrays::memory).orElse(MemorySegment.NULL)));
      return arrays;
    } finally {
      Reference.reachabilityFence(arrays);
    }
  }

  private static INDArray array(ArraySpec spec) {
    long[] shape = spec.shape().axes().stream().mapToLong(Long::longValue).toArray();
    return Nd4j.createUninitialized(DataType.fromNumpy(spec.dtype().numpyName()), shape, 'c');
  }

  /// By address, as every way that ND4J offers copies. Good as long as the array is.
  @SuppressWarnings("restricted")
  private static MemorySegment memory(INDArray array) {
    long bytes = array.length() * array.dataType().width();
    return MemorySegment.ofAddress(array.data().address()).reinterpret(bytes);
  }
}

package org.wavecrate.keras;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.wavecrate.generator.Inference;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.Shape;

/// [Inference] for Python. Thread-safe.
public final class OneArrayFeed {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Inference inference;

  private OneArrayFeed(Inference inference) {
    this.inference = inference;
  }

  /// @param recipe the text of a `wavecrate.json`
  /// @param place the folder from which its relative paths begin
  public static OneArrayFeed open(String recipe, String place) throws RecipeException {
    return new OneArrayFeed(new Inference(RecipeJson.read(recipe, Path.of(place))));
  }

  /// The model's input, to be copied where Python wants it.
  public static final class Row {
    private final Inference.Served served;

    private Row(Inference.Served served) {
      this.served = served;
    }

    /// The lengths of its axes.
    public long[] shape() {
      return served.shape().axes().stream().mapToLong(Long::longValue).toArray();
    }

    /// Writes it, 4 bytes for each value.
    public void copyTo(long address) {
      MemorySegment.copy(
          served.values(),
          0,
          at(address, 4L * served.values().length),
          FLOAT,
          0,
          served.values().length);
    }
  }

  /// @throws IllegalArgumentException if there are no arrays of this type
  /// @param dtype as NumPy writes it, such as `<f4`
  /// @param shape the lengths of the axes
  /// @param address of the elements in C order
  /// @param rateHz samples per second; 0 if it is not known
  public Row features(String dtype, long[] shape, long address, int rateHz) throws IOException {
    Dtype type = type(dtype);
    Shape axes = Shape.of(shape);
    OptionalInt rate = rateHz == 0 ? OptionalInt.empty() : OptionalInt.of(rateHz);
    MemorySegment data = at(address, axes.elements() * type.bytes());
    return new Row(inference.features(type, axes, data, rate));
  }

  private static Dtype type(String code) {
    try {
      return Dtype.parse(code);
    } catch (NpyException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  // Python vouches for the address and its bytes, as in Feed.
  @SuppressWarnings("restricted")
  private static MemorySegment at(long address, long bytes) {
    return bytes == 0 ? MemorySegment.NULL : MemorySegment.ofAddress(address).reinterpret(bytes);
  }
}

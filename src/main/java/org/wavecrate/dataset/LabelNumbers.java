package org.wavecrate.dataset;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.SegmentSource;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;

/// Makes numbers of labels that are text: classes are numbered in natural order, and texts that all
/// are numbers stay what they are.
final class LabelNumbers {
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?");
  private static final int MOST_SHOWN = 20;
  private static final Dtype FLOAT64 = new Dtype(Dtype.Kind.FLOAT, 8, false);

  private final Map<String, Integer> classes = new HashMap<>();
  private final List<String> names;
  private final boolean whole;

  /// @param stated the names of the classes in the order of their numbers, if they are known
  /// @param texts all there are
  LabelNumbers(List<String> stated, Collection<String> texts) {
    boolean numbers = texts.stream().allMatch(text -> NUMBER.matcher(text.strip()).matches());
    whole = texts.stream().allMatch(text -> WHOLE.matcher(text.strip()).matches());
    names =
        !stated.isEmpty()
            ? stated
            : numbers ? List.of() : texts.stream().sorted(NaturalOrder.NATURAL).toList();
    for (String name : names) {
      classes.put(name, classes.size());
    }
  }

  /// The names of the classes; none if labels are numbers.
  List<String> names() {
    return names;
  }

  /// A label as a file would have it: int64 for classes and whole numbers, else float64.
  ///
  /// @throws DatasetException if it is none of the classes
  ByteSource label(String text) throws DatasetException {
    Integer number = classes.get(text);
    if (number != null) {
      return scalar(Dtype.INT64, number);
    }
    String plain = text.strip();
    if (whole && WHOLE.matcher(plain).matches()) {
      return scalar(Dtype.INT64, Long.parseLong(plain));
    }
    if (NUMBER.matcher(plain).matches()) {
      return scalar(FLOAT64, Double.doubleToRawLongBits(Double.parseDouble(plain)));
    }
    String allowed = String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
    throw new DatasetException(
        Formatted.of(
            "label '%s' is none of the classes; allowed: %s%s",
            text, allowed, names.size() > MOST_SHOWN ? ", ..." : ""));
  }

  private static ByteSource scalar(Dtype dtype, long bits) {
    byte[] header = NpyWriter.header(dtype, Shape.of());
    ByteBuffer bytes =
        ByteBuffer.allocate(header.length + Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(header).putLong(bits);
    return new SegmentSource(MemorySegment.ofArray(bytes.array()));
  }
}

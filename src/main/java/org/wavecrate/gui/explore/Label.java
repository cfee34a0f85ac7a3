package org.wavecrate.gui.explore;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.LabelClasses;
import org.wavecrate.npy.NpyHeader;

/// What an example's label says.
///
/// @param text such as `7 · loop`
/// @param kind how it is stored, such as `int64, one-hot of 12`; for no label or a bad one, the
///     reason
/// @param usable whether there is one that can be read
record Label(String text, String kind, boolean usable) {
  private static final int MOST_NAMED = 4;

  /// Reads it; blocks.
  ///
  /// @param classes names by class number; may be empty
  static Label read(Example example, List<String> classes) {
    if (!example.hasLabel()) {
      return new Label("no label", "expected " + fileName(example.labelPath()), false);
    }
    try (ArrayFile file = example.openLabel()) {
      return read(file, classes);
    } catch (BadFileException e) {
      return new Label("bad label", e.getMessage(), false);
    }
  }

  private static Label read(ArrayFile file, List<String> classes) throws BadFileException {
    NpyHeader header = file.header();
    String dtype = header.dtype().numpyName();
    long elements = header.shape().elements();
    long[] found = LabelClasses.of(file);
    if (found.length == 0) {
      String array = dtype + " " + header.shape();
      return elements == 1 ? new Label(number(file), dtype, true) : new Label(array, array, true);
    }
    if (elements == 1) {
      return new Label(named(found[0], classes), dtype + ", class number", true);
    }
    String names =
        Arrays.stream(found)
            .limit(MOST_NAMED)
            .mapToObj(c -> named(c, classes))
            .collect(Collectors.joining(", "));
    return new Label(
        found.length > MOST_NAMED ? names + " …" : names,
        dtype + (found.length == 1 ? ", one-hot of " : ", multi-hot of ") + elements,
        true);
  }

  private static String number(ArrayFile file) throws BadFileException {
    float[] value = new float[1];
    file.readFloats(0, MemorySegment.ofArray(value));
    return Float.toString(value[0]);
  }

  private static String named(long number, List<String> classes) {
    return number >= 0 && number < classes.size()
        ? number + " · " + classes.get((int) number)
        : "class " + number;
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

package org.wavecrate.content;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.LabelClasses;
import org.wavecrate.npy.NpyHeader;

/// An example's label as text.
///
/// @param text such as `7 · loop`
/// @param kind what that is, such as `one-hot of 12`; for no label or a bad one, the reason
/// @param array NumPy type and shape, empty if it can't be read
/// @param usable whether there is one that can be read
public record LabelText(String text, String kind, String array, boolean usable) {
  private static final int MOST_NAMED = 4;
  private static final String UNNAMED = "class ";

  /// Reads it; blocks.
  ///
  /// @param classes names by class number; may be empty
  public static LabelText read(Example example, List<String> classes) {
    if (!example.hasLabel()) {
      return new LabelText("no label", "expected " + fileName(example.labelPath()), "", false);
    }
    try (ArrayFile file = example.openLabel()) {
      return read(file, classes);
    } catch (BadFileException e) {
      return new LabelText("bad label", String.valueOf(e.getMessage()), "", false);
    }
  }

  private static LabelText read(ArrayFile file, List<String> classes) throws BadFileException {
    NpyHeader header = file.header();
    String array = header.dtype().numpyName() + " " + header.shape();
    long elements = header.shape().elements();
    long[] found = LabelClasses.of(file);
    if (found.length == 0) {
      return elements == 1
          ? new LabelText(number(file), "number", array, true)
          : new LabelText(header.shape().toString(), "array", array, true);
    }
    if (elements == 1) {
      return new LabelText(named(found[0], classes), "class number", array, true);
    }
    String names =
        Arrays.stream(found)
            .limit(MOST_NAMED)
            .mapToObj(c -> named(c, classes))
            .collect(Collectors.joining(", "));
    return new LabelText(
        found.length > MOST_NAMED ? names + " …" : names,
        (found.length == 1 ? "one-hot of " : "multi-hot of ") + elements,
        array,
        true);
  }

  private static String number(ArrayFile file) throws BadFileException {
    float[] value = new float[1];
    file.readFloats(0, MemorySegment.ofArray(value));
    return Float.toString(value[0]);
  }

  private static String named(long number, List<String> classes) {
    String name = className(number, classes);
    return name.equals(UNNAMED + number) ? name : number + " · " + name;
  }

  /// The name of a class, or `class 7` if it has none but its number.
  ///
  /// @param classes names by class number; may be empty
  public static String className(long number, List<String> classes) {
    boolean named = number >= 0 && number < classes.size();
    String name = named ? classes.get((int) number) : "";
    return name.isEmpty() || name.equals(Long.toString(number)) ? UNNAMED + number : name;
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

package org.wavecrate.generator;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.OptionalInt;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.ClassRange;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.FirstReadable;
import org.wavecrate.dataset.Split;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Writes one label as the network gets it: as stored, as the index of its class, or one-hot.
final class LabelFill {
  private final Split split;
  private final Labels labels;
  private final Example model;
  private final NpyHeader stored;
  private final int classes;
  private final ArraySpec spec;
  private final LabelMemory memory;

  /// Takes type and shape from the first label that can be read.
  ///
  /// @throws BadFileException if there is none, or it can't be encoded as the recipe asks
  LabelFill(Split split, Labels labels) throws BadFileException {
    this.split = split;
    this.labels = labels;
    model = FirstReadable.label(split);
    try (ArrayFile file = model.openLabel()) {
      stored = file.header();
    }
    boolean vector = stored.shape().elements() > 1;
    int named = labels.classes().size();
    int known = named > 0 ? named : vector ? (int) stored.shape().elements() : 0;
    boolean count = known == 0 && labels.encoding() == Labels.Encoding.ONE_HOT;
    classes = count ? split.classRange().map(ClassRange::count).orElse(0) : known;
    spec =
        switch (labels.encoding()) {
          case AS_IS -> new ArraySpec(stored.dtype().littleEndian(), stored.shape());
          case INDEX -> new ArraySpec(Dtype.INT64, Shape.of());
          case ONE_HOT -> new ArraySpec(Dtype.FLOAT32, Shape.of(knownClasses()));
        };
    memory = new LabelMemory(split.size(), spec.bytes());
  }

  /// As the constructor; none for a split without labels.
  static Optional<LabelFill> of(Split split, Labels labels) throws BadFileException {
    for (int i = 0; i < split.size(); i++) {
      if (split.example(i).hasLabel()) {
        return Optional.of(new LabelFill(split, labels));
      }
    }
    return Optional.empty();
  }

  private int knownClasses() throws BadFileException {
    if (classes == 0) {
      throw new BadFileException(
          model.labelPath(),
          "labels.encoding oneHot makes vectors of class numbers, and these labels are none;"
              + " allowed: whole numbers from 0 on");
    }
    return classes;
  }

  /// One label as served.
  ArraySpec spec() {
    return spec;
  }

  /// How many classes there are: as many as the recipe names, or as the labels of all splits tell.
  OptionalInt classCount() {
    if (!labels.classes().isEmpty() || labels.encoding() == Labels.Encoding.ONE_HOT) {
      return OptionalInt.of(classes);
    }
    return split.classRange().stream().mapToInt(ClassRange::count).findFirst();
  }

  /// Whether one-hot vectors can be made of these labels.
  boolean nameOneClassEach() {
    return split.classRange().map(ClassRange::exclusive).orElse(false);
  }

  /// @param at where the label goes in `destination`, as many bytes as [#spec] says
  void fill(int index, MemorySegment destination, long at) throws BadFileException {
    if (!memory.recall(index, destination, at)) {
      MemorySegment label = destination.asSlice(at, spec.bytes());
      read(index, label);
      memory.remember(index, label);
    }
  }

  /// As [#fill], of several labels, one behind the other.
  void fill(int[] indices, MemorySegment destination, long at) throws BadFileException {
    long bytes = spec.bytes();
    for (int i = 0; i < indices.length; i++) {
      fill(indices[i], destination, at + i * bytes);
    }
  }

  private void read(int index, MemorySegment destination) throws BadFileException {
    Example example = split.example(index);
    try (ArrayFile file = example.openLabel()) {
      requireSame(file);
      switch (labels.encoding()) {
        case AS_IS -> file.readStored(destination);
        case INDEX -> destination.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, classOf(file));
        case ONE_HOT -> {
          destination.fill((byte) 0);
          long hot = classOf(file);
          destination.setAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, hot, 1f);
        }
      }
    }
  }

  private void requireSame(ArrayFile file) throws BadFileException {
    NpyHeader header = file.header();
    if (!header.shape().equals(stored.shape())
        || !header.dtype().littleEndian().equals(stored.dtype().littleEndian())) {
      throw new BadFileException(
          file.path(),
          Formatted.of(
              "%s %s is not %s %s like %s; allowed: labels of one type and shape",
              header.dtype().numpyName(),
              header.shape(),
              stored.dtype().numpyName(),
              stored.shape(),
              model.labelPath()));
    }
  }

  private long classOf(ArrayFile file) throws BadFileException {
    double[] values = numbers(file);
    long found = values.length == 1 ? whole(file, values[0]) : hot(file, values);
    if (found < 0 || classes > 0 && found >= classes) {
      String allowed =
          classes > 0
              ? Formatted.of(
                  "0 to %d, as there %s %s",
                  classes - 1, Plural.either(classes, "is", "are"), Plural.of(classes, "class"))
              : "0 or more";
      throw new BadFileException(
          file.path(), Formatted.of("class %d; allowed: %s", found, allowed));
    }
    return found;
  }

  private static double[] numbers(ArrayFile file) throws BadFileException {
    try (Arena arena = Arena.ofConfined()) {
      NpyHeader header = file.header();
      MemorySegment bytes = arena.allocate(header.dataBytes(), 8);
      file.readStored(bytes);
      Dtype dtype = header.dtype().littleEndian();
      double[] numbers = new double[(int) header.shape().elements()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = dtype.number(bytes, i);
      }
      return numbers;
    }
  }

  private static long whole(ArrayFile file, double value) throws BadFileException {
    if (value != Math.rint(value) || Double.isInfinite(value)) {
      throw new BadFileException(file.path(), "label " + value + " is not the index of a class");
    }
    return (long) value;
  }

  private static int hot(ArrayFile file, double[] values) throws BadFileException {
    int hot = -1;
    for (int i = 0; i < values.length; i++) {
      if (values[i] == 1 && hot < 0) {
        hot = i;
      } else if (values[i] != 0) {
        throw new BadFileException(
            file.path(), "label is not one-hot: element " + i + " is " + values[i]);
      }
    }
    if (hot < 0) {
      throw new BadFileException(file.path(), "label is not one-hot: no element is 1");
    }
    return hot;
  }
}

package org.wavecrate.dataset;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.Shape;

/// The first arrays of a dataset, by which all are judged. Read when someone asks and then kept:
/// headers, and the values of a few where the type does not tell full scale. All labels are read,
/// since the last one may name another class. Thread-safe.
final class FirstArrays implements ArrayAccount.Evidence {
  private static final int HEADERS = 1024;

  /// Where so many could not be read there is no use in going on.
  private static final int MOST_TRIES = 4 * HEADERS;

  private static final int MEASURED = 64;

  /// Of one array, and of all; longer ones are measured by their beginning.
  private static final int MOST_ELEMENTS = 1 << 20;

  private static final long MOST_ELEMENTS_IN_ALL = 1L << 24;

  private final List<Split> splits;
  private final Map<ArrayStatement, ArrayAccount> decided = new ConcurrentHashMap<>();
  private @Nullable Map<Shape, Integer> shapes;
  private Optional<Dtype> dtype = Optional.empty();
  private @Nullable Optional<ArrayAccount.One> first;
  private double @Nullable [] range;
  private final Object labels = new Object();
  private @Nullable Optional<ClassRange> classes;

  /// @param splits those of the dataset, the training split first
  FirstArrays(List<Split> splits) {
    this.splits = splits;
  }

  ArrayAccount account(ArrayStatement stated) {
    return decided.computeIfAbsent(stated, s -> ArrayAccount.of(this, s));
  }

  Optional<Split> training() {
    return splits.stream().filter(split -> split.name() == SplitName.TRAIN).findFirst();
  }

  Optional<ClassRange> classes() {
    synchronized (labels) {
      Optional<ClassRange> found = classes;
      if (found == null) {
        found = ClassRange.of(splits);
        classes = found;
      }
      return found;
    }
  }

  private interface Visitor {
    /// @return whether that was enough
    boolean visit(ArrayFile array) throws BadFileException;
  }

  private void visit(int most, Visitor visitor) {
    int tries = 0;
    int visited = 0;
    for (Split split : splits) {
      for (int i = 0; i < split.size() && visited < most && tries < MOST_TRIES; i++, tries++) {
        try (ArrayFile array = split.example(i).open()) {
          if (visitor.visit(array)) {
            return;
          }
          visited++;
        } catch (BadFileException e) {
          // It is listed as bad elsewhere, and says nothing of the others.
          continue;
        }
      }
    }
  }

  private synchronized Map<Shape, Integer> headers() {
    Map<Shape, Integer> found = shapes;
    if (found == null) {
      Map<Shape, Integer> counts = new LinkedHashMap<>();
      Map<Dtype, Integer> types = new LinkedHashMap<>();
      visit(
          HEADERS,
          array -> {
            NpyHeader header = array.header();
            counts.merge(header.shape(), 1, Integer::sum);
            types.merge(header.dtype().littleEndian(), 1, Integer::sum);
            return false;
          });
      for (Dtype type : types.keySet()) {
        if (dtype.isEmpty() || types.getOrDefault(type, 0) > types.getOrDefault(dtype.get(), 0)) {
          dtype = Optional.of(type);
        }
      }
      found = counts;
      shapes = found;
    }
    return found;
  }

  @Override
  public Map<Shape, Integer> shapes() {
    return headers();
  }

  @Override
  public synchronized Optional<Dtype> dtype() {
    headers();
    return dtype;
  }

  @Override
  public synchronized Optional<ArrayAccount.One> first() {
    Optional<ArrayAccount.One> found = first;
    if (found == null) {
      found = findFirst();
      first = found;
    }
    return found;
  }

  private Optional<ArrayAccount.One> findFirst() {
    for (Split split : splits) {
      try (ArrayFile array = FirstReadable.example(split).open()) {
        return Optional.of(new ArrayAccount.One(array.header().dtype(), array.header().shape()));
      } catch (BadFileException e) {
        // Another split may have one.
        continue;
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized double[] range() {
    double[] found = range;
    if (found == null) {
      found = measure();
      range = found;
    }
    return found.clone();
  }

  private double[] measure() {
    Dtype wanted = dtype().orElseThrow();
    double[] extremes = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    long[] read = {0};
    float[] values = new float[MOST_ELEMENTS];
    visit(
        MEASURED,
        array -> {
          NpyHeader header = array.header();
          if (header.dtype().littleEndian().equals(wanted)) {
            int count = (int) Math.min(MOST_ELEMENTS, header.shape().elements());
            array.readFloats(0, MemorySegment.ofArray(values).asSlice(0, 4L * count));
            widen(extremes, values, count);
            read[0] += count;
          }
          return read[0] >= MOST_ELEMENTS_IN_ALL;
        });
    return extremes[0] <= extremes[1] ? extremes : new double[2];
  }

  /// Widens a range to hold all finite values.
  private static void widen(double[] extremes, float[] values, int count) {
    float least = (float) extremes[0];
    float most = (float) extremes[1];
    for (int i = 0; i < count; i++) {
      float value = values[i];
      if (value < least && value >= -Float.MAX_VALUE) {
        least = value;
      }
      if (value > most && value <= Float.MAX_VALUE) {
        most = value;
      }
    }
    extremes[0] = least;
    extremes[1] = most;
  }
}

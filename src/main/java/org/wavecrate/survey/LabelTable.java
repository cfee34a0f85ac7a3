package org.wavecrate.survey;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyArray;
import org.wavecrate.npy.NpyHeader;

/// The different labels of a dataset, each file's content measured once: some 70 bytes for each.
/// Thread-safe while it grows.
public final class LabelTable {
  /// The number of a label that can't be read.
  static final int BAD = -2;

  private static final int MOST_CLASSES = 4096;
  private static final LabelForm[] FORMS = LabelForm.values();
  private static final double SUM_TOLERANCE = 1e-3;

  private final Digests digests = new Digests();
  private final Interned<ArrayKind> kinds = new Interned<>();
  private volatile Columns columns = new Columns(16);

  /// The members of labels that are zeros and ones.
  private final Map<Integer, int[]> members = new ConcurrentHashMap<>();

  /// Replaced as a whole when it grows, so that readers need no lock.
  private static final class Columns {
    final int[] kind;
    final long[] length;
    final long[] hash;
    final double[] value;
    final int[] invalid;
    final byte[] form;

    Columns(int size) {
      kind = new int[size];
      length = new long[size];
      hash = new long[size];
      value = new double[size];
      invalid = new int[size];
      form = new byte[size];
    }

    Columns grown() {
      Columns next = new Columns(2 * kind.length);
      System.arraycopy(kind, 0, next.kind, 0, kind.length);
      System.arraycopy(length, 0, next.length, 0, kind.length);
      System.arraycopy(hash, 0, next.hash, 0, kind.length);
      System.arraycopy(value, 0, next.value, 0, kind.length);
      System.arraycopy(invalid, 0, next.invalid, 0, kind.length);
      System.arraycopy(form, 0, next.form, 0, kind.length);
      return next;
    }
  }

  /// Facts from one label's values.
  record Facts(
      ArrayKind kind,
      long length,
      long hash,
      LabelForm form,
      double value,
      int invalid,
      int[] members) {}

  /// @param file its data is read
  static Facts measure(NpyArray file) throws java.io.IOException {
    NpyHeader header = file.header();
    ArrayKind kind = ArrayKind.ofLabel(header);
    long count = header.shape().elements();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(Math.max(1, header.dataBytes()), 8);
      file.readStored(bytes.asSlice(0, header.dataBytes()));
      return measure(kind, header, header.dtype().littleEndian(), bytes, count);
    }
  }

  private static Facts measure(
      ArrayKind kind, NpyHeader header, Dtype dtype, MemorySegment bytes, long count) {
    long hash = Mixed.of(count, 1);
    double sum = 0;
    double value = Double.NaN;
    int invalid = 0;
    int ones = 0;
    boolean binary = true;
    boolean shares = true;
    int[] members = new int[0];
    for (long i = 0; i < count; i++) {
      double x = dtype.number(bytes, i);
      hash = Mixed.of(hash, Double.doubleToLongBits(x));
      invalid += Double.isFinite(x) || invalid == Integer.MAX_VALUE ? 0 : 1;
      sum += x;
      shares &= x >= 0 && x <= 1;
      binary &= x == 0 || x == 1;
      if (x == 1 && binary && count <= MOST_CLASSES) {
        members = ones == members.length ? Arrays.copyOf(members, 2 * ones + 1) : members;
        members[ones] = (int) i;
      }
      ones += x == 1 ? 1 : 0;
      value = i == 0 ? x : value;
    }
    LabelForm form =
        count == 0
            ? LabelForm.EMPTY
            : count == 1
                ? LabelForm.NUMBER
                : header.shape().axes().stream().filter(axis -> axis != 1).count() > 1
                    ? LabelForm.ARRAY
                    : binary
                        ? ones == 1 ? LabelForm.ONE_HOT : LabelForm.BINARY
                        : shares && Math.abs(sum - 1) < SUM_TOLERANCE
                            ? LabelForm.SHARES
                            : LabelForm.VECTOR;
    boolean set = form == LabelForm.ONE_HOT || form == LabelForm.BINARY;
    boolean listed = set && count <= MOST_CLASSES;
    if (form == LabelForm.ONE_HOT) {
      value = listed ? members[0] : -1;
    }
    return new Facts(
        kind,
        kind.length(header.shape()),
        hash,
        form,
        value,
        invalid,
        listed ? Arrays.copyOf(members, ones) : new int[0]);
  }

  /// The number of a label.
  synchronized int add(long[] digest, Facts facts) {
    int known = digests.find(digest, 0);
    if (known >= 0) {
      return known;
    }
    int number = digests.add(digest, 0);
    Columns into = columns;
    if (number == into.kind.length) {
      into = into.grown();
      columns = into;
    }
    into.kind[number] = kinds.number(facts.kind);
    into.length[number] = facts.length;
    into.hash[number] = facts.hash;
    into.value[number] = facts.value;
    into.invalid[number] = facts.invalid;
    into.form[number] = (byte) facts.form.ordinal();
    if (facts.form == LabelForm.BINARY) {
      members.put(number, facts.members);
    }
    return number;
  }

  public int size() {
    return digests.size();
  }

  public ArrayKind kind(int label) {
    return kinds.value(columns.kind[label]);
  }

  public long length(int label) {
    return columns.length[label];
  }

  /// Equal for equal values, whatever their type.
  public long hash(int label) {
    return columns.hash[label];
  }

  /// The number, or the class of a one-hot vector.
  public double value(int label) {
    return columns.value[label];
  }

  /// How many values are NaN or infinite.
  public int invalid(int label) {
    return columns.invalid[label];
  }

  public LabelForm form(int label) {
    return FORMS[columns.form[label]];
  }

  /// How many elements of a vector of zeros and ones are 1.
  public int ones(int label) {
    return members.getOrDefault(label, new int[form(label) == LabelForm.ONE_HOT ? 1 : 0]).length;
  }

  public void digest(int label, long[] into, int at) {
    digests.copy(label, into, at);
  }

  /// Tells the classes that a label names.
  public void classes(int label, IntConsumer each) {
    double number = value(label);
    switch (form(label)) {
      case NUMBER, ONE_HOT -> {
        if (number == Math.rint(number) && Math.abs(number) < 1 << 30) {
          each.accept((int) number);
        }
      }
      case BINARY -> Arrays.stream(members.getOrDefault(label, new int[0])).forEach(each);
      default -> {}
    }
  }

  /// Takes over a label of another table.
  synchronized int copy(LabelTable from, int label) {
    long[] digest = new long[Digests.LONGS];
    from.digest(label, digest, 0);
    return add(digest, from.facts(label));
  }

  /// The facts of one label.
  Facts facts(int label) {
    return new Facts(
        kind(label),
        length(label),
        hash(label),
        form(label),
        value(label),
        invalid(label),
        members.getOrDefault(label, new int[0]));
  }

  List<ArrayKind> kinds() {
    return kinds.values();
  }

  int kindNumber(int label) {
    return columns.kind[label];
  }

  /// The classes that a label names, each once; none if it is no class.
  List<Long> classes(int label) {
    List<Long> classes = new ArrayList<>();
    if (code(label) != ExampleTable.NO_CLASS) {
      classes(label, number -> classes.add((long) number));
    }
    return List.copyOf(classes);
  }

  /// The one class that a label names, [ExampleTable#NO_CLASS], or a number that stands for
  /// several.
  int code(int label) {
    double number = value(label);
    return switch (form(label)) {
      case NUMBER, ONE_HOT ->
          number >= 0 && number == Math.rint(number) && number < 1 << 30
              ? (int) number
              : ExampleTable.NO_CLASS;
      case BINARY -> ones(label) > 1 ? ExampleTable.FIRST_SET - label : ExampleTable.NO_CLASS;
      default -> ExampleTable.NO_CLASS;
    };
  }
}

package org.wavecrate.check;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyArray;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.survey.Interned;

/// The different labels of a dataset, each file's content measured once: some 70 bytes for each.
/// Thread-safe while it grows.
final class LabelTable {
  private static final int MOST_CLASSES = 4096;
  private static final double SUM_TOLERANCE = 1e-3;

  private final Digests digests = new Digests();
  private final Interned<ArrayKind> kinds = new Interned<>();
  private int[] kind = new int[16];
  private long[] length = new long[16];
  private long[] hash = new long[16];
  private double[] value = new double[16];
  private int[] invalid = new int[16];
  private byte[] form = new byte[16];

  /// The members of labels that are zeros and ones.
  private final Map<Integer, int[]> members = new HashMap<>();

  /// The number of a label whose content was seen before, or -1.
  synchronized int find(long[] digest) {
    return digests.find(digest, 0);
  }

  /// What one label's values tell.
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
    if (number == kind.length) {
      int size = 2 * number;
      kind = Arrays.copyOf(kind, size);
      length = Arrays.copyOf(length, size);
      hash = Arrays.copyOf(hash, size);
      value = Arrays.copyOf(value, size);
      invalid = Arrays.copyOf(invalid, size);
      form = Arrays.copyOf(form, size);
    }
    kind[number] = kinds.number(facts.kind);
    length[number] = facts.length;
    hash[number] = facts.hash;
    value[number] = facts.value;
    invalid[number] = facts.invalid;
    form[number] = (byte) facts.form.ordinal();
    if (facts.form == LabelForm.BINARY) {
      members.put(number, facts.members);
    }
    return number;
  }

  int size() {
    return digests.size();
  }

  ArrayKind kind(int label) {
    return kinds.value(kind[label]);
  }

  long length(int label) {
    return length[label];
  }

  /// Equal for equal values, whatever their type.
  long hash(int label) {
    return hash[label];
  }

  /// The number, or the class of a one-hot vector.
  double value(int label) {
    return value[label];
  }

  /// How many values are NaN or infinite.
  int invalid(int label) {
    return invalid[label];
  }

  LabelForm form(int label) {
    return LabelForm.values()[form[label]];
  }

  /// How many elements of a vector of zeros and ones are 1.
  int ones(int label) {
    return members.getOrDefault(label, new int[form(label) == LabelForm.ONE_HOT ? 1 : 0]).length;
  }

  void digest(int label, long[] into, int at) {
    digests.copy(label, into, at);
  }

  /// Tells the classes that a label names.
  void classes(int label, IntConsumer each) {
    double number = value[label];
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
    return add(
        digest,
        new Facts(
            from.kind(label),
            from.length[label],
            from.hash[label],
            from.form(label),
            from.value[label],
            from.invalid[label],
            from.members.getOrDefault(label, new int[0])));
  }
}

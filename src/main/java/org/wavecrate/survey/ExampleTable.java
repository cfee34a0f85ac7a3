package org.wavecrate.survey;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.content.Kind;
import org.wavecrate.dataset.Dataset;

/// What is known of every example of a dataset, in 41 bytes a row. Filled by [Statistics] in the
/// background and readable meanwhile: a row is unknown, then known for good. Thread-safe.
public final class ExampleTable {
  /// The label of an example that has none.
  public static final int UNLABELLED = -1;

  /// The label of an example whose label is no class, such as a real number.
  public static final int NO_CLASS = -2;

  /// Labels that name several classes begin here and go down.
  public static final int FIRST_SET = -3;

  private static final int MOST_SETS = 1 << 16;
  private static final int MOST_REASONS = 10_000;
  private static final VarHandle STATE = MethodHandles.arrayElementVarHandle(byte[].class);
  private static final byte KNOWN = 1;

  private final Rows rows;
  private final ArrayStatement array;
  private final Interned<Kind> kinds = new Interned<>();
  private final Interned<List<Long>> labelSets = new Interned<>();
  private final Map<Integer, String> reasons = new ConcurrentHashMap<>();
  private final AtomicInteger known = new AtomicInteger();
  private final byte[] state;
  private final long[] stamp;
  private final int[] kind;
  private final int[] length;
  private final int[] clipped;
  private final int[] label;
  private final float[] peakDb;
  private final float[] rmsDb;
  private final float[] dcOffset;
  private final float[] centroid;

  /// A table of which nothing is known yet.
  ///
  /// @param array what is known of the arrays
  public ExampleTable(Dataset dataset, ArrayStatement array) {
    rows = new Rows(dataset);
    this.array = array;
    int size = rows.size();
    state = new byte[size];
    stamp = new long[size];
    kind = new int[size];
    length = new int[size];
    clipped = new int[size];
    label = new int[size];
    peakDb = new float[size];
    rmsDb = new float[size];
    dcOffset = new float[size];
    centroid = new float[size];
  }

  public Rows rows() {
    return rows;
  }

  /// What the arrays are. Reads headers when it is asked for the first time.
  ArrayAccount account() {
    return rows.dataset().account(array);
  }

  public int size() {
    return state.length;
  }

  /// How many rows are known.
  public int known() {
    return known.get();
  }

  public boolean isComplete() {
    return known() == size();
  }

  public boolean isKnown(int row) {
    return (byte) STATE.getAcquire(state, row) != 0;
  }

  /// What is known of `row`, if anything is yet.
  public Optional<Facts> facts(int row) {
    return isKnown(row)
        ? Optional.of(
            new Facts(
                kind(row),
                length[row],
                peakDb[row],
                rmsDb[row],
                clipped[row],
                dcOffset[row],
                centroid[row],
                label[row],
                problem(row)))
        : Optional.empty();
  }

  /// What is wrong with `row`, if anything is known to be.
  public Optional<Facts.Problem> problem(int row) {
    int cause = ((byte) STATE.getAcquire(state, row)) - KNOWN - 1;
    return cause < 0
        ? Optional.empty()
        : Optional.of(
            new Facts.Problem(
                Facts.Cause.values()[cause], reasons.getOrDefault(row, "can't be used")));
  }

  /// Whether something is known to be wrong with `row`.
  public boolean isBad(int row) {
    return (byte) STATE.getAcquire(state, row) > KNOWN;
  }

  /// The classes that the label of `row` names; none where it is unknown.
  public List<Long> classes(int row) {
    int found = isKnown(row) ? label[row] : UNLABELLED;
    return found >= 0
        ? List.of((long) found)
        : found <= FIRST_SET ? labelSets.value(FIRST_SET - found) : List.of();
  }

  /// The number that stands for a label of these classes.
  int label(long[] classes) {
    if (classes.length == 1 && classes[0] >= 0 && classes[0] <= Integer.MAX_VALUE) {
      return (int) classes[0];
    }
    if (classes.length < 2 || labelSets.size() >= MOST_SETS) {
      return NO_CLASS;
    }
    return FIRST_SET - labelSets.number(Arrays.stream(classes).boxed().toList());
  }

  /// The kinds of array seen so far.
  public List<Kind> kinds() {
    return kinds.values();
  }

  /// The labels seen so far that name several classes, from [#FIRST_SET] down.
  List<List<Long>> labelSets() {
    return labelSets.values();
  }

  /// Type and shape of `row`; empty if it can't be read.
  public Optional<Kind> kind(int row) {
    return kind[row] < 0 ? Optional.empty() : Optional.of(kinds.value(kind[row]));
  }

  /// The number of the kind of `row` among [#kinds]; negative if it can't be read.
  public int kindNumber(int row) {
    return kind[row];
  }

  /// The kind of this number.
  public Kind kindOf(int number) {
    return kinds.value(number);
  }

  /// Samples, or frames of features.
  public int length(int row) {
    return length[row];
  }

  /// The greatest magnitude in dBFS; see [Facts].
  public float peakDb(int row) {
    return peakDb[row];
  }

  /// The root of the mean square in dBFS; see [Facts].
  public float rmsDb(int row) {
    return rmsDb[row];
  }

  /// How many samples lie at or beyond full scale.
  public int clipped(int row) {
    return clipped[row];
  }

  /// The mean, as a part of full scale.
  public float dcOffset(int row) {
    return dcOffset[row];
  }

  /// The spectral centroid in cycles per sample.
  public float centroid(int row) {
    return centroid[row];
  }

  /// The class of `row`, or a negative number: [#UNLABELLED], [#NO_CLASS], or a set of classes from
  /// [#FIRST_SET] down.
  public int labelNumber(int row) {
    return label[row];
  }

  long stamp(int row) {
    return stamp[row];
  }

  /// Makes `row` known; once, by one thread.
  ///
  /// @param fileStamp what the files of the example were when they were read
  void set(int row, long fileStamp, Facts facts) {
    stamp[row] = fileStamp;
    kind[row] = facts.kind().map(kinds::number).orElse(-1);
    length[row] = facts.length();
    clipped[row] = facts.clipped();
    label[row] = facts.label();
    peakDb[row] = facts.peakDb();
    rmsDb[row] = facts.rmsDb();
    dcOffset[row] = facts.dcOffset();
    centroid[row] = facts.centroid();
    byte now = KNOWN;
    if (facts.problem().isPresent()) {
      Facts.Problem problem = facts.problem().get();
      now += (byte) (1 + problem.cause().ordinal());
      if (reasons.size() < MOST_REASONS) {
        reasons.put(row, problem.reason());
      }
    }
    STATE.setRelease(state, row, now);
    known.incrementAndGet();
  }
}

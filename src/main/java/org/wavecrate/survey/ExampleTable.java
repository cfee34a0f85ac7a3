package org.wavecrate.survey;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.npy.Shape;

/// The facts of every example: levels, lengths, labels, and the hashes of their content. Filled
/// by a [SurveyPass] in the background and readable meanwhile: a row is unknown, then known for
/// good. Thread-safe.
public final class ExampleTable {
  /// The label of an example that has none.
  public static final int UNLABELLED = -1;

  /// The label of an example whose label is no class, such as a real number.
  public static final int NO_CLASS = -2;

  /// Labels that name several classes begin here and go down.
  public static final int FIRST_SET = -3;

  private static final VarHandle STATE = MethodHandles.arrayElementVarHandle(byte[].class);

  private final Rows rows;
  private final ArrayStatement array;
  private final FactColumns columns;
  private final byte[] state;
  private final AtomicInteger known = new AtomicInteger();
  private final Portions portions;
  private final Map<Integer, String> problems = new ConcurrentHashMap<>();
  private final Map<Integer, String> labelProblems = new ConcurrentHashMap<>();
  private final ContentTable content;
  private final LevelTable levels;
  private final PartTable parts;

  /// A table of which nothing is known yet, of all examples and with hashes.
  ///
  /// @param array what is known of the arrays
  public ExampleTable(Dataset dataset, ArrayStatement array) {
    this(new Rows(dataset), array, true);
  }

  /// @param hashed whether content is hashed too, as duplicates and the content hash need it
  public ExampleTable(Rows rows, ArrayStatement array, boolean hashed) {
    this.rows = rows;
    this.array = array;
    columns = new FactColumns(rows.size(), hashed);
    content = new ContentTable(columns);
    levels = new LevelTable(columns);
    parts = new PartTable(this);
    state = new byte[rows.size()];
    portions = new Portions(rows.size());
  }

  public Rows rows() {
    return rows;
  }

  /// The account of the arrays. Reads headers when it is asked for the first time.
  public ArrayAccount account() {
    return rows.dataset().account(array);
  }

  public boolean isHashed() {
    return columns.hashed;
  }

  FactColumns columns() {
    return columns;
  }

  Portions portions() {
    return portions;
  }

  /// Has the rows from `row` on read next, as they are on the screen.
  public void lookAt(int row) {
    portions.lookAt(row);
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

  /// Whether both the example and its label, if any, could be read.
  public boolean isWhole(int row) {
    return columns.kind[row] >= 0 && columns.label[row] != LabelTable.BAD;
  }

  /// Whether the example could be read.
  public boolean isReadable(int row) {
    return columns.kind[row] >= 0;
  }

  /// The facts of `row`, if any are known yet.
  public Optional<Facts> facts(int row) {
    return isKnown(row) ? Optional.of(Facts.of(this, row)) : Optional.empty();
  }

  /// The problem of `row`, if one is known.
  public Optional<Facts.Problem> problem(int row) {
    return isBad(row) ? Optional.of(Facts.Problem.of(this, row)) : Optional.empty();
  }

  /// Whether something is known to be wrong with `row`.
  public boolean isBad(int row) {
    return isKnown(row) && (!isWhole(row) || columns.invalid[row] > 0);
  }

  /// Why the example can't be read, as a part of a sentence; empty if it can.
  public Optional<String> readProblem(int row) {
    return Optional.ofNullable(problems.get(row));
  }

  /// Why its label can't be read; empty if it can.
  public Optional<String> labelProblem(int row) {
    return Optional.ofNullable(labelProblems.get(row));
  }

  void setProblem(int row, String reason) {
    problems.putIfAbsent(row, reason);
  }

  void setLabelProblem(int row, String reason) {
    labelProblems.put(row, reason);
  }

  /// The classes that the label of `row` names; none where it is unknown.
  public List<Long> classes(int row) {
    int label = isKnown(row) ? columns.label[row] : UNLABELLED;
    return label < 0 ? List.of() : columns.labels.classes(label);
  }

  /// The class of `row`, or a negative number: [#UNLABELLED], [#NO_CLASS], or a set of classes from
  /// [#FIRST_SET] down.
  public int labelNumber(int row) {
    int label = columns.label[row];
    return label >= 0
        ? columns.labels.code(label)
        : label == LabelTable.BAD ? NO_CLASS : UNLABELLED;
  }

  /// The label's number in [#labels]; negative if there is none, or it can't be read.
  public int label(int row) {
    return columns.label[row];
  }

  /// Whether there is a label, be it one that can't be read.
  public boolean hasLabel(int row) {
    return columns.label[row] != UNLABELLED;
  }

  /// The different labels.
  public LabelTable labels() {
    return columns.labels;
  }

  /// The kinds of array seen so far.
  public List<ArrayKind> kinds() {
    return columns.kinds.values();
  }

  /// Type and shape of `row`; empty if it can't be read.
  public Optional<ArrayKind> kind(int row) {
    return isReadable(row) ? Optional.of(kindOf(columns.kind[row])) : Optional.empty();
  }

  /// The number of the kind of `row` among [#kinds]; negative if it can't be read.
  public int kindNumber(int row) {
    return columns.kind[row];
  }

  /// The kind of this number.
  public ArrayKind kindOf(int number) {
    return columns.kinds.value(number);
  }

  /// The shape of `row`, which can be read.
  public Shape shape(int row) {
    return kindOf(columns.kind[row]).shape(columns.length[row]);
  }

  /// Samples, or frames of features.
  public long length(int row) {
    return columns.length[row];
  }

  /// The size of the files of the example and its label.
  public long bytes(int row) {
    return columns.bytes[row];
  }

  /// How many values are NaN or infinite.
  public int invalid(int row) {
    return columns.invalid[row];
  }

  /// Where these are: first and end of each.
  public long[] invalidSpans(int row) {
    return columns.invalidSpans.getOrDefault(row, new long[0]);
  }

  /// Whether there are several values, and all are the same.
  public boolean isConstant(int row) {
    return (columns.flags[row] & Measured.CONSTANT) != 0;
  }

  /// Whether the rows of an array of two axes have nothing in common, as sounds below each other.
  public boolean hasUnrelatedRows(int row) {
    return (columns.flags[row] & Measured.UNRELATED_ROWS) != 0;
  }

  /// Levels and spectra of whole sounds.
  public LevelTable levels() {
    return levels;
  }

  /// Figures of channels and bins.
  public PartTable parts() {
    return parts;
  }

  /// The hashes of the files' content; only if [#isHashed].
  public ContentTable content() {
    return content;
  }

  /// The size of all files, those that no example is served with included.
  public long bytes() {
    return content.otherBytes() + LongStream.of(columns.bytes).sum();
  }

  /// Makes `row`, whose columns are set, known; once, by one thread.
  void setKnown(int row) {
    STATE.setRelease(state, row, (byte) 1);
    known.incrementAndGet();
  }
}

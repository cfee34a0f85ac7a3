package org.wavecrate.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.StackRule;
import org.wavecrate.generator.Recipe;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;

/// What rules look at: the table of a dataset, the recipe, and what is usual.
final class Evidence {
  private static final int MOST_CLASS = 1 << 30;

  private final Subject subject;
  private final CheckTable table;
  private final Reading.Result read;
  private final ServingMemory memory;
  private final String contentHash;
  private final Recipe recipe;
  private final BitSet batches = new BitSet();
  private final Usual usual;
  private final List<Usual> usualOfSplits = new ArrayList<>();
  private final Usual usualLabel;
  private final List<Usual> usualLabelOfSplits = new ArrayList<>();
  private final LabelDomain domain;
  private final long classEnd;
  private final Groups duplicates;
  private final List<ClassCounts> classes = new ArrayList<>();

  Evidence(
      Subject subject,
      Reading.Result read,
      ServingMemory memory,
      String contentHash,
      Recipe recipe) {
    this.subject = subject;
    this.memory = memory;
    this.read = read;
    this.contentHash = contentHash;
    table = read.table();
    this.recipe = recipe;
    Usual first = usual(0, size());
    findBatches(first);
    usual = usual(0, size());
    usualLabel = usualLabel(0, size());
    for (int split = 0; split < subject.splits().size(); split++) {
      int start = subject.start(split);
      int end = subject.end(split);
      usualOfSplits.add(usual(start, end).or(usual));
      usualLabelOfSplits.add(usualLabel(start, end).or(usualLabel));
    }
    domain = LabelDomain.of(this);
    int named = recipe.labels().classes().size();
    classEnd = domain == LabelDomain.CLASSES && named == 0 ? LabelRange.of(this) : named;
    duplicates = Groups.ofEqual(this);
    for (int split = 0; split < subject.splits().size(); split++) {
      classes.add(countClasses(split));
    }
  }

  private Usual usual(int start, int end) {
    return Usual.of(
        start, end, row -> table.isReadable(row) && !batches.get(row), table::kind, table::length);
  }

  private Usual usualLabel(int start, int end) {
    return Usual.of(
        start,
        end,
        row -> table.label(row) >= 0 && !batches.get(row),
        row -> table.labels.kind(table.label(row)),
        row -> table.labels.length(table.label(row)));
  }

  private void findBatches(Usual usual) {
    for (int row = 0; row < size(); row++) {
      if (table.isReadable(row) && isBatch(row, usual)) {
        batches.set(row);
      }
    }
  }

  private boolean isBatch(int row, Usual usual) {
    if (subject.dataset().arrangement().holds().isPresent()) {
      // Someone said what arrays hold.
      return false;
    }
    ArrayKind kind = table.kind(row);
    Shape shape = kind.shape(table.length(row));
    if (shape.rank() == 0) {
      return false;
    }
    boolean labels = labelsEachOf(row, shape.axis(0));
    var array =
        new StackRule.Read(
            shape,
            kind.form(),
            kind.timeAxis(),
            labels,
            labels && table.labels.kind(table.label(row)).dtype().isInteger(),
            table.has(row, Measured.UNRELATED_ROWS));
    return StackRule.isMissed(array, several(kind, shape, usual));
  }

  private static Optional<StackRule.Several> several(ArrayKind kind, Shape shape, Usual usual) {
    if (usual.axes().isEmpty() || kind.fits(usual.axes().get())) {
      return Optional.empty();
    }
    int rank = usual.axes().get().shape(usual.length().orElse(0)).rank();
    boolean stacked = shape.rank() == rank + 1 && holds(shape, usual);
    return Optional.of(new StackRule.Several(rank, stacked));
  }

  /// Whether `shape` is several arrays of the usual one.
  private static boolean holds(Shape shape, Usual usual) {
    ArrayKind axes = usual.axes().orElseThrow();
    boolean same = true;
    for (int axis = 1; axis < shape.rank(); axis++) {
      boolean open = axis - 1 == axes.timeAxis();
      same &=
          open
              ? usual.length().isEmpty() || usual.length().getAsLong() == shape.axis(axis)
              : axes.rest().axis(axis - 1) == shape.axis(axis);
    }
    // Two columns of samples are channels, unless each is as long as an example.
    return same && shape.axis(shape.rank() - 1) > ArrayLayout.MOST_CHANNELS;
  }

  /// Whether the label has one value, or one vector, for each of `count` examples.
  private boolean labelsEachOf(int row, long count) {
    int label = table.label(row);
    if (label < 0) {
      return false;
    }
    Shape shape = table.labels.kind(label).shape(table.labels.length(label));
    return shape.rank() >= 1
        && shape.rank() <= 2
        && shape.axis(0) == count
        && table.labels.form(label) != LabelForm.ONE_HOT
        && recipe.labels().classes().size() != count;
  }

  Subject subject() {
    return subject;
  }

  CheckTable table() {
    return table;
  }

  /// The hash of a label that no example is served with.
  long[] otherDigest(String path) {
    return read.others().getOrDefault(path, new long[0]);
  }

  /// The size of all files.
  long bytes() {
    return read.bytes();
  }

  String contentHash() {
    return contentHash;
  }

  /// What the engine says about serving the examples.
  ServingMemory.Answer serving() {
    return memory.of(this);
  }

  Recipe recipe() {
    return recipe;
  }

  int size() {
    return table.size();
  }

  List<Split> splits() {
    return subject.splits();
  }

  /// Whether the file holds a whole batch; nothing else is said of its shape and label.
  boolean isBatch(int row) {
    return batches.get(row);
  }

  /// Whether the example is a sound whose level can be told.
  boolean isSound(int row) {
    return table.isReadable(row)
        && table.kind(row).form() == ArrayLayout.Form.SOUND
        && usual.axes().map(axes -> axes.form() == ArrayLayout.Form.SOUND).orElse(true)
        && !batches.get(row)
        && !Float.isNaN(table.peak(row));
  }

  /// Whether all its values are the same, or it has less than two.
  boolean isConstant(int row) {
    return table.has(row, Measured.CONSTANT);
  }

  Shape shape(int row) {
    return table.kind(row).shape(table.length(row));
  }

  Shape labelShape(int row) {
    int label = table.label(row);
    return table.labels.kind(label).shape(table.labels.length(label));
  }

  /// What is usual in a split; where it has no majority, in the whole dataset.
  Usual usual(int split) {
    return usualOfSplits.get(split);
  }

  Usual usualLabel(int split) {
    return usualLabelOfSplits.get(split);
  }

  /// What is usual in the whole dataset.
  Usual usualOfAll() {
    return usual;
  }

  Usual usualLabelOfAll() {
    return usualLabel;
  }

  /// Examples with the same values.
  Groups duplicates() {
    return duplicates;
  }

  LabelDomain domain() {
    return domain;
  }

  /// How many examples have a label file.
  long labelled(int start, int end) {
    long labelled = 0;
    for (int row = start; row < end; row++) {
      labelled += table.label(row) == CheckTable.UNLABELLED ? 0 : 1;
    }
    return labelled;
  }

  /// The one class that the label names, or -1.
  int classOf(int row) {
    int label = table.label(row);
    if (label < 0 || isBatch(row) || !hasClasses()) {
      return -1;
    }
    LabelForm form = table.labels.form(label);
    double value = table.labels.value(label);
    boolean one = form == LabelForm.NUMBER || form == LabelForm.ONE_HOT;
    return one && value == Math.rint(value) && value >= 0 && value < MOST_CLASS ? (int) value : -1;
  }

  /// Whether labels name classes.
  private boolean hasClasses() {
    return domain == LabelDomain.CLASSES
        || domain == LabelDomain.ONE_HOT
        || domain == LabelDomain.MULTI_HOT;
  }

  /// One past the last class, by the recipe or by what most labels are; 0 if any number is allowed.
  long classEnd() {
    return classEnd;
  }

  /// How many examples of a split every class has; empty if labels name none, or if there are so
  /// many that they must be measurements.
  ClassCounts classes(int split) {
    return classes.get(split);
  }

  private ClassCounts countClasses(int split) {
    ClassCounts counts = new ClassCounts();
    // Numbers that are no class are told as such; that others lack them is no news.
    IntPredicate isClass = number -> classEnd == 0 || number < classEnd;
    for (int row = subject.start(split); hasClasses() && row < subject.end(split); row++) {
      if (table.label(row) >= 0 && !isBatch(row)) {
        table.labels.classes(
            table.label(row),
            number -> {
              if (isClass.test(number)) {
                counts.add(number);
              }
            });
      }
    }
    return counts.isPlausible() ? counts : new ClassCounts();
  }

  /// Reports examples by what their arrays are: one by one where they are the minority of their
  /// split, else all together.
  void byKind(Findings found, Predicate<ArrayKind> wanted, String value, String limit) {
    for (int split = 0; split < splits().size(); split++) {
      int start = subject.start(split);
      int end = subject.end(split);
      int[] rows =
          IntStream.range(start, end)
              .filter(row -> table.isReadable(row) && wanted.test(table.kind(row)))
              .toArray();
      if (2 * rows.length > end - start) {
        found.split(
            splits().get(split),
            Formatted.of(
                "%s of its %s examples are %s; better: %s",
                Numbers.grouped(rows.length), Numbers.grouped(end - start), value, limit),
            value,
            limit);
        continue;
      }
      for (int row : rows) {
        String type = table.kind(row).dtype().code() + " " + shape(row);
        found.example(row, Formatted.of("%s (%s); better: %s", value, type, limit), value, limit);
      }
    }
  }

  /// The name of a class for people, such as `3 (snare)`.
  String className(int number) {
    List<String> names = recipe.labels().classes();
    return number >= 0 && number < names.size()
        ? number + " (" + names.get(number) + ")"
        : Integer.toString(number);
  }

  /// The sample rate if it is known, or 0.
  int sampleRateHz() {
    return recipe.sampleRateHz().orElse(0);
  }
}

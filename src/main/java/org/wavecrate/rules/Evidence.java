package org.wavecrate.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.Recipe;
import org.wavecrate.npy.Shape;
import org.wavecrate.survey.ArrayKind;
import org.wavecrate.survey.ClassCounts;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.LabelForm;
import org.wavecrate.survey.Rows;

/// The facts that rules judge: the table of a dataset, the recipe, and the usual shapes and
/// types.
final class Evidence {
  private static final int MOST_CLASS = 1 << 30;

  private final ExampleTable table;
  private final ServingMemory memory;
  private final Recipe recipe;
  private BitSet batches = new BitSet();
  private final Map<ArrayRole, UsualArrays> usual = new EnumMap<>(ArrayRole.class);
  private final LabelDomain domain;
  private final long classEnd;
  private final Groups duplicates;
  private final List<ClassCounts> classes = new ArrayList<>();

  /// Whether the usual example is a sound, or none is usual.
  private final boolean usuallySound;

  private @Nullable String contentHash;

  Evidence(ExampleTable table, ServingMemory memory, Recipe recipe) {
    this.memory = memory;
    this.table = table;
    this.recipe = recipe;
    Usual examples = UsualArrays.ofAll(ArrayRole.EXAMPLE, table, batches);
    batches = BatchFiles.find(table, examples, recipe.labels().classes().size());
    for (ArrayRole role : ArrayRole.values()) {
      usual.put(role, UsualArrays.of(role, table, batches));
    }
    usuallySound =
        usualOfAll().axes().map(axes -> axes.form() == ArrayLayout.Form.SOUND).orElse(true);
    domain = LabelDomain.of(this);
    int named = recipe.labels().classes().size();
    classEnd = domain == LabelDomain.CLASSES && named == 0 ? LabelRange.of(this) : named;
    duplicates = Groups.ofEqual(this);
    for (int split = 0; split < rows().splits().size(); split++) {
      classes.add(countClasses(split));
    }
  }

  Rows rows() {
    return table.rows();
  }

  ExampleTable table() {
    return table;
  }

  /// The hash of a label that no example is served with.
  long[] otherDigest(String path) {
    return table.content().others().getOrDefault(path, new long[0]);
  }

  /// The size of all files.
  long bytes() {
    return table.bytes();
  }

  /// The hash of names and bytes of the dataset; made when it is first asked for.
  synchronized String contentHash() {
    String made = contentHash == null ? ContentHash.of(table) : contentHash;
    contentHash = made;
    return made;
  }

  /// The engine's answer about serving the examples.
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
    return rows().splits();
  }

  /// Whether the file holds a whole batch; nothing else is said of its shape and label.
  boolean isBatch(int row) {
    return batches.get(row);
  }

  /// Whether the example is a sound whose level can be told.
  boolean isSound(int row) {
    return table.isReadable(row)
        && kind(row).form() == ArrayLayout.Form.SOUND
        && usuallySound
        && !batches.get(row)
        && !Float.isNaN(table.levels().peak(row));
  }

  /// A measurement of all examples by row, frequencies as a part of the rate; NaN where an example
  /// is no sound.
  double[] ofSounds(Column column) {
    return IntStream.range(0, size())
        .mapToDouble(row -> isSound(row) ? column.value(table, row, 1) : Double.NaN)
        .toArray();
  }

  /// Whether all its values are the same, or it has less than two.
  boolean isConstant(int row) {
    return table.isConstant(row);
  }

  /// The kind of an array that can be read.
  ArrayKind kind(int row) {
    return ArrayRole.EXAMPLE.kind(table, row);
  }

  Shape shape(int row) {
    return table.shape(row);
  }

  Shape labelShape(int row) {
    return ArrayRole.LABEL.shape(table, row);
  }

  /// The usual examples, or labels.
  UsualArrays usual(ArrayRole role) {
    return Objects.requireNonNull(usual.get(role));
  }

  /// The usual array among the examples of a split; where it has no majority, of the dataset.
  Usual usual(int split) {
    return usual(ArrayRole.EXAMPLE).ofSplits().get(split);
  }

  /// The usual array among the examples of the dataset.
  Usual usualOfAll() {
    return usual(ArrayRole.EXAMPLE).ofAll();
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
      labelled += table.hasLabel(row) ? 1 : 0;
    }
    return labelled;
  }

  /// The one class that the label names, or -1.
  int classOf(int row) {
    int label = table.label(row);
    if (label < 0 || isBatch(row) || !hasClasses()) {
      return -1;
    }
    LabelForm form = table.labels().form(label);
    double value = table.labels().value(label);
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

  /// The same of all splits, for the report.
  List<ClassesOfSplit> classesOfSplits() {
    List<ClassesOfSplit> all = new ArrayList<>();
    for (int split = 0; split < splits().size(); split++) {
      all.add(new ClassesOfSplit(splits().get(split).name(), classes(split).byNumber()));
    }
    return all;
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
    for (int row = rows().start(split); hasClasses() && row < rows().end(split); row++) {
      if (table.label(row) >= 0 && !isBatch(row)) {
        table
            .labels()
            .classes(
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

package org.wavecrate.rules;

import java.util.BitSet;
import java.util.Optional;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.dataset.StackRule;
import org.wavecrate.npy.Shape;
import org.wavecrate.survey.ArrayKind;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.LabelForm;

/// Finds the files that hold a whole batch, and are served as a single example.
final class BatchFiles {
  private final ExampleTable table;
  private final Usual usual;
  private final int classes;

  private BatchFiles(ExampleTable table, Usual usual, int classes) {
    this.table = table;
    this.usual = usual;
    this.classes = classes;
  }

  /// @param classes how many the recipe names
  static BitSet find(ExampleTable table, Usual usual, int classes) {
    return new BatchFiles(table, usual, classes).find();
  }

  private BitSet find() {
    BitSet batches = new BitSet();
    for (int row = 0; row < table.size(); row++) {
      if (table.isReadable(row) && isBatch(row)) {
        batches.set(row);
      }
    }
    return batches;
  }

  private boolean isBatch(int row) {
    if (table.rows().dataset().arrangement().holds().isPresent()) {
      // Someone said what arrays hold.
      return false;
    }
    ArrayKind kind = table.kindOf(table.kindNumber(row));
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
            labels && table.labels().kind(table.label(row)).dtype().isInteger(),
            table.hasUnrelatedRows(row));
    return StackRule.isMissed(array, several(kind, shape));
  }

  private Optional<StackRule.Several> several(ArrayKind kind, Shape shape) {
    if (usual.axes().isEmpty() || kind.fits(usual.axes().get())) {
      return Optional.empty();
    }
    int rank = usual.axes().get().shape(usual.length().orElse(0)).rank();
    boolean stacked = shape.rank() == rank + 1 && holds(shape);
    return Optional.of(new StackRule.Several(rank, stacked));
  }

  /// Whether `shape` is several arrays of the usual one.
  private boolean holds(Shape shape) {
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
    Shape shape = table.labels().kind(label).shape(table.labels().length(label));
    return shape.rank() >= 1
        && shape.rank() <= 2
        && shape.axis(0) == count
        && table.labels().form(label) != LabelForm.ONE_HOT
        && classes != count;
  }
}

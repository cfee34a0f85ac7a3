package org.wavecrate.rules;

import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;

/// Labels that can't be stacked with the others.
final class LabelShapeDiffers extends CheckRule {
  LabelShapeDiffers() {
    super(
        "label-shape-differs",
        "Label of another shape",
        Severity.ERROR,
        "Most labels share one shape and this one differs, or it holds nothing.",
        "Write it in the shape of the others.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    for (int split = 0; split < evidence.splits().size(); split++) {
      Usual usual = evidence.usual(ArrayRole.LABEL).ofSplits().get(split);
      ArrayRole.LABEL
          .rows(evidence, split)
          .forEach(row -> check(ArrayRole.LABEL.shape(table, row), table, usual, row, found));
      Shapes.compareSplitLabels(evidence, split, found);
    }
  }

  private static void check(Shape shape, ExampleTable table, Usual usual, int row, Findings found) {
    if (shape.elements() == 0) {
      found.label(row, "is empty: its shape is " + shape, shape.toString(), "one value or more");
    } else if (usual.axes().isPresent() && differs(table, row, usual)) {
      String expected = Shapes.text(usual);
      found.label(
          row,
          Formatted.of("shape %s; usual here: %s (%s)", shape, expected, usual.axesShare()),
          shape.toString(),
          expected);
    }
  }

  private static boolean differs(ExampleTable table, int row, Usual usual) {
    int label = table.label(row);
    return !table.labels().kind(label).fits(usual.axes().orElseThrow())
        || usual.length().isPresent() && usual.length().getAsLong() != table.labels().length(label);
  }
}

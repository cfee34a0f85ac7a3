package org.wavecrate.rules;

import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ArrayKind;

/// Examples that can't be stacked with the others.
final class ShapeDiffers extends CheckRule {
  ShapeDiffers() {
    super(
        "shape-differs",
        "Shape unlike the others",
        Severity.ERROR,
        "Most examples of the split (or else of the dataset) share one shape and this one differs,"
            + " or it holds nothing. Lengths may differ where most do, or where the recipe's `fit`"
            + " evens them out.",
        "Cut or pad it, add `fit` to the recipe, or leave it out.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (int split = 0; split < evidence.splits().size(); split++) {
      Usual usual = evidence.usual(split);
      ArrayRole.EXAMPLE.rows(evidence, split).forEach(row -> check(evidence, usual, row, found));
    }
  }

  private static void check(Evidence evidence, Usual usual, int row, Findings found) {
    ArrayKind kind = evidence.kind(row);
    Shape shape = evidence.shape(row);
    if (shape.rank() == 0 || shape.elements() == 0) {
      String what = shape.rank() == 0 ? "is a single number" : "is empty";
      found.example(
          row, what + ": its shape is " + shape, shape.toString(), "an array with values");
      return;
    }
    if (usual.axes().isEmpty() || Shapes.channelsDiffer(kind, usual.axes().get())) {
      return;
    }
    long length = evidence.table().length(row);
    if (!kind.fits(usual.axes().get())) {
      String expected = Shapes.text(usual);
      found.example(
          row,
          Formatted.of("shape %s; usual here: %s (%s)", shape, expected, usual.axesShare()),
          shape.toString(),
          expected);
      return;
    }
    Shapes.lengthProblem(evidence.recipe().fit(), kind, length, usual)
        .ifPresent(
            expected ->
                found.example(
                    row,
                    Formatted.of("shape %s; expected %s", shape, expected),
                    shape.toString(),
                    expected));
  }
}

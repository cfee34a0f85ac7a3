package org.wavecrate.rules;

import org.wavecrate.survey.ExampleTable;

/// Examples that hold one value throughout.
final class Constant extends CheckRule {
  Constant() {
    super(
        "constant",
        "Constant or all zero",
        Severity.ERROR,
        "All values of the example are the same, zero as a rule: there is nothing to learn from it"
            + " but its label.",
        "Leave it out, or write it again from its source.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    for (int row = 0; row < evidence.size(); row++) {
      if (table.isReadable(row) && evidence.isConstant(row)) {
        boolean zero = table.levels().rms(row) == 0;
        found.example(
            row,
            zero ? "holds nothing but zeros" : "holds one value throughout",
            zero ? "all zero" : "constant",
            "at least two different values");
      }
    }
  }
}

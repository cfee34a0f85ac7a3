package org.wavecrate.rules;

import org.wavecrate.survey.ExampleTable;

/// Equal examples with unequal labels.
final class LabelConflict extends CheckRule {
  LabelConflict() {
    super(
        "label-conflict",
        "Same audio, different labels",
        Severity.ERROR,
        "Two examples hold the same values and have different labels: at least one label is wrong.",
        "Listen, keep the one whose label is right, and leave the others out.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    evidence
        .duplicates()
        .each(
            group -> {
              if (Groups.some(group, other -> differ(table, group[0], other)).length == 0) {
                return;
              }
              for (int row : group) {
                int[] others = Groups.some(group, other -> differ(table, row, other));
                if (others.length > 0) {
                  String twin = evidence.rows().example(others[0]).path();
                  found.twins(
                      row,
                      "holds the same values as " + twin + " and has another label",
                      "two labels",
                      "one label",
                      others);
                }
              }
            });
  }

  private static boolean differ(ExampleTable table, int a, int b) {
    int one = table.label(a);
    int other = table.label(b);
    return one >= 0
        && other >= 0
        && one != other
        && table.labels().hash(one) != table.labels().hash(other);
  }
}

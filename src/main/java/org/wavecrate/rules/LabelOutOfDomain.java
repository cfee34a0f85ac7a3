package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.LabelForm;
import org.wavecrate.survey.LabelTable;
import org.wavecrate.text.Plural;

/// Labels with impossible values.
final class LabelOutOfDomain extends CheckRule {
  LabelOutOfDomain() {
    super(
        "label-out-of-domain",
        "Label with an impossible value",
        Severity.ERROR,
        "Where most labels are numbers of classes, one is negative, has a fraction, or is beyond"
            + " the classes of the recipe (without a recipe: far beyond all others); where most are"
            + " one-hot, one has not exactly one 1; where most add up to 1, one does not.",
        "Correct the label, or the list of classes in the recipe.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    LabelDomain domain = evidence.domain();
    int classes = evidence.recipe().labels().classes().size();
    long beyond = evidence.classEnd();
    for (int row = 0; row < evidence.size(); row++) {
      int label = table.label(row);
      if (label < 0 || evidence.isBatch(row) || table.labels().invalid(label) > 0) {
        continue;
      }
      String problem = problem(table.labels(), label, domain, beyond, classes);
      if (!problem.isEmpty()) {
        found.label(
            row,
            problem + "; allowed: " + allowed(domain, beyond),
            problem,
            allowed(domain, beyond));
      }
    }
  }

  private static String problem(
      LabelTable labels, int label, LabelDomain domain, long beyond, int classes) {
    LabelForm form = labels.form(label);
    double value = labels.value(label);
    return switch (domain) {
      case CLASSES ->
          form != LabelForm.NUMBER
              ? ""
              : value < 0 || value != Math.rint(value) || beyond > 0 && value >= beyond
                  ? "the class is " + FindingNumbers.plain(value)
                  : "";
      case ONE_HOT, MULTI_HOT ->
          !form.isVector()
              ? ""
              : domain == LabelDomain.ONE_HOT && classes > 0 && labels.length(label) != classes
                  ? Formatted.of(
                      "%s for %s",
                      Plural.of(labels.length(label), "element"), Plural.of(classes, "class"))
                  : form == LabelForm.ONE_HOT
                      ? ""
                      : form != LabelForm.BINARY
                          ? "holds other values than 0 and 1"
                          : domain == LabelDomain.ONE_HOT
                              ? Plural.of(labels.ones(label), "element") + " are 1"
                              : "";
      case SHARES ->
          form.isVector() && form != LabelForm.SHARES && form != LabelForm.ONE_HOT
              ? "its values do not add up to 1"
              : "";
      case OTHER -> "";
    };
  }

  private static String allowed(LabelDomain domain, long beyond) {
    return switch (domain) {
      case CLASSES ->
          beyond > 0 ? "whole numbers from 0 to " + (beyond - 1) : "whole numbers from 0 on";
      case ONE_HOT -> "a single 1 among zeros";
      case MULTI_HOT -> "zeros and ones";
      default -> "values from 0 to 1 that add up to 1";
    };
  }
}

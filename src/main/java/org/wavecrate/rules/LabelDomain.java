package org.wavecrate.rules;

import java.util.Arrays;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.LabelForm;

/// The meaning of a dataset's labels, decided by the majority.
enum LabelDomain {
  /// Numbers of classes.
  CLASSES,
  /// Vectors with one 1.
  ONE_HOT,
  /// Vectors of zeros and ones.
  MULTI_HOT,
  /// Vectors of parts that add up to 1.
  SHARES,
  /// Numbers, vectors or arrays that mean something else; or too few labels to tell.
  OTHER;

  /// Most sets of several classes an example have more examples than this that name several.
  private static final double LEAST_ONE_HOT = 0.9;

  private static final double LEAST_WHOLE = 0.8;

  static LabelDomain of(Evidence evidence) {
    ExampleTable table = evidence.table();
    long[] forms = new long[LabelForm.values().length];
    long classes = 0;
    long all = 0;
    for (int row = 0; row < table.size(); row++) {
      int label = table.label(row);
      if (label >= 0 && !evidence.isBatch(row)) {
        all++;
        LabelForm form = table.labels().form(label);
        forms[form.ordinal()]++;
        double value = table.labels().value(label);
        classes += form == LabelForm.NUMBER && value == Math.rint(value) && value >= 0 ? 1 : 0;
      }
    }
    long numbers = forms[LabelForm.NUMBER.ordinal()];
    long oneHot = forms[LabelForm.ONE_HOT.ordinal()];
    long binary = forms[LabelForm.BINARY.ordinal()];
    long shares = forms[LabelForm.SHARES.ordinal()];
    long vectors = Arrays.stream(forms).sum() - numbers - forms[LabelForm.ARRAY.ordinal()];
    if (2 * numbers > all) {
      return classes >= LEAST_WHOLE * numbers ? CLASSES : OTHER;
    }
    if (2 * vectors <= all || all == 0) {
      return OTHER;
    }
    // Few labels that are no vectors of one class are mistakes; many are how it is meant.
    if (oneHot >= LEAST_ONE_HOT * vectors) {
      return ONE_HOT;
    }
    if (oneHot + binary >= LEAST_ONE_HOT * vectors) {
      return MULTI_HOT;
    }
    return oneHot + shares >= LEAST_ONE_HOT * vectors ? SHARES : OTHER;
  }
}

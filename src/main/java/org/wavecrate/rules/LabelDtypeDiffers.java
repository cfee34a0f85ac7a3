package org.wavecrate.rules;

import java.util.Optional;
import org.wavecrate.npy.Dtype;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;

/// Labels of another element type.
final class LabelDtypeDiffers extends CheckRule {
  LabelDtypeDiffers() {
    super(
        "label-dtype-differs",
        "Label of another type",
        Severity.ERROR,
        "Most labels are of another type, so this one can't be in a batch with them.",
        "Convert it to the type of the others.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    for (int split = 0; split < evidence.splits().size(); split++) {
      Usual usual = evidence.usualLabel(split);
      for (int row = evidence.rows().start(split); row < evidence.rows().end(split); row++) {
        if (table.label(row) < 0 || evidence.isBatch(row) || usual.dtype().isEmpty()) {
          continue;
        }
        String type = table.labels().kind(table.label(row)).dtype().numpyName();
        String expected = usual.dtype().get().numpyName();
        if (!type.equals(expected)) {
          found.label(
              row,
              Formatted.of("%s; usual here: %s (%s)", type, expected, usual.dtypeShare()),
              type,
              expected);
        }
      }
      Optional<Dtype> own = usual.dtype();
      Optional<Dtype> all = evidence.usualLabelOfAll().dtype();
      if (own.isPresent() && all.isPresent() && !own.equals(all)) {
        found.split(
            evidence.splits().get(split),
            Formatted.of(
                "its labels are %s; those of the dataset %s",
                own.get().numpyName(), all.get().numpyName()),
            own.get().numpyName(),
            all.get().numpyName());
      }
    }
  }
}

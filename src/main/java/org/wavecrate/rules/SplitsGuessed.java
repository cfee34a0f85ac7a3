package org.wavecrate.rules;

import org.wavecrate.dataset.Remark;

/// Folders named like splits among folders that are not.
final class SplitsGuessed extends CheckRule {
  SplitsGuessed() {
    super(
        "splits-guessed",
        "Folder that may be a split",
        Severity.WARNING,
        "A folder is named like a split but lies among folders of arrays that are not, as a class"
            + " called `train` does.",
        "Say in the recipe what it is: `\"splits\": {\"source\": \"folders\"}` for a split,"
            + " `\"none\"` for a class.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (Remark remark : evidence.rows().dataset().notes()) {
      if (remark.about() == Remark.About.SPLITS) {
        found.dataset(remark.text(), "no split", "a split or a class");
      }
    }
  }
}

package org.wavecrate.rules;

import org.wavecrate.dataset.LeftOut;
import org.wavecrate.dataset.Remark;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Arrays and recordings below the root that training does not get.
final class LeftOutFiles extends CheckRule {
  LeftOutFiles() {
    super(
        "left-out",
        "Files left out",
        Severity.ERROR,
        "Arrays or recordings are in the dataset's folder, and are neither examples nor labels:"
            + " training would never see them. Recordings alone, and links in zips to folders that"
            + " are read, are a warning; zips that hold what is there already are information.",
        "Move them to where blocks are, or accept that they are left out: `\"ignore\": [\"name\"]`"
            + " in the recipe.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (Remark remark : evidence.rows().dataset().notes()) {
      if (remark.about() == Remark.About.COPIES) {
        found.dataset(Severity.INFO, remark.text(), "several zips", "one zip");
      }
    }
    for (LeftOut files : evidence.rows().dataset().leftOut()) {
      Severity as =
          switch (files.loss()) {
            case ARRAYS -> Severity.ERROR;
            case AUDIO, TWICE -> Severity.WARNING;
            // Its own rule tells of each.
            case LABELS, NONE -> Severity.INFO;
          };
      if (as != Severity.INFO) {
        String count = files.files() == 0 ? "files" : Plural.of(files.files(), "file");
        found.outside(
            files.place(),
            as,
            Formatted.of("%s left out: %s", count, files.why()),
            count,
            "0 files");
      }
    }
  }
}

package org.wavecrate.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.wavecrate.crate.Export;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.ExportProgress;
import org.wavecrate.crate.ExportSettings;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.storage.FreshFolder;

/// Packs the new dataset into crates where that is asked for.
final class Crating {
  private Crating() {}

  /// The finished folder that is to get the dataset's name.
  static Path orDataset(IntakePlan plan, Staging staging, Progress progress) throws IOException {
    if (!plan.options().crates()) {
      return staging.dataset();
    }
    FreshFolder.delete(staging.crates());
    Files.createDirectories(staging.crates());
    Dataset dataset = Dataset.open(staging.dataset(), progress);
    ExportSettings settings = ExportSettings.to(staging.crates());
    ExportPlan export = ExportPlan.of(dataset, Optional.empty(), settings, progress);
    export.requirePossible();
    Export.run(export, ExportProgress.of(progress));
    FreshFolder.move(
        staging.dataset().resolve(SourcesTable.NAME), staging.crates().resolve(SourcesTable.NAME));
    return staging.crates();
  }
}

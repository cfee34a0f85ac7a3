package org.wavecrate.gui.export;

import java.io.IOException;
import org.wavecrate.crate.Export;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.ExportProgress;
import org.wavecrate.crate.ExportResult;

/// Who writes crates: the engine, or in tests somebody slow or unlucky.
@FunctionalInterface
interface Packer {
  Packer ENGINE = Export::run;

  /// @throws IOException if that can't be, in a sentence; nothing is left behind then
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  ExportResult run(ExportPlan plan, ExportProgress progress) throws IOException;
}

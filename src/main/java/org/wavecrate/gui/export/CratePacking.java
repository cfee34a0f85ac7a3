package org.wavecrate.gui.export;

import java.io.IOException;
import java.util.Optional;
import org.wavecrate.crate.ColabKit;
import org.wavecrate.crate.Export;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.ExportProgress;
import org.wavecrate.crate.ExportResult;

/// The writer of crates: the engine or, in tests, a slow or failing one.
@FunctionalInterface
interface CratePacking {
  CratePacking ENGINE =
      new CratePacking() {
        @Override
        public ExportResult run(ExportPlan plan, Optional<ColabKit> kit, ExportProgress progress)
            throws IOException {
          return Export.run(plan, kit, progress);
        }

        @Override
        public boolean servesColab() {
          return ColabKit.isBuilt();
        }
      };

  /// @param kit what is written with the crates, for Colab
  /// @throws IOException if that can't be, in a sentence; nothing is left behind then
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  ExportResult run(ExportPlan plan, Optional<ColabKit> kit, ExportProgress progress)
      throws IOException;

  /// Whether there is a kit for Colab to add.
  default boolean servesColab() {
    return false;
  }
}

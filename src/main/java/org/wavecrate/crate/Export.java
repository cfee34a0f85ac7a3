package org.wavecrate.crate;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// STAND-IN until the packer is there: pretends to write.
public final class Export {
  private Export() {}

  public static ExportResult run(ExportPlan plan, ExportProgress progress) throws IOException {
    long start = System.nanoTime();
    Files.createDirectories(plan.settings().folder());
    List<ExportResult.Written> crates = new ArrayList<>();
    long done = 0;
    for (PlannedCrate crate : plan.crates()) {
      for (ExportProgress.Stage stage : ExportProgress.Stage.values()) {
        progress.stage(stage, crate.file());
        for (int i = 0; i < 20 && stage != ExportProgress.Stage.SAVING; i++) {
          progress.throwIfCancelled();
          done += crate.bytes() / 20;
          progress.report(done, 2 * plan.bytes());
          try {
            Thread.sleep(1);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
      }
      crates.add(
          new ExportResult.Written(
              plan.settings().folder().resolve(crate.file()),
              crate.split(),
              crate.part(),
              crate.parts(),
              crate.examples(),
              crate.bytes(),
              "ab12".repeat(16)));
    }
    return new ExportResult(crates, plan.bytes(), Duration.ofNanos(System.nanoTime() - start));
  }
}

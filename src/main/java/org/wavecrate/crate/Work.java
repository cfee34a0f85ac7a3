package org.wavecrate.crate;

import java.util.concurrent.atomic.AtomicLong;
import org.wavecrate.dataset.Progress;

/// Adds up what an export has done, and hears when it is to stop: because its user says so, or
/// because the program ends.
final class Work implements Progress {
  private final ExportProgress progress;
  private final long total;
  private final AtomicLong done = new AtomicLong();
  private volatile boolean stopped;

  Work(ExportProgress progress, long total) {
    this.progress = progress;
    this.total = total;
  }

  void add(long bytes) {
    progress.report(Math.min(total, done.addAndGet(bytes)), total);
  }

  void stage(ExportProgress.Stage stage, String file) {
    progress.stage(stage, file);
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void report(long done, long total) {}

  @Override
  public boolean isCancelled() {
    return stopped || progress.isCancelled();
  }
}

package org.wavecrate.gui.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.wavecrate.crate.ExportProgress;
import org.wavecrate.dataset.Progress;

/// Progress of an export, written by its thread and read by the window's.
final class ExportTracker {
  /// Where it is at a moment.
  ///
  /// @param stage what is being done
  /// @param file to which crate; empty before the first
  /// @param since how many bytes were done when that began
  /// @param done how many bytes are done
  /// @param total how many there are; 0 while that is not known
  record Point(ExportProgress.Stage stage, String file, long since, long done, long total) {}

  private final Map<String, ExportProgress.Stage> reached = new LinkedHashMap<>();
  private Point point = new Point(ExportProgress.Stage.WRITING, "", 0, 0, 0);
  private volatile boolean stopped;

  void stop() {
    stopped = true;
  }

  synchronized Point point() {
    return point;
  }

  /// The last stage of each crate that was begun.
  synchronized Map<String, ExportProgress.Stage> reached() {
    return Map.copyOf(reached);
  }

  private synchronized void enter(ExportProgress.Stage stage, String file) {
    reached.put(file, stage);
    point = new Point(stage, file, point.done(), point.done(), point.total());
  }

  private synchronized void advance(long done, long total) {
    point = new Point(point.stage(), point.file(), point.since(), done, total);
  }

  /// The progress for an export to report to: this one, and the thread's own.
  ExportProgress over(Progress progress) {
    return new ExportProgress() {
      @Override
      public void stage(Stage stage, String file) {
        enter(stage, file);
      }

      @Override
      public void report(long done, long total) {
        advance(done, total);
        progress.report(done, total);
      }

      @Override
      public boolean isCancelled() {
        return stopped || progress.isCancelled();
      }
    };
  }
}

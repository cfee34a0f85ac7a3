package org.wavecrate.crate;

import org.wavecrate.dataset.Progress;

/// Receives the progress of an export, in bytes written and bytes read back together.
public interface ExportProgress extends Progress {
  /// A stage of an export.
  enum Stage {
    WRITING,
    /// Written bytes are forced to the disk.
    SAVING,
    /// Written bytes are read again and compared with the source.
    VERIFYING
  }

  /// @param file the crate's name, such as `train.zip`
  void stage(Stage stage, String file);

  /// Tells `progress` the bytes and nobody the stages.
  static ExportProgress of(Progress progress) {
    return new ExportProgress() {
      @Override
      public void stage(Stage stage, String file) {}

      @Override
      public void report(long done, long total) {
        progress.report(done, total);
      }

      @Override
      public boolean isCancelled() {
        return progress.isCancelled();
      }
    };
  }
}

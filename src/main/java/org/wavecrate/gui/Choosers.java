package org.wavecrate.gui;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for files; the platform's dialogs, or answers prepared by a test.
public interface Choosers {
  /// A folder to open as a dataset.
  Optional<Path> folder();

  /// A zip to open as a dataset.
  Optional<Path> zip();
}

package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wavecrate.dataset.Progress;

/// Starts the window, which the command line does not depend on.
public interface WindowLauncher {
  /// Shows the window until it is closed.
  ///
  /// @return the exit code
  int open(Optional<Path> dataset);

  /// Writes every screen as a PNG, without a display.
  ///
  /// @return the files
  List<Path> snapshot(Path dataset, Path directory, Progress progress) throws IOException;

  /// Writes a moving picture (an animated PNG) of how a mistake is found, without a display.
  void film(Path dataset, Path file) throws IOException;
}

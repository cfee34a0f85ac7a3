package org.wavecrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wavecrate.cli.CommandLineMain;
import org.wavecrate.cli.WindowLauncher;
import org.wavecrate.cli.WindowsCommandLine;
import org.wavecrate.dataset.Progress;
import org.wavecrate.gui.Desktop;

/// Starts the program.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /// Runs one command, or the window.
  ///
  /// @return the exit code
  static int run(String... args) {
    String[] arguments = WindowsCommandLine.arguments(args, System.getenv());
    return CommandLineMain.run(new DesktopWindow(), arguments);
  }

  private record DesktopWindow() implements WindowLauncher {
    @Override
    public int open(Optional<Path> dataset) {
      return Desktop.open(dataset.or(DesktopWindow::samples));
    }

    /// The sample dataset that comes with the program, where the launcher says it lies.
    private static Optional<Path> samples() {
      return Optional.ofNullable(System.getProperty("wavecrate.samples"))
          .map(Path::of)
          .filter(Files::isDirectory)
          .map(folder -> folder.toAbsolutePath().normalize());
    }

    @Override
    public List<Path> snapshot(Path dataset, Path directory, Progress progress) throws IOException {
      return Desktop.snapshot(dataset, directory, progress);
    }

    @Override
    public void film(Path dataset, Path file) throws IOException {
      Desktop.film(dataset, file);
    }
  }
}

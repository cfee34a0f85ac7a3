package org.wavecrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wavecrate.cli.CommandLineMain;
import org.wavecrate.cli.Window;
import org.wavecrate.dataset.Progress;

/// Starts the program.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    CommandLineMain.useUtf8();
    System.exit(CommandLineMain.run(new NoWindow(), args));
  }

  private record NoWindow() implements Window {
    @Override
    public int open(Optional<Path> dataset) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Path> snapshot(Path dataset, Path directory, Progress progress) {
      throw new UnsupportedOperationException();
    }
  }
}

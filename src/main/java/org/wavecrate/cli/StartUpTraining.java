package org.wavecrate.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wavecrate.dataset.Progress;

/// Runs what commands run at their start, so that the build can record which classes that needs
/// and Java start them faster (JEP 514). Prints nothing.
public final class StartUpTraining {
  private static final int ROUNDS = 20;

  private StartUpTraining() {}

  public static void main(String[] dataset) {
    String path = dataset[0];
    PrintStream silent = new PrintStream(OutputStream.nullOutputStream());
    System.setOut(silent);
    for (int i = 0; i < ROUNDS; i++) {
      for (String command : List.of("info", "order", "batches", "check", "list")) {
        CommandLineMain.execute(new NoWindow(), command, path);
        CommandLineMain.execute(new NoWindow(), command, path, "--json");
      }
    }
  }

  private record NoWindow() implements WindowLauncher {
    @Override
    public int open(Optional<Path> dataset) {
      return 0;
    }

    @Override
    public List<Path> snapshot(Path dataset, Path directory, Progress progress) {
      return List.of();
    }
  }
}

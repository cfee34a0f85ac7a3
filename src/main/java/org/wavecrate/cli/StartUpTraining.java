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
  /// Enough for Java to see which code is used again and again.
  private static final int ROUNDS = 5;

  private StartUpTraining() {}

  /// @param args a dataset, and a folder for what commands write
  public static void main(String[] args) {
    String dataset = args[0];
    Path scratch = Path.of(args[1]);
    String crates = scratch.resolve("crates").toString();
    String batches = scratch.resolve("batches.npz").toString();
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    for (int i = 0; i < ROUNDS; i++) {
      run("--version");
      run("--help");
      for (String command : List.of("info", "order", "batches", "check", "list")) {
        run(command, dataset);
        run(command, dataset, "--json");
      }
      run("batches", dataset, "--npz", batches);
      run("export", dataset, "--out", crates, "--force", "--json");
      run("verify", Path.of(crates).resolve("train.zip").toString());
    }
  }

  private static void run(String... arguments) {
    CommandLineMain.execute(new NoWindow(), arguments);
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

    @Override
    public void film(Path dataset, Path file) {}
  }
}

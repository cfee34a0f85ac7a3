package org.wavecrate;

import java.nio.file.Path;
import java.util.List;

/// Runs what commands run, as they are started, so that the build can record which classes that
/// needs and which code is used again and again, and Java starts them faster (JEP 514, JEP 515).
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
    for (int i = 0; i < ROUNDS; i++) {
      Main.run("--version");
      Main.run("--help");
      for (String command : List.of("info", "order", "batches", "check", "list")) {
        Main.run(command, dataset);
        Main.run(command, dataset, "--json");
      }
      Main.run("batches", dataset, "--npz", batches);
      Main.run("export", dataset, "--out", crates, "--force", "--json");
      Main.run("verify", Path.of(crates).resolve("train.zip").toString());
    }
    // As every command ends.
    System.exit(0);
  }
}

package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `wavecrate snapshot`: pictures of the window.
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    description = "Write every screen of the window as a PNG, without a display.")
final class SnapshotCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init")
  @ParentCommand
  private CommandLineMain parent;

  @Mixin private DatasetArgument dataset = new DatasetArgument();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to; made if it is not there.")
  private Path directory = Path.of("");

  @Override
  public Integer call() throws IOException {
    try (var progress = new ConsoleProgress("drawing screens")) {
      for (Path file : parent.window().snapshot(dataset.path(), directory, progress)) {
        Output.print(file.toString());
      }
    }
    return 0;
  }
}

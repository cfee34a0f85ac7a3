package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `wavecrate snapshot`: pictures of the window.
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    description = {
      "Write every screen of the window as a PNG, or an animation of the check finding a mistake;"
          + " needs no display."
    })
final class SnapshotCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init")
  @ParentCommand
  private CommandLineMain parent;

  @Mixin private DatasetArgument dataset = new DatasetArgument();

  @ArgGroup(multiplicity = "1", exclusive = false)
  private Targets targets = new Targets();

  private static final class Targets {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "A folder for a PNG of every screen; made if it is not there.")
    private Optional<Path> directory = Optional.empty();

    @Option(
        names = "--film",
        paramLabel = "FILE.png",
        description =
            "An animated PNG: the check, a click on a finding, a zoom to the marked place.")
    private Optional<Path> film = Optional.empty();
  }

  @Override
  public Integer call() throws IOException {
    if (targets.directory.isPresent()) {
      screens(targets.directory.get());
    }
    if (targets.film.isPresent()) {
      parent.window().film(dataset.path(), targets.film.get());
      Output.print(targets.film.get().toString());
    }
    return 0;
  }

  private void screens(Path directory) throws IOException {
    try (var progress = new ConsoleProgress("drawing screens")) {
      for (Path file : parent.window().snapshot(dataset.path(), directory, progress)) {
        Output.print(file.toString());
      }
    }
  }
}

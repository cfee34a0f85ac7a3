package org.wavecrate.cli;

import org.wavecrate.generator.Shard;
import picocli.CommandLine.Option;

/// The one of several workers that a command works for.
final class WorkerOption {
  @Option(names = "--rank", defaultValue = "0", description = "This worker of --world; default: 0.")
  private int rank;

  @Option(
      names = "--world",
      defaultValue = "1",
      description = "Number of workers that share an epoch; default: 1.")
  private int world = 1;

  Shard shard() {
    UsageException.unless(world >= 1, "--world", world, "1 or more");
    UsageException.unless(rank >= 0 && rank < world, "--rank", rank, "0 to " + (world - 1));
    return new Shard(rank, world);
  }
}

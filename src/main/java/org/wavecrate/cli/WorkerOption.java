package org.wavecrate.cli;

import org.wavecrate.generator.Shard;
import org.wavecrate.storage.Formatted;
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
    if (world < 1) {
      throw new UsageException(Formatted.of("--world %d; allowed: 1 or more", world));
    }
    if (rank < 0 || rank >= world) {
      throw new UsageException(Formatted.of("--rank %d; allowed: 0 to %d", rank, world - 1));
    }
    return new Shard(rank, world);
  }
}

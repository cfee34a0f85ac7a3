package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RunState;
import org.wavecrate.storage.SmallFile;
import picocli.CommandLine.Option;

/// Chooses the epoch: that of `--epoch`, or the rest of a stopped run's.
final class StateOption {
  private static final int MOST_BYTES = 1 << 16;

  @Option(
      names = "--epoch",
      paramLabel = "EPOCH",
      description = "The epoch, from 0 on; default: 0.")
  private Optional<Long> epoch = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description =
          "Resume a run: the batches left of its epoch, counted from 0, by the state that"
              + " Dataset.state() gave in Python, saved as JSON.")
  private Optional<Path> file = Optional.empty();

  /// An epoch and what is to be served of it.
  record Rest(long epoch, BatchGenerator generator) {}

  /// @param whole all of every epoch
  /// @throws IOException if the state is of another dataset, recipe, order or engine; says which
  Rest of(BatchGenerator whole) throws IOException {
    long chosen = epoch.orElse(0L);
    UsageException.unless(chosen >= 0, "--epoch", chosen, "0 or more");
    if (file.isEmpty()) {
      return new Rest(chosen, whole);
    }
    if (epoch.isPresent()) {
      throw new UsageException("--epoch and --state, which names its epoch; allowed: one of them");
    }
    try {
      RunState state = RunState.read(SmallFile.text(file.get(), MOST_BYTES));
      state.requireSame(RunState.of(whole, 0, 0), whole.split().size());
      return new Rest(state.epoch(), whole.after(state.served()));
    } catch (RecipeException e) {
      throw new IOException(file.get() + ": " + e.getMessage(), e);
    }
  }
}

package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wavecrate.sample.SampleDataset;
import org.wavecrate.sample.SampleFaults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wavecrate sample`: a dataset to try things on.
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description =
        "Write a small synthesised dataset: six kinds of sound in three splits, to try the program"
            + " with.")
final class SampleCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A folder that is new or empty.")
  private Path folder = Path.of("");

  @Option(
      names = "--faulty",
      description =
          "Plant five mistakes for the check to find: NaN, clipping, silence, a training example in"
              + " the test split, a missing label.")
  private boolean faulty;

  @Override
  public Integer call() throws IOException {
    SampleDataset.write(folder);
    if (faulty) {
      SampleFaults.plant(folder);
    }
    Output.print(folder + ": open it with: wavecrate " + folder);
    return 0;
  }
}

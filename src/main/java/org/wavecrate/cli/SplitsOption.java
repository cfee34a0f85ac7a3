package org.wavecrate.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.SplitName;
import picocli.CommandLine.Option;

/// The splits that a command works on.
final class SplitsOption {
  @Option(
      names = "--split",
      paramLabel = "NAME",
      description = "This split alone: train, validation or test; may be repeated. Default: all.")
  private List<String> names = new ArrayList<>();

  Set<SplitName> in(Dataset dataset) {
    Set<SplitName> chosen = EnumSet.noneOf(SplitName.class);
    for (String name : names) {
      chosen.add(SplitOption.find(dataset, name).name());
    }
    if (chosen.isEmpty()) {
      dataset.splits().forEach(split -> chosen.add(split.name()));
    }
    return chosen;
  }
}

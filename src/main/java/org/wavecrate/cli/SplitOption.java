package org.wavecrate.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.Formatted;
import picocli.CommandLine.Option;

/// The one split that a command works on.
final class SplitOption {
  @Option(
      names = "--split",
      description = "train, validation or test; default: train, or the only one there is.")
  private Optional<String> name = Optional.empty();

  Split in(Dataset dataset) {
    boolean lone = name.isEmpty() && dataset.splits().size() == 1;
    return lone ? dataset.splits().getFirst() : find(dataset, name.orElse("train"));
  }

  /// The split of this name, in any case.
  static Split find(Dataset dataset, String wanted) {
    Optional<SplitName> name = SplitName.of(wanted.toLowerCase(Locale.ROOT));
    return name.flatMap(dataset::split)
        .orElseThrow(
            () ->
                new UsageException(
                    Formatted.of(
                        "%s: there is no split '%s'; allowed: %s",
                        dataset.path(),
                        wanted,
                        dataset.splits().stream()
                            .map(split -> split.name().canonical())
                            .collect(Collectors.joining(", ")))));
  }
}

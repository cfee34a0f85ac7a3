package org.wavecrate.dataset;

import java.util.List;
import java.util.Optional;

/// Settings for reading the files of a dataset, from its recipe.
///
/// @param splits where splits come from
/// @param ignored files and folders that are no part of it
/// @param holds how many examples an array holds; if nothing, as many as names and shapes leave no
///     doubt about
/// @param labels where labels come from
/// @since 0.1.0
public record Arrangement(
    SplitSource splits, List<PathPattern> ignored, Optional<Holds> holds, LabelSource labels) {
  /// As names suggest.
  public static final Arrangement AUTO =
      new Arrangement(SplitSource.AUTO, List.of(), Optional.empty(), LabelSource.BESIDE);

  /// What crates are: one example a file, whatever they were made from.
  public static final Arrangement SINGLE = AUTO.withHolds(Holds.EXAMPLE);

  public Arrangement {
    ignored = List.copyOf(ignored);
  }

  boolean ignores(String path) {
    return ignored.stream().anyMatch(pattern -> pattern.matches(path));
  }

  public Arrangement withSplits(SplitSource changed) {
    return new Arrangement(changed, ignored, holds, labels);
  }

  public Arrangement withIgnored(List<PathPattern> changed) {
    return new Arrangement(splits, changed, holds, labels);
  }

  public Arrangement withLabels(LabelSource changed) {
    return new Arrangement(splits, ignored, holds, changed);
  }

  public Arrangement withHolds(Holds changed) {
    return new Arrangement(splits, ignored, Optional.of(changed), labels);
  }
}

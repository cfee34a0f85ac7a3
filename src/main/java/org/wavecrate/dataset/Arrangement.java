package org.wavecrate.dataset;

import io.soabase.recordbuilder.core.RecordBuilder;
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
@RecordBuilder
public record Arrangement(
    SplitSource splits, List<PathPattern> ignored, Optional<Holds> holds, LabelSource labels)
    implements ArrangementBuilder.With {
  /// As names suggest.
  public static final Arrangement AUTO =
      new Arrangement(SplitSource.AUTO, List.of(), Optional.empty(), LabelSource.BESIDE);

  /// The arrangement of crates: one example a file, whatever they were made from.
  public static final Arrangement SINGLE = AUTO.withHolds(Optional.of(Holds.EXAMPLE));

  public Arrangement {
    ignored = List.copyOf(ignored);
  }

  boolean ignores(String path) {
    return ignored.stream().anyMatch(pattern -> pattern.matches(path));
  }
}

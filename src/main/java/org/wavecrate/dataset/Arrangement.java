package org.wavecrate.dataset;

import java.util.List;
import java.util.Optional;

/// How the files of a dataset are to be read, as its recipe says.
///
/// @param splitting where splits come from
/// @param ignored files and folders that are no part of it
/// @param holds how many examples an array holds; if nothing, as many as names and shapes leave no
///     doubt about
public record Arrangement(Splitting splitting, List<PathPattern> ignored, Optional<Holds> holds) {
  /// As names suggest.
  public static final Arrangement AUTO = new Arrangement(Splitting.AUTO, List.of());

  public Arrangement(Splitting splitting, List<PathPattern> ignored) {
    this(splitting, ignored, Optional.empty());
  }

  /// What crates are: one example a file, whatever they were made from.
  public static final Arrangement SINGLE =
      new Arrangement(Splitting.AUTO, List.of(), Optional.of(Holds.EXAMPLE));

  public Arrangement {
    ignored = List.copyOf(ignored);
  }

  boolean ignores(String path) {
    return ignored.stream().anyMatch(pattern -> pattern.matches(path));
  }
}

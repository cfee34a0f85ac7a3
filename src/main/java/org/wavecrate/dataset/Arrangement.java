package org.wavecrate.dataset;

import java.util.List;

/// How the files of a dataset are to be read, as its recipe says.
///
/// @param splitting where splits come from
/// @param ignored files and folders that are no part of it
public record Arrangement(Splitting splitting, List<PathPattern> ignored) {
  /// As names suggest.
  public static final Arrangement AUTO = new Arrangement(Splitting.AUTO, List.of());

  public Arrangement {
    ignored = List.copyOf(ignored);
  }

  boolean ignores(String path) {
    return ignored.stream().anyMatch(pattern -> pattern.matches(path));
  }
}

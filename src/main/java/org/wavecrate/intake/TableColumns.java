package org.wavecrate.intake;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// The columns of a table with their meaning; unspecified ones are guessed.
///
/// @param file names of recordings
/// @param label classes
/// @param group what must not part
/// @param split names of splits
/// @param fold numbers of folds
@RecordBuilder
public record TableColumns(
    Optional<String> file,
    Optional<String> label,
    Optional<String> group,
    Optional<String> split,
    Optional<String> fold)
    implements TableColumnsBuilder.With {
  public static final TableColumns GUESSED =
      new TableColumns(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// These columns, and those of `others` where these are empty.
  TableColumns or(TableColumns others) {
    return new TableColumns(
        file.or(others::file),
        label.or(others::label),
        group.or(others::group),
        split.or(others::split),
        fold.or(others::fold));
  }
}

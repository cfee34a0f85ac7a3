package org.wavecrate.dataset;

/// The source of splits.
///
/// @param kind by what
/// @param file the table, if it is one: CSV, TSV or JSON, within the dataset
/// @param key the column of examples; may be empty
/// @param value the column of splits; may be empty
/// @since 0.2.0
public record SplitSource(Kind kind, String file, String key, String value) {
  /// By what examples are divided.
  public enum Kind {
    /// Folders named as splits, unless they are among other folders of the same kind, as classes
    /// are.
    AUTO,
    /// Every folder named as a split.
    FOLDERS,
    /// Nothing: all blocks are one split.
    NONE,
    /// A table that names the split of each example.
    TABLE
  }

  public static final SplitSource AUTO = of(Kind.AUTO);

  public static SplitSource of(Kind kind) {
    return new SplitSource(kind, "", "", "");
  }
}

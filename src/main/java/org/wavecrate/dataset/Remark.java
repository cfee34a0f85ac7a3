package org.wavecrate.dataset;

import java.util.List;
import java.util.stream.Stream;

/// A note on files that could be read in another way, or were skipped.
///
/// @param text a sentence
/// @since 0.2.0
public record Remark(About about, String text) {
  /// The subject of the remark.
  public enum About {
    /// Folders that may be splits.
    SPLITS,
    /// Arrays that may hold many examples.
    HOLDS,
    /// Zips that hold what others do, by name or by content.
    COPIES
  }

  static Stream<Remark> all(About about, List<String> texts) {
    return texts.stream().map(text -> new Remark(about, text));
  }

  @Override
  public String toString() {
    return text;
  }
}

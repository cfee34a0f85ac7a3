package org.wavecrate.crate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.wavecrate.dataset.SplitName;

/// The result of an export.
///
/// @param crates the files, in the order of the plan
/// @param verifiedBytes how many bytes were read again and compared with the source
/// @param took how long it all lasted
public record ExportResult(List<Written> crates, long verifiedBytes, Duration took) {
  public ExportResult {
    crates = List.copyOf(crates);
  }

  /// A crate under its final name.
  ///
  /// @param file where it lies
  /// @param split what it holds
  /// @param part which part of the split it holds, from 1 on
  /// @param parts how many parts the split has
  /// @param examples how many examples it holds
  /// @param bytes its size
  /// @param sha256 the hash of the file, in hex digits
  public record Written(
      Path file, SplitName split, int part, int parts, int examples, long bytes, String sha256) {}
}

package org.wavecrate.crate;

import java.nio.file.Path;
import java.util.List;

/// The result of verifying a zip.
///
/// @param file the zip
/// @param examples how many examples it holds; 0 if it can't be opened
/// @param bytes its size
/// @param sha256 the hash of the file, in hex digits
/// @param problems what is wrong with it, a sentence each
/// @param notes what is worth knowing and does no harm, a sentence each
public record CrateReport(
    Path file, int examples, long bytes, String sha256, List<String> problems, List<String> notes) {
  public CrateReport {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  public boolean isFine() {
    return problems.isEmpty();
  }
}

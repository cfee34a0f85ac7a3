package org.wavecrate.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.wavecrate.dataset.SplitName;

/// The result of an import. Files imported and rejected add up to the files found.
///
/// @param out the new dataset, or the folder of crates
/// @param files how many were found
/// @param imported how many became examples
/// @param rejected the others, in natural order
/// @param damaged recordings of which only what is whole was imported, and what is wrong with them
/// @param examples by split
/// @param classes in natural order
/// @param groups how many were kept together
/// @param warnings what could not be met, a sentence each
/// @param soundSeconds the sound that was read
/// @param resumed recordings that an earlier run had finished
/// @param took how long it took
public record IntakeResult(
    Path out,
    int files,
    int imported,
    List<Rejection> rejected,
    List<Rejection> damaged,
    Map<SplitName, Long> examples,
    List<String> classes,
    long groups,
    List<String> warnings,
    double soundSeconds,
    int resumed,
    Duration took) {
  public long exampleCount() {
    return examples.values().stream().mapToLong(Long::longValue).sum();
  }
}

package org.wavecrate.rules;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The result of a check.
///
/// @param findings worst first, then by rule, then in natural order of place
/// @param examples how many examples were read
/// @param bytes how many bytes were read, labels too
/// @param took how long that lasted
/// @param contentHash SHA-256 over names and bytes of the whole dataset, in hex digits
/// @param classes of every split
public record CheckReport(
    List<Finding> findings,
    int examples,
    long bytes,
    Duration took,
    String contentHash,
    List<ClassesOfSplit> classes) {
  public CheckReport {
    findings = List.copyOf(findings);
    classes = List.copyOf(classes);
  }

  public double seconds() {
    return took.toNanos() / 1e9;
  }

  /// How fast it went; 0 if it took no time.
  public double bytesPerSecond() {
    return took.isZero() ? 0 : bytes / seconds();
  }

  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  public List<Finding> of(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).toList();
  }

  /// The examples and labels that errors name, by their paths; leaving these out fixes the errors
  /// that can be fixed so.
  public Set<String> badFiles() {
    return of(Severity.ERROR).stream()
        .filter(Finding::isOfFile)
        .map(finding -> finding.place().path())
        .collect(Collectors.toUnmodifiableSet());
  }
}

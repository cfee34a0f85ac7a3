package org.wavecrate.intake;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.wavecrate.dataset.SplitName;

/// The plan of an import, made before anything is written.
///
/// @param options as they were given
/// @param layouts the corpora by the name of their layout and what it was recognised by
/// @param found how many files there are, without tables
/// @param files that will be imported, in natural order
/// @param rejected files that will not
/// @param passedOver what is not among the files and why, such as tables and hidden folders
/// @param missing names that a table has and no file
/// @param classes in natural order; none if there are no labels
/// @param rateHz of all examples
/// @param channels of all examples, if they keep those of the recordings and these are the same
/// @param windows how recordings are cut
/// @param fitFrames the length that training brings examples to, if they differ
/// @param decisions what was decided and why, a sentence each
/// @param warnings what could not be met, a sentence each
public record IntakePlan(
    IntakeOptions options,
    Map<String, String> layouts,
    int found,
    List<PlannedFile> files,
    List<Rejection> rejected,
    Map<String, String> passedOver,
    List<String> missing,
    List<String> classes,
    int rateHz,
    int channels,
    Windows windows,
    OptionalInt fitFrames,
    List<String> decisions,
    List<String> warnings) {
  private static final int HEADER_BYTES = 128;

  /// The examples that are expected.
  public long examples() {
    return files.stream().mapToLong(PlannedFile::examples).sum();
  }

  /// The examples that each split is expected to get.
  public Map<SplitName, Long> examplesBySplit() {
    Map<SplitName, Long> counts = new TreeMap<>();
    files.forEach(file -> counts.merge(file.split(), file.examples(), Long::sum));
    return counts;
  }

  public long groups() {
    return files.stream().map(PlannedFile::group).distinct().count();
  }

  /// The approximate size of the examples on the disk.
  public long bytes() {
    return bytesIn(1);
  }

  /// As [#bytes()], on a disk where every file takes whole blocks.
  long bytesIn(long blockBytes) {
    long label = classes.isEmpty() ? 0 : whole(HEADER_BYTES + Long.BYTES, blockBytes);
    long bytes = 0;
    for (PlannedFile file : files) {
      double seconds = file.format().seconds();
      double frames =
          windows.length().isPresent()
              ? windows.length().getAsLong()
              : Double.isFinite(seconds) ? seconds * rateHz : 0;
      double samples = frames * channels * options.dtype().bytes();
      bytes += file.examples() * (label + whole(HEADER_BYTES + samples, blockBytes));
    }
    return bytes;
  }

  private static long whole(double bytes, long blockBytes) {
    return (long) Math.ceil(bytes / blockBytes) * blockBytes;
  }

  /// Seconds of sound in all recordings.
  public double seconds() {
    return files.stream()
        .mapToDouble(file -> file.format().seconds())
        .filter(Double::isFinite)
        .sum();
  }
}

package org.wavecrate.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The place where an array is stored, from the outside in.
///
/// @param file a file on the disk: a `.npy` file, or the archive that holds the array
/// @param entries the name within the archive, one more for each archive within an archive; none
///     for a file of its own
/// @param row the position in an array that holds many examples
/// @since 0.1.0
public record Location(Path file, List<String> entries, OptionalLong row) {
  public Location {
    entries = List.copyOf(entries);
  }

  /// A file of its own.
  public static Location of(Path file) {
    return new Location(file, List.of(), OptionalLong.empty());
  }

  /// An entry of the archive that is here.
  public Location entry(String name) {
    return new Location(file, Stream.concat(entries.stream(), Stream.of(name)).toList(), row);
  }

  /// One example of the array that is here.
  public Location row(long index) {
    return new Location(file, entries, OptionalLong.of(index));
  }

  /// Whether the file is an archive that holds this array.
  public boolean isInArchive() {
    return !entries.isEmpty();
  }

  /// Whether the file holds more than this array.
  public boolean isPart() {
    return isInArchive() || row.isPresent();
  }

  /// The name of what is here, without where it lies.
  String name() {
    return entries.isEmpty() ? String.valueOf(file.getFileName()) : Tree.last(entries.getLast());
  }

  /// For messages: the file as it was given, and what is within.
  String shown() {
    return entries.isEmpty() ? file.toString() : file + "!/" + String.join("!/", entries);
  }

  /// As people read it: `/data/train.zip!/block-id-1/id-1.npy`, `/data/X_train.npy[17]`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file.toAbsolutePath().normalize().toString());
    entries.forEach(entry -> text.append("!/").append(entry));
    row.ifPresent(index -> text.append('[').append(index).append(']'));
    return text.toString();
  }
}

package org.wavecrate.intake;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.wavecrate.decode.Recording;
import org.wavecrate.decode.Recordings;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.FileSource;

/// A file among the sources, or an array that it holds.
///
/// @param path where the file is
/// @param name its path from the source's folder on, with `/`
/// @param bytes the size of the file
/// @param modifiedMs when it was written last, in milliseconds since 1970
/// @param array the array, if it is no recording
@RecordBuilder
public record SourceFile(
    Path path, String name, long bytes, long modifiedMs, Optional<StoredArray> array)
    implements SourceFileBuilder.With {
  SourceFile(Path path, String name, long bytes, long modifiedMs) {
    this(path, name, bytes, modifiedMs, Optional.empty());
  }

  /// Whether it may be a recording by its name, or is an array.
  boolean isNamed() {
    return array.isPresent() || Recordings.isNamed(path);
  }

  /// Opens its sound.
  ///
  /// @param arraysHz the sample rate of arrays, if no recipe of theirs says so
  Recording open(OptionalInt arraysHz) throws IOException {
    return array.isPresent() ? array.get().open(arraysHz) : Recordings.open(path);
  }

  /// Opens its bytes: those of the file, or of an array within a file as one of its own.
  ByteSource openBytes() throws IOException {
    return array.isPresent() ? array.get().example().openBytes() : FileSource.open(path);
  }

  /// Whether it is as it was when it was listed, by its size and time.
  boolean isUnchanged() throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    return now.size() == bytes && now.lastModifiedTime().toMillis() == modifiedMs;
  }

  /// The folders of its name, outermost first.
  List<String> folders() {
    List<String> parts = List.of(name.split("/"));
    return parts.subList(0, parts.size() - 1);
  }

  /// The name behind its folders.
  String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /// The file name without its ending.
  String stem() {
    String file = fileName();
    int dot = file.lastIndexOf('.');
    return dot <= 0 ? file : file.substring(0, dot);
  }
}

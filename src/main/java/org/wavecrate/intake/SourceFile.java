package org.wavecrate.intake;

import java.nio.file.Path;
import java.util.List;

/// A file among the sources.
///
/// @param path where it is
/// @param name its path from the source's folder on, with `/`
/// @param bytes its size
/// @param modifiedMs when it was written last, in milliseconds since 1970
public record SourceFile(Path path, String name, long bytes, long modifiedMs) {
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

package org.wavecrate.crate;

import java.nio.file.Path;
import java.util.List;
import org.wavecrate.storage.Formatted;

/// Files lie where others are to be written, and nobody said that they may be replaced.
public final class FilesInTheWayException extends ExportException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> names;

  FilesInTheWayException(Path folder, List<String> names) {
    super(
        Formatted.of(
            "%s: holds %s already; --force replaces what is there",
            folder, String.join(", ", names)));
    this.names = List.copyOf(names);
  }

  /// The names of the files.
  public List<String> names() {
    return names;
  }
}

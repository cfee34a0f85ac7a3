package org.wavecrate.crate;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// A Colab kit would copy recordings from folders outside the dataset, and nobody agreed to that: a
/// stranger's recipe must not make people upload recordings of their own.
public final class SoundsOutsideException extends ExportException {
  private static final long serialVersionUID = 1L;

  private final transient List<Path> folders;

  SoundsOutsideException(List<Path> folders, int recordings) {
    super(
        Formatted.of(
                "%s: the recipe mixes in %s from outside the dataset, which the Colab kit would"
                    + " copy;",
                folders.stream().map(Path::toString).collect(Collectors.joining(", ")),
                Plural.of(recordings, "recording"))
            + " --include-sounds agrees to that");
    this.folders = List.copyOf(folders);
  }

  /// Where they lie.
  public List<Path> folders() {
    return folders;
  }
}

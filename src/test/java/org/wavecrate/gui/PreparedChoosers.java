package org.wavecrate.gui;

import java.nio.file.Path;
import java.util.Optional;

/// Answers that a test prepared, instead of the platform's dialogs.
///
/// @param folder the folder chosen, empty for an abandoned dialog
/// @param zip the same for zips
/// @param saveTo the folder into which files are saved under the name suggested
public record PreparedChoosers(Optional<Path> folder, Optional<Path> zip, Optional<Path> saveTo)
    implements Choosers {
  public PreparedChoosers(Optional<Path> folder, Optional<Path> zip) {
    this(folder, zip, Optional.empty());
  }

  @Override
  public Optional<Path> save(String suggested, String kind) {
    return saveTo.map(place -> place.resolve(suggested));
  }
}

package org.wavecrate.gui.augment;

import java.io.IOException;
import java.nio.file.Path;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.storage.SmallFile;

/// Reads recipes that the user chooses.
final class RecipeFiles {
  private static final long MOST_BYTES = 1 << 20;

  private RecipeFiles() {}

  /// @throws IOException if it can't be read or is no recipe; a sentence
  static Recipe read(Path file) throws IOException {
    return RecipeJson.read(
        SmallFile.text(file, MOST_BYTES), file.toAbsolutePath().resolveSibling(""));
  }
}

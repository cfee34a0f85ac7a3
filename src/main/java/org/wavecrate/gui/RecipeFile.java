package org.wavecrate.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeJson;

/// The one file that is ever written into a dataset, on the user's word.
final class RecipeFile {
  private RecipeFile() {}

  /// Writes it as a whole or not at all.
  static void write(Path file, Recipe recipe) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(fresh, RecipeJson.write(recipe));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}

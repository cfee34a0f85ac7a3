package org.wavecrate.generator;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Sounds;
import org.wavecrate.transform.TransformContext;

/// The folders that a recipe names, each opened once.
final class SoundFolders implements TransformContext.Folders {
  private final Optional<Path> place;
  private final OptionalInt sampleRateHz;
  private final Map<String, Sounds> opened = new ConcurrentHashMap<>();

  SoundFolders(Recipe recipe) {
    place = recipe.place();
    sampleRateHz = recipe.servedRateHz();
  }

  @Override
  public Sounds open(String folder) throws IOException {
    Sounds known = opened.get(folder);
    if (known != null) {
      return known;
    }
    Sounds found = SoundFolder.open(folder, path(folder), sampleRateHz);
    Sounds earlier = opened.putIfAbsent(folder, found);
    return earlier == null ? found : earlier;
  }

  private Path path(String folder) throws IOException {
    try {
      Path path = Path.of(folder);
      if (path.isAbsolute()) {
        return path;
      }
      if (place.isEmpty()) {
        throw new IOException(
            Formatted.of(
                    "folder: \"%s\" is relative to the recipe, which lies in no folder", folder)
                + "; allowed: absolute paths");
      }
      return place.get().resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw new IOException(Formatted.of("folder: \"%s\" is no path", folder), e);
    }
  }
}

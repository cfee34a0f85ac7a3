package org.wavecrate.gui.library;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this platform's programs keep what they can compute again.
public final class CacheFolder {
  /// A system property that names another folder.
  public static final String PROPERTY = "wavecrate.cache";

  private CacheFolder() {}

  public static Path find() {
    String chosen = System.getProperty(PROPERTY, "");
    return chosen.isEmpty()
        ? find(
            System.getProperty("os.name", ""),
            Path.of(System.getProperty("user.home", ".")),
            System.getenv())
        : Path.of(chosen);
  }

  static Path find(String system, Path home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      Path folder = local.isEmpty() ? home.resolve("AppData/Local") : Path.of(local);
      return folder.resolve("Wavecrate").resolve("Cache");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library/Caches/Wavecrate");
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    // The specification: relative paths are invalid and to be ignored.
    boolean valid = !xdg.isEmpty() && Path.of(xdg).isAbsolute();
    return (valid ? Path.of(xdg) : home.resolve(".cache")).resolve("wavecrate");
  }
}

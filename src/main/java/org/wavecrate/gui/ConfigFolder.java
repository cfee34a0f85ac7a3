package org.wavecrate.gui;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this platform's programs keep what they remember.
final class ConfigFolder {
  /// A system property that names another folder.
  static final String PROPERTY = "wavecrate.config";

  private ConfigFolder() {}

  static Path find() {
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
      String roaming = environment.getOrDefault("APPDATA", "");
      Path folder = roaming.isEmpty() ? home.resolve("AppData/Roaming") : Path.of(roaming);
      return folder.resolve("Wavecrate");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library/Application Support/Wavecrate");
    }
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    return (xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg)).resolve("wavecrate");
  }
}

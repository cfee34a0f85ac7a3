package org.wavecrate;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// The folders for the program's own files (state, cache, log) on this platform.
public enum ProgramFolder {
  /// Choices that the program remembers.
  CONFIG("XDG_CONFIG_HOME", ".config", "APPDATA", "Roaming", "Application Support/Wavecrate", ""),
  /// Results that it can compute again.
  CACHE("XDG_CACHE_HOME", ".cache", "LOCALAPPDATA", "Local", "Caches/Wavecrate", "Cache"),
  /// Traces of its work, such as its log.
  STATE("XDG_STATE_HOME", ".local/state", "LOCALAPPDATA", "Local", "Logs/Wavecrate", "Logs");

  private final String xdgVariable;
  private final String xdgDefault;
  private final String windowsVariable;
  private final String windowsDefault;
  private final String inLibrary;
  private final String inWindowsFolder;

  ProgramFolder(
      String xdgVariable,
      String xdgDefault,
      String windowsVariable,
      String windowsDefault,
      String inLibrary,
      String inWindowsFolder) {
    this.xdgVariable = xdgVariable;
    this.xdgDefault = xdgDefault;
    this.windowsVariable = windowsVariable;
    this.windowsDefault = windowsDefault;
    this.inLibrary = inLibrary;
    this.inWindowsFolder = inWindowsFolder;
  }

  /// The system property that names another folder, such as `wavecrate.cache`.
  public String property() {
    return "wavecrate." + name().toLowerCase(Locale.ROOT);
  }

  /// The folder on this machine; it need not exist yet.
  public Path find() {
    String chosen = System.getProperty(property(), "");
    return chosen.isEmpty()
        ? find(
            System.getProperty("os.name", ""),
            Path.of(System.getProperty("user.home", ".")),
            System.getenv())
        : Path.of(chosen);
  }

  Path find(String system, Path home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String set = environment.getOrDefault(windowsVariable, "");
      Path folder = set.isEmpty() ? home.resolve("AppData").resolve(windowsDefault) : Path.of(set);
      return folder.resolve("Wavecrate").resolve(inWindowsFolder);
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve(inLibrary);
    }
    String xdg = environment.getOrDefault(xdgVariable, "");
    // The specification: relative paths are invalid and to be ignored.
    boolean valid = !xdg.isEmpty() && Path.of(xdg).isAbsolute();
    return (valid ? Path.of(xdg) : home.resolve(xdgDefault)).resolve("wavecrate");
  }
}

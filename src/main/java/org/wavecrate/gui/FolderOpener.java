package org.wavecrate.gui;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Shows a folder in the platform's file manager.
public interface FolderOpener {
  /// Whether this platform can.
  boolean isAvailable();

  /// @throws IOException if that can't be
  void open(Path folder) throws IOException;

  /// What this platform's own command does.
  static FolderOpener ofPlatform() {
    Optional<String> command =
        command(System.getProperty("os.name", ""), System.getenv().getOrDefault("PATH", ""));
    return new FolderOpener() {
      @Override
      public boolean isAvailable() {
        return command.isPresent();
      }

      @Override
      public void open(Path folder) throws IOException {
        new ProcessBuilder(List.of(command.orElseThrow(), folder.toAbsolutePath().toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
      }
    };
  }

  /// @param path the folders of programs, as the environment tells them
  private static Optional<String> command(String system, String path) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return Optional.of("open");
    }
    if (name.startsWith("windows")) {
      return Optional.of("explorer");
    }
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> new File(folder, "xdg-open"))
        .filter(File::canExecute)
        .map(File::getPath)
        .findFirst();
  }
}

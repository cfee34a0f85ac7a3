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

  /// Shows a file in its folder, selected where the platform can.
  ///
  /// @throws IOException if that can't be
  default void reveal(Path file) throws IOException {
    open(folderOf(file));
  }

  /// Opens an address in the platform's browser.
  ///
  /// @throws IOException if that can't be
  default void browse(String address) throws IOException {
    throw new IOException("no browser");
  }

  /// The folder that a file lies in.
  static Path folderOf(Path file) {
    Path whole = file.toAbsolutePath();
    return Optional.ofNullable(whole.getParent()).orElse(whole);
  }

  /// The command that shows a file, where there is one that can select it.
  ///
  /// @param system the platform's name
  static Optional<List<String>> revealing(String system, Path file) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return Optional.of(List.of("open", "-R", file.toString()));
    }
    return name.startsWith("windows")
        ? Optional.of(List.of("explorer", "/select,", file.toString()))
        : Optional.empty();
  }

  /// The opener by this platform's own command.
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
        run(List.of(command.orElseThrow(), folder.toAbsolutePath().toString()));
      }

      @Override
      public void reveal(Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Optional<List<String>> selecting = revealing(System.getProperty("os.name", ""), whole);
        if (selecting.isPresent()) {
          run(selecting.get());
        } else {
          open(folderOf(whole));
        }
      }

      @Override
      public void browse(String address) throws IOException {
        run(List.of(command.orElseThrow(), address));
      }

      private void run(List<String> words) throws IOException {
        ProcessBuilder program =
            new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // What the launcher has said about this window holds for no other program.
        program.environment().remove("GDK_GL", "disable");
        program.start();
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

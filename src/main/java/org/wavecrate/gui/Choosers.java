package org.wavecrate.gui;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for files; the platform's dialogs, or answers prepared by a test.
public interface Choosers {
  /// For windows that nobody sits at: no file is ever chosen.
  Choosers NONE = new Choosers() {};

  /// A folder to open as a dataset.
  default Optional<Path> folder() {
    return Optional.empty();
  }

  /// A zip to open as a dataset.
  default Optional<Path> zip() {
    return Optional.empty();
  }

  /// Where to save a file; what is there already is replaced.
  ///
  /// @param suggested its name with its ending, such as `id-1.wav`
  /// @param kind what such files are, such as `WAV sound`
  default Optional<Path> save(String suggested, String kind) {
    return Optional.empty();
  }

  /// A recipe to open.
  default Optional<Path> recipe() {
    return Optional.empty();
  }

  /// A folder to write crates to; it may be made in the dialog.
  ///
  /// @param now where they would go so far
  default Optional<Path> target(Path now) {
    return Optional.empty();
  }

  /// A folder of recordings to import.
  default Optional<Path> recordings() {
    return folder();
  }

  /// Shows files in the platform's file manager.
  default FolderOpener opener() {
    return FolderOpener.ofPlatform();
  }

  /// A table of recordings to import.
  default Optional<Path> table() {
    return Optional.empty();
  }
}

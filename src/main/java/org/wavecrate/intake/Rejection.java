package org.wavecrate.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// A file that is not imported.
///
/// @param file its name
/// @param why it is not, without its name
public record Rejection(String file, String why) {
  /// Why a file can't be read, without its name.
  static String reason(IOException error) {
    return switch (error) {
      case NoSuchFileException e -> "vanished while it was read";
      case AccessDeniedException e -> "permission to read it is denied";
      case FileSystemException e -> "can't be read: " + e.getReason();
      default -> String.valueOf(error.getMessage());
    };
  }
}

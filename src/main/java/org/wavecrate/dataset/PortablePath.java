package org.wavecrate.dataset;

import java.io.File;
import java.nio.file.Path;

/// Paths with `/` between names on every system. Where that is the system's own separator, a
/// backslash is a letter like others and stays one.
public final class PortablePath {
  private PortablePath() {}

  /// The path as text, such as `drums/kick.wav`.
  public static String of(Path path) {
    return of(path.toString(), File.separatorChar);
  }

  static String of(String path, char separator) {
    return path.replace(separator, '/');
  }
}

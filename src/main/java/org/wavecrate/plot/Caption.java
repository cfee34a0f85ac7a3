package org.wavecrate.plot;

/// The words of a [Figure]'s title line; each may be empty.
///
/// @param path the example's file below the dataset's folder, with `/` between names
/// @param label such as `7 · loop`
/// @param array its type and shape, such as `float32 (16000,)`
public record Caption(String path, String label, String array) {
  String file() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/'))).replace("/", " / ");
  }
}

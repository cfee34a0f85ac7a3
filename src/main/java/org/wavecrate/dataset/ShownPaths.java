package org.wavecrate.dataset;

/// Paths as users see them: without what wraps the dataset, so that a folder and a zip of that
/// folder show the same.
///
/// @param root where the splits lie: the empty path, or the folder that wraps the dataset
/// @param prefix put before all paths, to tell them from those of other trees; may be empty
record ShownPaths(String root, String prefix) {
  String of(String path) {
    String within = within(path);
    return within.isEmpty() ? prefix : Tree.join(prefix, within);
  }

  /// The path without the prefix.
  String within(String path) {
    if (root.isEmpty() || !path.startsWith(root)) {
      return path;
    }
    if (path.length() == root.length()) {
      return "";
    }
    return path.charAt(root.length()) == '/' ? path.substring(root.length() + 1) : path;
  }

  /// A folder where it stands alone; the root is `.`.
  String place(String path) {
    String shown = of(path);
    return shown.isEmpty() ? "." : shown;
  }
}

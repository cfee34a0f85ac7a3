package org.wavecrate.crate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wavecrate.storage.Formatted;

/// The folders of all crates of an export. All are unpacked into one folder, where many systems
/// take `A` and `a` for one.
final class FolderNames {
  private final Map<String, String> spelled = new HashMap<>();

  private FolderNames() {}

  /// @throws ExportException if the names of two folders differ in upper and lower case alone
  static void requireApart(List<Part> parts) throws ExportException {
    FolderNames names = new FolderNames();
    for (Part part : parts) {
      for (Inventory.Folder folder : part.folders()) {
        names.add(folder.path());
      }
    }
  }

  /// Adds a path and all folders above it.
  private void add(String path) throws ExportException {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      addOne(path.substring(0, end));
    }
    addOne(path);
  }

  private void addOne(String path) throws ExportException {
    String other = spelled.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
    if (other != null && !other.equals(path)) {
      throw new ExportException(
          Formatted.of(
                  "%s: differs from %s only in upper and lower case, which many systems take"
                      + " for one;",
                  path, other)
              + " --examples-per-block gives blocks new names, or rename one of them");
    }
  }
}

package org.wavecrate.dataset;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavecrate.storage.Formatted;

/// Counts the arrays of a zip that can't be read here. Another program must help where no array at
/// all can be read: that is told once.
final class ZipObstacles {
  private int readable;
  private int unreadable;
  private @Nullable String first;

  /// Counts an array.
  void add(ZipRecord record) {
    Optional<String> obstacle = record.obstacle();
    if (obstacle.isEmpty()) {
      readable++;
      return;
    }
    unreadable++;
    String help =
        obstacle.get().endsWith("encrypted")
            ? "; unzip it with its password and open the folder"
            : "; zip it again with \"zip -r\" or Python's zipfile, or unzip it and open the folder";
    first = first == null ? obstacle.get() + help : first;
  }

  /// Counts an archive within the zip that can't be opened in place.
  void addArchive(String file) {
    // It stands for several arrays.
    unreadable += 2;
    if (first == null) {
      first =
          Formatted.of(
              "holds archives that are compressed once more (%s); unzip it and open the folder",
              file);
    }
  }

  /// @throws DatasetException if there are several arrays, and none can be read
  void refuseAll(ZipDirectory zip) throws DatasetException {
    if (first != null && readable == 0 && unreadable > 1) {
      throw zip.damaged(first);
    }
  }
}

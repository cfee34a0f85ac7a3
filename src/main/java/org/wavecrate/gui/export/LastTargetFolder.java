package org.wavecrate.gui.export;

import java.nio.file.Path;
import java.util.Locale;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.gui.Workspace;

/// The folder for a dataset's crates: the one used last, else the one that holds the dataset.
final class LastTargetFolder {
  private static final String ENDING = "-crates";
  private static final String ZIP = ".zip";

  private LastTargetFolder() {}

  static Path of(Workspace workspace, Dataset dataset) {
    Path path = dataset.path().toAbsolutePath().normalize();
    Path known = workspace.exportFolders().get(path);
    if (known != null) {
      return known;
    }
    String name = dataset.name();
    String stem =
        name.toLowerCase(Locale.ROOT).endsWith(ZIP)
            ? name.substring(0, name.length() - ZIP.length())
            : name;
    return path.resolveSibling(stem + ENDING);
  }

  static void remember(Workspace workspace, Dataset dataset, Path folder) {
    workspace.exportFolders().put(dataset.path().toAbsolutePath().normalize(), folder);
  }
}

package org.wavecrate.crate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Location;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.Formatted;

/// The real folders of a dataset, links followed; nothing is ever written there.
final class SourcePlaces {
  private final Dataset dataset;
  private final Set<Path> folders = new HashSet<>();
  private final Set<Path> zips = new HashSet<>();

  SourcePlaces(Dataset dataset) throws IOException {
    this.dataset = dataset;
    addFolder(dataset.path());
    for (Split split : dataset.splits()) {
      for (String directory : split.directories()) {
        addFolder(dataset.path().resolve(directory));
      }
      for (int b = 0; b < split.blocks().size(); b++) {
        if (split.blocks().get(b).size() > 0) {
          add(split.example(split.start(b)).location());
        }
      }
    }
  }

  private void add(Location location) throws IOException {
    if (location.isInArchive()) {
      zips.add(location.file().toRealPath());
    } else {
      addFolder(location.file().toAbsolutePath().resolveSibling(""));
    }
  }

  private void addFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      folders.add(folder.toRealPath());
    }
  }

  /// @throws ExportException if crates in `folder` would lie in the dataset, or replace it
  void requireOutside(Path folder) throws IOException {
    Path target = TargetFolder.nearest(folder);
    for (Path source : folders) {
      if (target.startsWith(source)) {
        throw new ExportException(
            Formatted.of(
                "%s: lies in the dataset %s, which is never written to; choose a folder outside",
                folder, dataset.path()));
      }
    }
    for (Path zip : zips) {
      if (target.equals(zip.getParent()) && isCrate(zip.getFileName().toString())) {
        throw new ExportException(zip + ": is the source itself; choose another folder");
      }
    }
  }

  private static boolean isCrate(String name) {
    return Stream.of(SplitName.values())
        .anyMatch(split -> name.matches(split.canonical() + "(-\\d+of\\d+)?\\.zip"));
  }
}

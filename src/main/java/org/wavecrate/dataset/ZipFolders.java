package org.wavecrate.dataset;

import static java.util.Objects.requireNonNullElseGet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The folders of one or several zips by path; the root is the empty path.
final class ZipFolders {
  private final Map<String, ZipTreeFolder> folders = new HashMap<>();

  ZipFolders() {
    folders.put("", new ZipTreeFolder());
  }

  /// The folder of a path; it and those above it are made if they are not there.
  ZipTreeFolder make(String path) {
    ZipTreeFolder known = folders.get(path);
    if (known == null) {
      known = new ZipTreeFolder();
      folders.put(path, known);
      make(Tree.parent(path)).folders.add(Tree.last(path));
    }
    return known;
  }

  /// The folder of a path; an empty one if it is not there.
  ZipTreeFolder get(String path) {
    return requireNonNullElseGet(folders.get(path), ZipTreeFolder::new);
  }

  boolean has(String path) {
    return folders.containsKey(path);
  }

  /// Whether a link leads to one of these folders.
  ///
  /// @param parent the folder that the link lies in
  /// @param target where it leads, as it is written
  boolean isTarget(String parent, String target) {
    Deque<String> path = new ArrayDeque<>();
    if (!parent.isEmpty()) {
      path.addAll(List.of(parent.split("/")));
    }
    for (String part : target.split("/")) {
      if (part.equals("..")) {
        path.pollLast();
      } else if (!part.equals(".")) {
        path.add(part);
      }
    }
    return !target.isBlank() && !target.startsWith("/") && has(String.join("/", path));
  }

  /// Keeps one of each file that parts of a download hold twice.
  ///
  /// @throws DatasetException if they differ, or one zip holds both
  void refuseCopies(ZipList zips) throws DatasetException {
    for (var folder : folders.entrySet()) {
      folder.setValue(folder.getValue().withoutCopies(zips, folder.getKey()));
    }
  }

  /// The arrays below a folder, by path, size and checksum.
  Set<String> contents(String path, ZipList zips) throws DatasetException {
    Set<String> found = new HashSet<>();
    String prefix = path.isEmpty() ? "" : path + "/";
    for (var folder : folders.entrySet()) {
      if (folder.getKey().equals(path) || folder.getKey().startsWith(prefix)) {
        List<String> arrays = folder.getValue().arrays;
        for (int i = 0; i < arrays.size(); i++) {
          ZipRecord record = zips.record(folder.getValue().records[i]);
          String file = Tree.join(folder.getKey(), arrays.get(i)).substring(prefix.length());
          found.add(file + " " + record.bytes() + " " + record.checksum());
        }
      }
    }
    return found;
  }
}

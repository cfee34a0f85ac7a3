package org.wavecrate.intake;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.dataset.PortablePath;
import org.wavecrate.decode.Recordings;

/// Finds the files that a table names. Cells may be paths of another machine, with either
/// separator, without an ending or with that of another format.
final class FileNames {
  private final String base;
  private final String folder;
  private final Map<String, SourceFile> byPath = new HashMap<>();

  /// Files by their last name as people compare it, with and without its ending.
  private final Map<String, List<SourceFile>> byName = new HashMap<>();

  FileNames(SourceTree tree, SourceFile table) {
    base = table.name().substring(0, table.name().length() - table.fileName().length());
    folder = PortablePath.of(tree.folder().toAbsolutePath().normalize()) + "/";
    for (SourceFile file : tree.files()) {
      byPath.put(file.name(), file);
      add(file.fileName(), file);
      if (file.isNamed() && !file.stem().equals(file.fileName())) {
        add(file.stem(), file);
      }
    }
  }

  private void add(String name, SourceFile file) {
    byName.computeIfAbsent(fold(name), key -> new ArrayList<>(1)).add(file);
  }

  /// Letters as people compare them: macOS takes accents apart, and Windows knows no capitals.
  private static String fold(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /// The file at the path of a cell, from the table's folder or from the source's.
  Optional<SourceFile> exact(String cell) {
    String path = cell.strip().replace('\\', '/');
    String within = path.startsWith(folder) ? path.substring(folder.length()) : path;
    SourceFile found = byPath.get(normal(base + within));
    return Optional.ofNullable(found != null ? found : byPath.get(normal(within)));
  }

  /// The file at the path of a cell, or else the one whose path ends most like it, if no other one
  /// does so as much.
  Optional<SourceFile> find(String cell) {
    Optional<SourceFile> exact = exact(cell);
    String path = fold(normal(cell.strip().replace('\\', '/')));
    if (exact.isPresent() || path.isEmpty()) {
      return exact;
    }
    List<SourceFile> named = byName.get(lastName(path));
    if (named == null && Recordings.isNamed(lastName(path))) {
      named = byName.get(lastName(path).substring(0, lastName(path).lastIndexOf('.')));
    }
    if (named == null) {
      return Optional.empty();
    }
    SourceFile best = named.getFirst();
    int most = -1;
    boolean single = true;
    for (SourceFile each : named) {
      int shared = sharedFolders(path, fold(each.name()));
      single = shared > most || single && shared < most;
      best = shared > most ? each : best;
      most = Math.max(shared, most);
    }
    return single ? Optional.of(best) : Optional.empty();
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// How many folders, from the last one on, are called the same.
  private static int sharedFolders(String a, String b) {
    String[] first = a.split("/");
    String[] second = b.split("/");
    int shared = 0;
    while (shared + 1 < Math.min(first.length, second.length)
        && first[first.length - 2 - shared].equals(second[second.length - 2 - shared])) {
      shared++;
    }
    return shared;
  }

  /// A path without `.`, `..` and empty names.
  private static String normal(String path) {
    if (!path.contains("./") && !path.contains("//") && !path.startsWith("/")) {
      return path;
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}

package org.wavecrate.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the files that a table means: by path from the table's folder or from the source's, by
/// file name, or by file name without its ending where only one has it.
final class FileNames {
  private final String base;
  private final Map<String, SourceFile> byPath = new HashMap<>();
  private final Map<String, SourceFile> byName = new HashMap<>();
  private final Map<String, SourceFile> byStem = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  FileNames(SourceTree tree, SourceFile table) {
    base = table.name().substring(0, table.name().length() - table.fileName().length());
    for (SourceFile file : tree.files()) {
      byPath.put(file.name(), file);
      add(byName, file.fileName(), file);
      if (file.isNamed()) {
        add(byStem, file.stem(), file);
      }
    }
  }

  private void add(Map<String, SourceFile> map, String key, SourceFile file) {
    if (map.putIfAbsent(key, file) != null) {
      ambiguous.add(key);
    }
  }

  Optional<SourceFile> find(String cell) {
    String path = cell.strip().replace('\\', '/');
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    if (path.isEmpty()) {
      return Optional.empty();
    }
    SourceFile exact = byPath.getOrDefault(base + path, byPath.get(path));
    if (exact != null) {
      return Optional.of(exact);
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (ambiguous.contains(name)) {
      return endingWith(path);
    }
    return Optional.ofNullable(byName.getOrDefault(name, byStem.get(name)));
  }

  private Optional<SourceFile> endingWith(String path) {
    var matches =
        byPath.values().stream().filter(file -> file.name().endsWith("/" + path)).limit(2).toList();
    return matches.size() == 1 ? Optional.of(matches.getFirst()) : Optional.empty();
  }
}

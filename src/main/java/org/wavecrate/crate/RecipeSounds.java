package org.wavecrate.crate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.JsonTree;
import org.wavecrate.generator.RecipeFolders;
import org.wavecrate.generator.SoundFiles;
import org.wavecrate.storage.Publication;
import org.wavecrate.storage.SmallFile;
import tools.jackson.databind.JsonNode;

/// The folders of recordings that a recipe mixes in, such as background noise. They lie on the
/// machine that exports, so they must come along, under names that mean something where they go.
///
/// @param recipe the text of the recipe with the new names; as it was if it names no folder
/// @param folders the new names: `sounds-1`, `sounds-2`, ...
/// @param files where each recording lies, by its new path, such as `sounds-1/street.wav`
record RecipeSounds(String recipe, List<String> folders, Map<String, Recording> files) {
  /// @param file where a recording lies
  /// @param bytes its size
  record Recording(Path file, long bytes) {}

  /// @param recipe the text of a recipe that is valid
  /// @param place where its relative paths begin; empty if it has none
  /// @throws ExportException if there is no such folder
  static RecipeSounds of(String recipe, Optional<Path> place) throws IOException {
    JsonNode tree = JsonTree.read(recipe.startsWith("\ufeff") ? recipe.substring(1) : recipe);
    Map<Path, String> names = new LinkedHashMap<>();
    Path start = place.orElse(Path.of(""));
    RecipeFolders.rename(
        tree,
        folder ->
            names.computeIfAbsent(
                start.resolve(path(folder)).normalize(), p -> "sounds-" + (names.size() + 1)));
    if (names.isEmpty()) {
      return new RecipeSounds(recipe, List.of(), Map.of());
    }
    Map<String, Recording> files = new LinkedHashMap<>();
    for (Map.Entry<Path, String> folder : names.entrySet()) {
      for (String name : in(folder.getKey())) {
        Path file = folder.getKey().resolve(name);
        files.put(folder.getValue() + "/" + name, new Recording(file, Files.size(file)));
      }
    }
    String text = JsonTree.indented(tree) + "\n";
    return new RecipeSounds(text.replace("\r\n", "\n"), List.copyOf(names.values()), files);
  }

  private static Path path(String text) throws IOException {
    try {
      return SmallFile.path(text);
    } catch (IOException e) {
      throw new ExportException("folder: " + e.getMessage(), e);
    }
  }

  private static List<String> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ExportException(folder + ": the recipe mixes in this folder, and it is not there");
    }
    try {
      return SoundFiles.in(folder);
    } catch (IOException e) {
      throw new ExportException(String.valueOf(e.getMessage()), e);
    }
  }

  /// The folders of recordings that lie outside a dataset, links followed, or that hold links to
  /// recordings outside.
  List<Path> outside(Path dataset) throws IOException {
    Path inside = dataset.toRealPath();
    Set<Path> outside = new LinkedHashSet<>();
    for (Recording recording : files.values()) {
      if (!Files.isDirectory(inside) || !recording.file().toRealPath().startsWith(inside)) {
        outside.add(recording.file().toAbsolutePath().getParent());
      }
    }
    return List.copyOf(outside);
  }

  /// Folders of these names that hold something else, told by names and sizes.
  List<String> inTheWay(Path target) throws IOException {
    List<String> names = new ArrayList<>();
    for (String folder : folders) {
      Map<String, Long> there = new HashMap<>();
      if (Files.exists(target.resolve(folder))) {
        for (String name : in(target.resolve(folder))) {
          there.put(folder + "/" + name, Files.size(target.resolve(folder).resolve(name)));
        }
      }
      Map<String, Long> wanted = new HashMap<>();
      for (Map.Entry<String, Recording> file : files.entrySet()) {
        if (file.getKey().startsWith(folder + "/")) {
          wanted.put(file.getKey(), file.getValue().bytes());
        }
      }
      if (!there.isEmpty() && !there.equals(wanted)) {
        names.add(folder);
      }
    }
    return names;
  }

  /// The size of the recordings.
  long bytes() {
    return files.values().stream().mapToLong(Recording::bytes).sum();
  }

  /// Copies the recordings under other names, to be published with all else. What else lies in the
  /// folders goes, since one recording more would change what is drawn.
  void prepare(TargetFolder to, Path target, Publication publication, Progress progress)
      throws IOException {
    for (Map.Entry<String, Recording> file : files.entrySet()) {
      Recording recording = file.getValue();
      publication.rename(to.copy(recording.file(), recording.bytes(), progress), file.getKey());
    }
    for (String folder : folders) {
      if (Files.isDirectory(target.resolve(folder))) {
        for (String old : in(target.resolve(folder))) {
          if (!files.containsKey(folder + "/" + old)) {
            publication.remove(folder + "/" + old);
          }
        }
      }
    }
  }
}

package org.wavecrate.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.DatasetException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.LeftOut;
import org.wavecrate.dataset.Location;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;

/// The arrays of a source by the account of opening a dataset: what is an example, what a label,
/// what is left out.
///
/// @param examples each a file, rows of an array too
/// @param others files that are no arrays
/// @param leftOut arrays that are neither example nor label, and why
record StoredArrays(
    List<SourceFile> examples, List<SourceFile> others, Map<String, String> leftOut) {

  /// Reads the arrays among files.
  ///
  /// @param source a folder, or a single file in `folder`
  static StoredArrays of(Path source, Path folder, List<SourceFile> files, Progress progress)
      throws IOException {
    if (files.stream().noneMatch(file -> SourceTree.isArray(file.fileName()))) {
      return new StoredArrays(List.of(), files, Map.of());
    }
    boolean archive = !Files.isDirectory(source) && !SourceTree.isPlainArray(source);
    Dataset dataset;
    try {
      dataset = RecipeDataset.open(archive ? source : folder, progress);
    } catch (DatasetException e) {
      return new StoredArrays(List.of(), files, Map.of());
    }
    Recipe recipe = recipe(dataset);
    Set<Path> asked = new HashSet<>();
    files.forEach(file -> asked.add(whole(file.path())));
    Set<Path> taken = new HashSet<>();
    List<SourceFile> examples = new ArrayList<>();
    Map<Path, BasicFileAttributes> facts = new HashMap<>();
    List<String> classes =
        dataset.labelClasses().isEmpty() ? recipe.labels().classes() : dataset.labelClasses();
    for (Split split : dataset.splits()) {
      ArrayAccount account = split.account(recipe.array());
      Optional<SplitName> name =
          dataset.splits().size() > 1 ? Optional.of(split.name()) : Optional.empty();
      for (int i = 0; i < split.size(); i++) {
        progress.throwIfCancelled();
        Example example = split.example(i);
        Path file = example.location().file();
        if (!asked.contains(whole(file))) {
          continue;
        }
        taken.add(whole(file));
        example.labelLocation().map(Location::file).ifPresent(label -> taken.add(whole(label)));
        if (!facts.containsKey(file)) {
          facts.put(file, Files.readAttributes(file, BasicFileAttributes.class));
        }
        examples.add(
            new SourceFile(
                file,
                archive ? source.getFileName() + "/" + example.path() : example.path(),
                facts.get(file).size(),
                facts.get(file).lastModifiedTime().toMillis(),
                Optional.of(
                    new StoredArray(example, account, recipe.sampleRateHz(), classes, name))));
      }
    }
    List<SourceFile> others = new ArrayList<>();
    Map<String, String> leftOut = new TreeMap<>(NaturalOrder.NATURAL);
    for (SourceFile file : files) {
      if (taken.contains(whole(file.path())) || file.name().equals(Dataset.RECIPE_FILE)) {
        continue;
      }
      if (SourceTree.isArray(file.fileName())) {
        leftOut.put(file.name(), why(dataset, file.name()));
      } else {
        others.add(file);
      }
    }
    return new StoredArrays(List.copyOf(examples), others, leftOut);
  }

  private static Recipe recipe(Dataset dataset) throws IOException {
    try {
      return RecipeJson.of(dataset).orElse(Recipe.DEFAULT);
    } catch (RecipeException e) {
      throw new IntakeException(
          dataset.path().resolve(Dataset.RECIPE_FILE) + ": " + e.getMessage(), e);
    }
  }

  private static Path whole(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private static String why(Dataset dataset, String name) {
    return dataset.leftOut().stream()
        .filter(each -> name.equals(each.place()) || name.startsWith(each.place() + "/"))
        .map(LeftOut::why)
        .findFirst()
        .orElse("is neither an example nor the label of one");
  }
}

package org.wavecrate.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wavecrate.storage.Formatted;

/// The tables of a dataset that an [Arrangement] names, next to the splits or below them.
final class Tables {
  /// A row of 60 bytes for each of a million examples.
  private static final int MOST_BYTES = 1 << 26;

  private final Tree tree;
  private final String root;
  private final TableReader reader;
  private final Path dataset;
  private final List<ValuesByExample> labels = new ArrayList<>();

  Tables(Tree tree, String root, TableReader reader, Path dataset) {
    this.tree = tree;
    this.root = root;
    this.reader = reader;
    this.dataset = dataset;
  }

  Labelling labelling(LabelSource source) throws IOException {
    for (String file : source.files()) {
      boolean several = source.files().size() > 1;
      String stem = Tree.last(file).replaceFirst("\\.[^.]*$", "");
      // "train.csv" is for the training split alone.
      Optional<SplitName> split = several || hasSplits() ? SplitName.of(stem) : Optional.empty();
      labels.add(read(file, source.key(), source.value(), split));
    }
    return new Labelling(source, labels, List.of());
  }

  private boolean hasSplits() {
    return tree.folders(root).stream().filter(f -> SplitName.of(f).isPresent()).count() > 1;
  }

  Optional<ValuesByExample> splits(SplitSource source) throws IOException {
    return source.kind() == SplitSource.Kind.TABLE
        ? Optional.of(read(source.file(), source.key(), source.value(), Optional.empty()))
        : Optional.empty();
  }

  private ValuesByExample read(String file, String key, String value, Optional<SplitName> split)
      throws IOException {
    if (file.startsWith("/") || List.of(file.split("/")).contains("..")) {
      throw new DatasetException(
          Formatted.of(
              "%s: the table %s lies outside the dataset; expected a path below it",
              dataset, file));
    }
    Optional<String> text = tree.text(Tree.join(root, file), MOST_BYTES);
    if (text.isEmpty()) {
      throw new DatasetException(
          Formatted.of("%s: there is no table %s; expected it beside the splits", dataset, file));
    }
    return new ValuesByExample(file, reader.read(file, text.get(), key, value), split);
  }

  /// The names of what may be tables: beside the splits, or in a folder that holds none of them,
  /// such as `meta/esc50.csv`.
  ///
  /// @param taken the folders that hold examples
  List<String> names(Set<String> taken) {
    List<String> names = new ArrayList<>(tree.texts(root));
    for (String folder : tree.folders(root)) {
      if (!taken.contains(folder)) {
        tree.texts(Tree.join(root, folder)).forEach(name -> names.add(Tree.join(folder, name)));
      }
    }
    names.removeIf(name -> name.endsWith(Dataset.RECIPE_FILE) || name.startsWith("wavecrate-"));
    return List.copyOf(names);
  }

  /// The text of a table if it is there and not larger than that.
  Optional<String> text(String file, int mostBytes) {
    try {
      return tree.text(Tree.join(root, file), mostBytes);
    } catch (IOException e) {
      // It is no table that could be offered.
      return Optional.empty();
    }
  }

  /// @throws DatasetException if a table of labels says nothing of any example
  void requireUse(List<Split> splits) throws DatasetException {
    for (ValuesByExample table : labels) {
      boolean used =
          splits.stream()
              .filter(split -> table.isFor(split.name()))
              .anyMatch(split -> isUsed(table, split));
      if (!used) {
        String example =
            splits.stream()
                .filter(split -> split.size() > 0)
                .map(split -> split.example(0).path())
                .findFirst()
                .orElse("none");
        throw new DatasetException(
            Formatted.of(
                "%s: %s has no key of any example; its keys: %s, ...; the first example: %s",
                dataset, table.file(), String.join(", ", table.someKeys()), example));
      }
    }
  }

  private static boolean isUsed(ValuesByExample table, Split split) {
    for (int i = 0; i < split.size(); i++) {
      if (table.of(split.example(i).path()).isPresent()) {
        return true;
      }
    }
    return false;
  }
}

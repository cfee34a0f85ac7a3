package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wavecrate.storage.Formatted;

/// Finds the folders that are splits, by their names and contents.
final class SplitSearch {
  /// A zip of `my-dataset/` wraps all it holds in one folder, `zip -r` in all that lead there.
  private static final int MOST_WRAPPERS = 64;

  private final Tree tree;
  private final SplitSource splitting;
  private final LabelFolders labelFolders;
  private List<String> notes = List.of();

  SplitSearch(Tree tree, LabelFolders labelFolders, SplitSource splitting) {
    this.tree = tree;
    this.splitting = splitting;
    this.labelFolders = labelFolders;
  }

  /// First where blocks are folders of a split, or of the root; then deeper.
  FoundSplits find() {
    FoundSplits found = find(false);
    return found.splits().isEmpty() ? find(true) : found;
  }

  private FoundSplits find(boolean deep) {
    String path = "";
    Optional<SplitName> named = SplitName.of(tree.name());
    List<FoundSplits.One> here = search(path, named, deep);
    if (deep) {
      Optional<FoundSplits> wrapped = wrapped(here);
      if (wrapped.isPresent()) {
        return wrapped.get();
      }
    }
    for (int depth = 0; depth < MOST_WRAPPERS && here.isEmpty(); depth++) {
      List<String> folders = tree.folders(path);
      if (folders.size() != 1) {
        break;
      }
      path = Tree.join(path, folders.getFirst());
      // What "validation.zip" wraps in "my-sounds" is for validation.
      Optional<SplitName> outer = named;
      named = SplitName.of(folders.getFirst()).or(() -> outer);
      here = search(path, named, deep);
    }
    return new FoundSplits(path, here, notes);
  }

  /// The splits of "corpus/train/speaker/session": what wraps them is no split of its own, though
  /// arrays lie below it.
  private Optional<FoundSplits> wrapped(List<FoundSplits.One> whole) {
    String path = "";
    for (int depth = 0; depth < MOST_WRAPPERS && isWhole(whole, ""); depth++) {
      List<String> folders = tree.folders(path);
      if (folders.size() != 1 || tree.holdsArrays(path)) {
        break;
      }
      path = Tree.join(path, folders.getFirst());
      List<FoundSplits.One> inner = search(path, SplitName.of(folders.getFirst()), true);
      if (!inner.isEmpty() && !isWhole(inner, path)) {
        return Optional.of(new FoundSplits(path, inner, notes));
      }
    }
    return Optional.empty();
  }

  private static boolean isWhole(List<FoundSplits.One> splits, String path) {
    return splits.size() == 1 && splits.getFirst().path().equals(path);
  }

  private List<FoundSplits.One> search(String path, Optional<SplitName> own, boolean deep) {
    List<String> folders = labelFolders.examples(path);
    boolean flat = tree.holdsArrays(path);
    boolean anyBlocks = false;
    List<FoundSplits.One> splits = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String folder : folders) {
      String child = Tree.join(path, folder);
      anyBlocks = anyBlocks || (deep ? holdsAny(child) : tree.holdsArrays(child));
      Optional<SplitName> split =
          splitting.kind() == SplitSource.Kind.NONE || splitting.kind() == SplitSource.Kind.TABLE
              ? Optional.empty()
              : SplitName.of(folder);
      split.ifPresent(name -> splits.add(new FoundSplits.One(name, child)));
      if (split.isEmpty()) {
        others.add(child);
      }
    }
    if (!flat && folders.size() == 1 && tree.folders(path).size() == 2) {
      // "features/train" beside "labels/train".
      String only = Tree.join(path, folders.getFirst());
      List<FoundSplits.One> inner = splits.isEmpty() ? search(only, own, deep) : List.of();
      if (!inner.isEmpty() && !inner.getFirst().path().equals(only)) {
        return inner;
      }
    }
    boolean filled =
        splits.stream().anyMatch(split -> deep ? holdsAny(split.path()) : holdsBlock(split.path()));
    if (filled && areSplits(path, own, splits, others, folders, anyBlocks)) {
      return splits;
    }
    if (splits.isEmpty() && splitting.kind() == SplitSource.Kind.AUTO) {
      noteSplitsBelow(path, folders);
    }
    return flat || anyBlocks
        ? List.of(new FoundSplits.One(own.orElse(SplitName.TRAIN), path))
        : List.of();
  }

  /// "fan/train" and "fan/test" beside "valve/train": which of them belong together is not said.
  private void noteSplitsBelow(String path, List<String> folders) {
    for (String folder : folders) {
      List<String> inner = tree.folders(Tree.join(path, folder));
      Set<SplitName> names =
          inner.stream()
              .flatMap(name -> SplitName.of(name).stream())
              .collect(Collectors.toUnmodifiableSet());
      if (folders.size() > 1 && names.contains(SplitName.TRAIN) && names.size() > 1) {
        notes =
            List.of(
                Formatted.of(
                    "%s: holds folders named like splits (%s) and lies beside %d other folders, so"
                        + " they were read as blocks and not as splits; open %s alone, or name the"
                        + " split of each example in a table: \"splits\": {\"source\": \"table\","
                        + " ..}",
                    folder, String.join(", ", inner), folders.size() - 1, folder));
        return;
      }
    }
  }

  private boolean areSplits(
      String path,
      Optional<SplitName> own,
      List<FoundSplits.One> splits,
      List<String> others,
      List<String> folders,
      boolean anyBlocks) {
    if (splitting.kind() == SplitSource.Kind.FOLDERS) {
      return true;
    }
    // "train data/train-1" is a block of a split; "test-dataset/train" is a split of a dataset.
    Set<SplitName> names =
        splits.stream().map(FoundSplits.One::name).collect(Collectors.toUnmodifiableSet());
    boolean dataset = names.contains(SplitName.TRAIN) && names.size() > 1;
    if (own.isPresent() && anyBlocks && !dataset) {
      return !tree.holdsArrays(path) && isAll(folders, own);
    }
    if (dataset) {
      return true;
    }
    List<String> siblings = others.stream().filter(this::holdsAny).toList();
    boolean alike =
        siblings.stream()
            .anyMatch(
                other ->
                    splits.stream()
                        .anyMatch(s -> tree.holdsArrays(s.path()) == tree.holdsArrays(other)));
    if (!siblings.isEmpty() && alike) {
      notes =
          splits.stream()
              .map(
                  split ->
                      Formatted.of(
                          "%s: lies among %d other folders of arrays, so it was read as a class or"
                              + " a block and not as the %s split; \"splits\": {\"source\":"
                              + " \"folders\"} in the recipe makes it one, {\"source\": \"none\"}"
                              + " confirms this",
                          Tree.last(split.path()), siblings.size(), split.name().canonical()))
              .toList();
      return false;
    }
    return true;
  }

  /// Whether all there is lies in a folder named as a split: "train data" in "train.zip", while
  /// "train-1" is its first block.
  private static boolean isAll(List<String> folders, Optional<SplitName> own) {
    String name = folders.getFirst();
    return folders.size() == 1
        && SplitName.of(name).equals(own)
        && !NaturalOrder.isDigit(name.charAt(name.length() - 1));
  }

  private boolean holdsBlock(String path) {
    return tree.holdsArrays(path)
        || tree.folders(path).stream().anyMatch(f -> tree.holdsArrays(Tree.join(path, f)));
  }

  private boolean holdsAny(String path) {
    return tree.holdsArrays(path)
        || tree.folders(path).stream().anyMatch(f -> holdsAny(Tree.join(path, f)));
  }
}

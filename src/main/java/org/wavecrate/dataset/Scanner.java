package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Finds splits and blocks in a [Tree]: a whole dataset, one split, one block, or any of these
/// wrapped in folders that hold nothing else.
final class Scanner {
  /// A zip of `my-dataset/` wraps all it holds in one folder; more than a few is no dataset.
  private static final int MOST_WRAPPERS = 4;

  /// A block to be read.
  private record Found(SplitName split, String path) {}

  private final Tree tree;
  private final Progress progress;
  private final List<Found> found;
  private final String root;

  Scanner(Tree tree, Progress progress) {
    this.tree = tree;
    this.progress = progress;
    String path = "";
    Optional<SplitName> named = SplitName.of(tree.name());
    List<Found> here = search(path, named);
    for (int depth = 0; depth < MOST_WRAPPERS && here.isEmpty(); depth++) {
      List<String> folders = tree.folders(path);
      if (folders.size() != 1) {
        break;
      }
      path = Tree.join(path, folders.getFirst());
      // What "validation.zip" wraps in "my-sounds" is for validation.
      Optional<SplitName> outer = named;
      named = SplitName.of(folders.getFirst()).or(() -> outer);
      here = search(path, named);
    }
    found = here;
    root = path;
  }

  /// Whether there is no `.npy` file where one is looked for.
  boolean isEmpty() {
    return found.isEmpty();
  }

  /// Whether folders name the splits, so that paths tell them apart.
  boolean namesSplits() {
    return found.stream().noneMatch(split -> split.path().equals(root));
  }

  /// Where the splits lie: the root, or the folder that wraps them.
  String root() {
    return root;
  }

  private List<Found> search(String path, Optional<SplitName> own) {
    List<String> folders = tree.folders(path);
    boolean flat = tree.holdsArrays(path);
    boolean anyBlocks = false;
    List<Found> splits = new ArrayList<>();
    for (String folder : folders) {
      String child = Tree.join(path, folder);
      anyBlocks = anyBlocks || tree.holdsArrays(child);
      SplitName.of(folder).ifPresent(split -> splits.add(new Found(split, child)));
    }
    // "train data/train-1" is a block of a split; "test-dataset/train" is a split of a dataset.
    var names = splits.stream().map(Found::split).collect(Collectors.toSet());
    boolean dataset = names.contains(SplitName.TRAIN) && names.size() > 1;
    boolean blocksOfSplit = own.isPresent() && anyBlocks && !dataset;
    if (!flat && (!blocksOfSplit || isAll(folders, own)) && holdBlocks(splits)) {
      return splits;
    }
    return flat || anyBlocks ? List.of(new Found(own.orElse(SplitName.TRAIN), path)) : List.of();
  }

  /// Whether all there is lies in a folder named as a split: "train data" in "train.zip", while
  /// "train-1" is its first block.
  private static boolean isAll(List<String> folders, Optional<SplitName> own) {
    String name = folders.getFirst();
    return folders.size() == 1
        && SplitName.of(name).equals(own)
        && !NaturalOrder.isDigit(name.charAt(name.length() - 1));
  }

  private boolean holdBlocks(List<Found> splits) {
    for (Found split : splits) {
      if (tree.holdsArrays(split.path())) {
        return true;
      }
      for (String folder : tree.folders(split.path())) {
        if (tree.holdsArrays(Tree.join(split.path(), folder))) {
          return true;
        }
      }
    }
    return false;
  }

  /// Reads the names of all examples.
  ///
  /// @param prefix put before all paths, to tell them from those of other trees; may be empty
  List<Split> splits(String prefix) {
    Map<SplitName, List<Found>> blocks = new EnumMap<>(SplitName.class);
    Map<SplitName, List<String>> directories = new EnumMap<>(SplitName.class);
    for (Found split : found) {
      List<Found> all = blocks.computeIfAbsent(split.split(), s -> new ArrayList<>());
      String directory = shown(prefix, split.path());
      directories
          .computeIfAbsent(split.split(), s -> new ArrayList<>())
          .add(directory.isEmpty() ? "." : directory);
      if (tree.holdsArrays(split.path()) || tree.problem(split.path()).isPresent()) {
        all.add(split);
      }
      for (String folder : tree.folders(split.path())) {
        all.add(new Found(split.split(), Tree.join(split.path(), folder)));
      }
    }
    int total = blocks.values().stream().mapToInt(List::size).sum();
    AtomicInteger done = new AtomicInteger();
    List<Split> read = new ArrayList<>();
    for (var entry : blocks.entrySet()) {
      List<Block> inOrder =
          entry.getValue().parallelStream().map(block -> read(block, prefix, done, total)).toList();
      read.add(new Split(entry.getKey(), directories.get(entry.getKey()), inOrder));
    }
    return read;
  }

  private Block read(Found block, String prefix, AtomicInteger done, int total) {
    progress.throwIfCancelled();
    progress.report(done.getAndIncrement(), total);
    return tree.block(block.path(), shown(prefix, block.path()));
  }

  /// Where users see a path: without what wraps the dataset, so that a folder and a zip of that
  /// folder show the same.
  private String shown(String prefix, String path) {
    String within = path.substring(Math.min(path.length(), root.isEmpty() ? 0 : root.length() + 1));
    return within.isEmpty() ? prefix : Tree.join(prefix, within);
  }
}

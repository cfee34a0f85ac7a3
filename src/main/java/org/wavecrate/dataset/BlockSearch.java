package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Finds the blocks below the folders of splits and reads the names of their examples.
final class BlockSearch {
  private final Tree tree;
  private final Arrangement arrangement;
  private final LabelFolders labelFolders;
  private final ShownPaths shown;
  private final UnreadFiles unread;
  private final Progress progress;

  /// @param unread takes what is no example
  BlockSearch(
      Tree tree,
      Arrangement arrangement,
      LabelFolders labelFolders,
      ShownPaths shown,
      UnreadFiles unread,
      Progress progress) {
    this.tree = tree;
    this.arrangement = arrangement;
    this.labelFolders = labelFolders;
    this.shown = shown;
    this.unread = unread;
    this.progress = progress;
  }

  /// The blocks of a split's folder, in natural order; the folder itself comes first if it is one.
  List<Block> blocks(String split) {
    List<Block> blocks = new ArrayList<>();
    List<String> folders = labelFolders.examples(split);
    own(split, split).ifPresent(blocks::add);
    AtomicInteger done = new AtomicInteger();
    folders.parallelStream()
        .map(
            folder -> {
              progress.report(done.getAndIncrement(), folders.size());
              return top(split, Tree.join(split, folder));
            })
        .toList()
        .forEach(blocks::addAll);
    return blocks;
  }

  /// The blocks of a folder that stands where blocks do, so that it should hold something.
  private List<Block> top(String split, String path) {
    List<Block> blocks = below(split, path);
    // "meta/esc50.csv" is beside the blocks, not a block that has lost its arrays.
    boolean lost =
        blocks.isEmpty()
            && !tree.holdsArrays(path)
            && !arrangement.ignores(shown.of(path))
            && tree.texts(path).isEmpty();
    return lost ? List.of(tree.block(plan(split, path, Set.of(), Optional.empty()))) : blocks;
  }

  /// The block that a folder makes up, and those below it.
  private List<Block> below(String split, String path) {
    progress.throwIfCancelled();
    List<String> folders = labelFolders.examples(path);
    List<Block> blocks = new ArrayList<>();
    own(split, path).ifPresent(blocks::add);
    for (String folder : folders) {
      blocks.addAll(below(split, Tree.join(path, folder)));
    }
    return blocks;
  }

  /// The block that a folder itself makes up, if it does.
  private Optional<Block> own(String split, String path) {
    boolean has = tree.holdsArrays(path) || tree.problem(path).isPresent();
    unread.addAround(path, shown);
    return has ? block(split, path) : Optional.empty();
  }

  private Optional<Block> block(String split, String path) {
    Set<String> ignored = ignored(path);
    if (!ignored.isEmpty() && ignored.size() == tree.arrays(path).size()) {
      return Optional.empty();
    }
    Optional<String> labelFolder = labelFolders.of(path);
    Block block = tree.block(plan(split, path, ignored, labelFolder));
    labelFolder.ifPresent(folder -> unread.addAroundLabels(folder, labelNames(block), shown));
    addUnused(block, block.orphanLabels(), "labels without an example");
    addUnused(block, block.spareLabels(), "second labels");
    return Optional.of(block);
  }

  /// The arrays of a folder that the recipe leaves out.
  private Set<String> ignored(String path) {
    if (arrangement.ignored().isEmpty()) {
      return Set.of();
    }
    String folder = shown.of(path);
    Set<String> ignored =
        tree.arrays(path).stream()
            .filter(name -> arrangement.ignores(Tree.join(folder, name)))
            .collect(Collectors.toUnmodifiableSet());
    ignored.forEach(
        name -> unread.add(new LeftOut(Tree.join(folder, name), 1, "ignored", LeftOut.Loss.NONE)));
    return ignored;
  }

  private static Set<String> labelNames(Block block) {
    Set<String> used = new HashSet<>();
    for (int i = 0; i < block.size(); i++) {
      if (block.files().hasLabel(i)) {
        used.add(block.files().labelName(i));
      }
    }
    return used;
  }

  private void addUnused(Block block, List<String> labels, String why) {
    if (!labels.isEmpty()) {
      String folder = block.path().isEmpty() ? "." : block.path();
      String place = labels.size() == 1 ? block.pathOf(labels.getFirst()) : folder;
      unread.add(new LeftOut(place, labels.size(), why, LeftOut.Loss.LABELS));
    }
  }

  private BlockPlan plan(String split, String path, Set<String> ignored, Optional<String> labels) {
    return new BlockPlan(
        path,
        name(split, path),
        shown.of(path),
        ignored,
        labels,
        labels.map(shown::of).orElse(""),
        arrangement.labels().words());
  }

  /// The name of a block within its split: folder by folder if it lies in another.
  private String name(String split, String path) {
    return path.equals(split)
        ? Tree.last(shown.within(path))
        : path.substring(split.isEmpty() ? 0 : split.length() + 1);
  }
}

package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds splits and blocks in a [Tree]: a whole dataset, one split, one block, or any of these
/// wrapped in folders that hold nothing else.
final class Scanner {
  private final Tree tree;
  private final Arrangement arrangement;
  private final Progress progress;
  private final LabelFolders labelFolders;
  private final FoundSplits found;
  private final UnreadFiles unread;

  Scanner(Tree tree, Arrangement arrangement, Progress progress) {
    this.tree = tree;
    this.arrangement = arrangement;
    this.progress = progress;
    labelFolders = new LabelFolders(tree);
    found = new SplitSearch(tree, labelFolders, arrangement.splits()).find();
    unread = new UnreadFiles(tree, arrangement);
  }

  /// Whether there is no `.npy` file where one is looked for.
  boolean isEmpty() {
    return found.splits().isEmpty();
  }

  /// Whether folders name the splits, so that paths tell them apart.
  boolean namesSplits() {
    return found.splits().stream().noneMatch(split -> split.path().equals(root()));
  }

  /// Where the splits lie: the root, or the folder that wraps them.
  String root() {
    return found.root();
  }

  /// How folders were read where their names could mean something else too, a sentence each.
  List<String> notes() {
    return found.notes();
  }

  /// Reads the names of all examples.
  ///
  /// @param prefix put before all paths, to tell them from those of other trees; may be empty
  /// @param labelling the labels of the dataset
  /// @param table names the split of each example, if there is one
  List<Split> splits(String prefix, Labelling labelling, Optional<ValuesByExample> table) {
    ShownPaths shown = new ShownPaths(root(), prefix);
    BlockSearch search = new BlockSearch(tree, arrangement, labelFolders, shown, unread, progress);
    Map<SplitName, List<String>> folders = new EnumMap<>(SplitName.class);
    for (FoundSplits.One split : found.splits()) {
      folders.computeIfAbsent(split.name(), s -> new ArrayList<>()).add(split.path());
    }
    List<Split> read = new ArrayList<>();
    for (var split : folders.entrySet()) {
      List<Block> blocks = new ArrayList<>();
      split.getValue().forEach(folder -> blocks.addAll(search.blocks(folder)));
      List<String> directories = split.getValue().stream().map(shown::place).toList();
      read.add(new Split(split.getKey(), directories, blocks, labelling));
    }
    return table.isPresent() ? divided(read, table.get(), labelling) : read;
  }

  private List<Split> divided(List<Split> whole, ValuesByExample table, Labelling labelling) {
    SplitTable division = new SplitTable(table);
    List<Split> splits = division.divide(whole, labelling);
    division.leftOut().forEach(unread::add);
    return splits;
  }

  /// The files below the root that were not read, in natural order of place; to be asked for after
  /// [#splits].
  List<LeftOut> leftOut(String prefix) {
    return unread.all(new ShownPaths(root(), prefix), progress);
  }
}

package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds splits and blocks in a [Tree]: a whole dataset, one split, one block, or any of these
/// wrapped in folders that hold nothing else.
final class Scanner {
  private final Tree tree;
  private final Arrangement arrangement;
  private final Progress progress;
  private final LabelFolders labelFolders;
  private final Set<String> labelsTaken = ConcurrentHashMap.newKeySet();
  private final FoundSplits found;
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Queue<LeftOut> leftOut = new ConcurrentLinkedQueue<>();

  Scanner(Tree tree, Arrangement arrangement, Progress progress) {
    this.tree = tree;
    this.arrangement = arrangement;
    this.progress = progress;
    labelFolders = new LabelFolders(tree);
    found = new SplitSearch(tree, labelFolders, arrangement.splits()).find();
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
    Map<SplitName, List<String>> tops = new EnumMap<>(SplitName.class);
    for (FoundSplits.One split : found.splits()) {
      tops.computeIfAbsent(split.name(), s -> new ArrayList<>()).add(split.path());
    }
    List<Split> read = new ArrayList<>();
    for (var top : tops.entrySet()) {
      List<Block> blocks = new ArrayList<>();
      List<String> directories = new ArrayList<>();
      for (String path : top.getValue()) {
        String directory = shown(prefix, path);
        directories.add(directory.isEmpty() ? "." : directory);
        blocks.addAll(blocksOfSplit(path, prefix));
      }
      read.add(new Split(top.getKey(), directories, blocks, labelling));
    }
    return table.isPresent() ? divided(read, table.get(), labelling) : read;
  }

  private List<Split> divided(List<Split> whole, ValuesByExample table, Labelling labelling) {
    SplitTable division = new SplitTable(table);
    List<Split> splits = division.divide(whole, labelling);
    leftOut.addAll(division.leftOut());
    return splits;
  }

  private List<Block> blocksOfSplit(String path, String prefix) {
    List<Block> blocks = new ArrayList<>();
    boolean flat = tree.holdsArrays(path) || tree.problem(path).isPresent();
    List<String> folders = labelFolders.examples(path);
    takeIn(path, prefix);
    if (flat) {
      block(path, path, prefix).ifPresent(blocks::add);
    }
    AtomicInteger done = new AtomicInteger();
    folders.parallelStream()
        .map(
            folder -> {
              progress.report(done.getAndIncrement(), folders.size());
              return blocks(path, Tree.join(path, folder), prefix, true);
            })
        .toList()
        .forEach(blocks::addAll);
    return blocks;
  }

  /// The block that a folder makes up, and those below it.
  ///
  /// @param split the folder of the split
  /// @param top whether it stands where blocks do, so that it should hold something
  private List<Block> blocks(String split, String path, String prefix, boolean top) {
    progress.throwIfCancelled();
    List<String> folders = labelFolders.examples(path);
    List<Block> below = new ArrayList<>();
    boolean has = tree.holdsArrays(path) || tree.problem(path).isPresent();
    takeIn(path, prefix);
    Optional<Block> own = has ? block(split, path, prefix) : Optional.empty();
    for (String folder : folders) {
      below.addAll(blocks(split, Tree.join(path, folder), prefix, false));
    }
    boolean empty = own.isEmpty() && below.isEmpty() && top && !isIgnored(path, prefix);
    // "meta/esc50.csv" is beside the blocks, not a block that has lost its arrays.
    if (empty && tree.texts(path).isEmpty()) {
      own = Optional.of(tree.block(plan(split, path, prefix, Set.of(), Optional.empty())));
    }
    List<Block> all = new ArrayList<>();
    own.ifPresent(all::add);
    all.addAll(below);
    return all;
  }

  private boolean isIgnored(String path, String prefix) {
    return arrangement.ignores(shown(prefix, path));
  }

  /// Notes what in a folder is no example, before its listing is dropped.
  private void takeIn(String path, String prefix) {
    taken.add(path);
    note(path, prefix, tree.strays(path));
    List<String> hidden = tree.hiddenFolders(path);
    hidden.forEach(
        folder -> leaveOut(Tree.join(path, folder), prefix, "hidden", LeftOut.Loss.NONE));
  }

  private Optional<Block> block(String split, String path, String prefix) {
    String shown = shown(prefix, path);
    Set<String> ignored = Set.of();
    if (!arrangement.ignored().isEmpty()) {
      ignored =
          tree.arrays(path).stream()
              .filter(name -> arrangement.ignores(Tree.join(shown, name)))
              .collect(Collectors.toUnmodifiableSet());
      ignored.forEach(
          name ->
              leftOut.add(new LeftOut(Tree.join(shown, name), 1, "ignored", LeftOut.Loss.NONE)));
      if (!ignored.isEmpty() && ignored.size() == tree.arrays(path).size()) {
        return Optional.empty();
      }
    }
    Optional<String> labelFolder = labelFolders.of(path);
    Block block = tree.block(plan(split, path, prefix, ignored, labelFolder));
    labelFolder.ifPresent(folder -> takeLabels(folder, block, prefix));
    for (List<String> labels : List.of(block.orphanLabels(), block.spareLabels())) {
      if (!labels.isEmpty()) {
        String why = labels == block.orphanLabels() ? "labels without an example" : "second labels";
        String place = labels.size() == 1 ? block.pathOf(labels.getFirst()) : place(shown);
        leftOut.add(new LeftOut(place, labels.size(), why, LeftOut.Loss.LABELS));
      }
    }
    return Optional.of(block);
  }

  private BlockPlan plan(
      String split, String path, String prefix, Set<String> ignored, Optional<String> labels) {
    String shownLabels = labels.map(folder -> shown(prefix, folder)).orElse("");
    return new BlockPlan(
        path,
        nameOf(split, path),
        shown(prefix, path),
        ignored,
        labels,
        shownLabels,
        arrangement.labels().words());
  }

  /// Notes what in a block's folder of labels labels nothing.
  private void takeLabels(String folder, Block block, String prefix) {
    taken.add(folder);
    labelsTaken.add(folder);
    note(folder, prefix, tree.strays(folder));
    Set<String> used = new HashSet<>();
    for (int i = 0; i < block.size(); i++) {
      if (block.files().hasLabel(i)) {
        used.add(block.files().labelName(i));
      }
    }
    note(
        folder,
        prefix,
        tree.arrays(folder).stream()
            .filter(name -> !used.contains(name))
            .map(name -> new Stray(name, "labels without an example", LeftOut.Loss.ARRAYS))
            .toList());
  }

  /// What a block is called within its split: folder by folder if it lies in another.
  private String nameOf(String split, String path) {
    return path.equals(split)
        ? Tree.last(shown("", path))
        : path.substring(split.isEmpty() ? 0 : split.length() + 1);
  }

  private static String place(String shown) {
    return shown.isEmpty() ? "." : shown;
  }

  /// What lies below the root and was not read, in natural order of place; to be asked for after
  /// [#splits].
  List<LeftOut> leftOut(String prefix) {
    Set<Object> known = taken.stream().map(tree::identity).collect(Collectors.toUnmodifiableSet());
    walk("", prefix, known);
    for (String labels : labelsTaken) {
      tree.folders(labels).forEach(folder -> walk(Tree.join(labels, folder), prefix, known));
    }
    return leftOut.stream()
        .sorted((a, b) -> NaturalOrder.NATURAL.compare(a.place(), b.place()))
        .toList();
  }

  private void walk(String path, String prefix, Set<Object> known) {
    if (taken.contains(path)) {
      return;
    }
    progress.throwIfCancelled();
    if (!known.contains(tree.identity(path))) {
      note(path, prefix, tree.strays(path));
      String why =
          path.length() < root().length() || path.equals(root())
              ? "beside the folders of the splits"
              : "in a folder beside the splits";
      noteArrays(path, prefix, why, LeftOut.Loss.ARRAYS);
      tree.problem(path)
          .ifPresent(
              problem ->
                  leftOut.add(
                      new LeftOut(place(shown(prefix, path)), 0, problem, LeftOut.Loss.ARRAYS)));
    }
    tree.folders(path).forEach(folder -> walk(Tree.join(path, folder), prefix, known));
    tree.hiddenFolders(path)
        .forEach(folder -> leaveOut(Tree.join(path, folder), prefix, "hidden", LeftOut.Loss.NONE));
  }

  /// Leaves out a folder with all below.
  private void leaveOut(String path, String prefix, String why, LeftOut.Loss loss) {
    note(
        path,
        prefix,
        tree.strays(path).stream()
            .filter(s -> s.loss() == LeftOut.Loss.ARRAYS)
            .map(s -> new Stray(s.name(), why, loss))
            .toList());
    noteArrays(path, prefix, why, loss);
    Stream.concat(tree.folders(path).stream(), tree.hiddenFolders(path).stream())
        .forEach(folder -> leaveOut(Tree.join(path, folder), prefix, why, loss));
  }

  private void noteArrays(String path, String prefix, String why, LeftOut.Loss loss) {
    note(path, prefix, tree.arrays(path).stream().map(name -> new Stray(name, why, loss)).toList());
  }

  /// Files of one folder that are left out for the same reason are told as one.
  private void note(String path, String prefix, List<Stray> strays) {
    if (strays.isEmpty()) {
      return;
    }
    String shown = shown(prefix, path);
    strays.stream()
        .map(
            stray ->
                arrangement.ignored().isEmpty()
                        || !arrangement.ignores(Tree.join(shown, stray.name()))
                    ? stray
                    : new Stray(stray.name(), "ignored", LeftOut.Loss.NONE))
        .collect(Collectors.groupingBy(stray -> new Stray("", stray.why(), stray.loss())))
        .forEach(
            (kind, group) -> {
              boolean one = group.size() == 1;
              String place = one ? Tree.join(shown, group.getFirst().name()) : place(shown);
              leftOut.add(new LeftOut(place, group.size(), kind.why(), kind.loss()));
            });
  }

  /// Where users see a path: without what wraps the dataset, so that a folder and a zip of that
  /// folder show the same.
  private String shown(String prefix, String path) {
    String root = root();
    boolean within = root.isEmpty() || path.equals(root) || path.startsWith(root + "/");
    String shown =
        !within
            ? path
            : path.substring(Math.min(path.length(), root.isEmpty() ? 0 : root.length() + 1));
    return shown.isEmpty() ? prefix : Tree.join(prefix, shown);
  }
}

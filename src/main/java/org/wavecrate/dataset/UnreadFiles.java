package org.wavecrate.dataset;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Collects the files of a [Tree] that are neither an example nor a label. Thread-safe.
final class UnreadFiles {
  private final Tree tree;
  private final Arrangement arrangement;
  private final Set<String> read = ConcurrentHashMap.newKeySet();
  private final Set<String> labelFolders = ConcurrentHashMap.newKeySet();
  private final Queue<LeftOut> leftOut = new ConcurrentLinkedQueue<>();

  UnreadFiles(Tree tree, Arrangement arrangement) {
    this.tree = tree;
    this.arrangement = arrangement;
  }

  void add(LeftOut files) {
    leftOut.add(files);
  }

  /// Notes what in a folder that is read is no example.
  void addAround(String path, ShownPaths shown) {
    read.add(path);
    add(path, tree.strays(path), shown);
    addHidden(path, shown);
  }

  /// Notes what in a block's folder of labels labels nothing.
  ///
  /// @param used the labels of the block
  void addAroundLabels(String folder, Set<String> used, ShownPaths shown) {
    read.add(folder);
    labelFolders.add(folder);
    add(folder, tree.strays(folder), shown);
    List<String> spare = tree.arrays(folder).stream().filter(name -> !used.contains(name)).toList();
    addArrays(folder, spare, "labels without an example", LeftOut.Loss.ARRAYS, shown);
  }

  /// All files that were not read, in natural order of place; to be asked for when all else was.
  List<LeftOut> all(ShownPaths shown, Progress progress) {
    Set<Object> known = read.stream().map(tree::identity).collect(Collectors.toUnmodifiableSet());
    walk("", known, shown, progress);
    for (String labels : labelFolders) {
      tree.folders(labels)
          .forEach(folder -> walk(Tree.join(labels, folder), known, shown, progress));
    }
    return leftOut.stream()
        .sorted((a, b) -> NaturalOrder.NATURAL.compare(a.place(), b.place()))
        .toList();
  }

  private void walk(String path, Set<Object> known, ShownPaths shown, Progress progress) {
    if (read.contains(path)) {
      return;
    }
    progress.throwIfCancelled();
    if (!known.contains(tree.identity(path))) {
      add(path, tree.strays(path), shown);
      String root = shown.root();
      String why =
          path.length() < root.length() || path.equals(root)
              ? "beside the folders of the splits"
              : "in a folder beside the splits";
      addArrays(path, tree.arrays(path), why, LeftOut.Loss.ARRAYS, shown);
      tree.problem(path)
          .ifPresent(
              problem -> add(new LeftOut(shown.place(path), 0, problem, LeftOut.Loss.ARRAYS)));
    }
    tree.folders(path).forEach(folder -> walk(Tree.join(path, folder), known, shown, progress));
    addHidden(path, shown);
  }

  private void addHidden(String path, ShownPaths shown) {
    tree.hiddenFolders(path).forEach(folder -> addHiddenFolder(Tree.join(path, folder), shown));
  }

  /// Notes a hidden folder with all below.
  private void addHiddenFolder(String path, ShownPaths shown) {
    List<String> strays =
        tree.strays(path).stream()
            .filter(stray -> stray.loss() == LeftOut.Loss.ARRAYS)
            .map(Stray::name)
            .toList();
    addArrays(path, strays, "hidden", LeftOut.Loss.NONE, shown);
    addArrays(path, tree.arrays(path), "hidden", LeftOut.Loss.NONE, shown);
    Stream.concat(tree.folders(path).stream(), tree.hiddenFolders(path).stream())
        .forEach(folder -> addHiddenFolder(Tree.join(path, folder), shown));
  }

  private void addArrays(
      String path, List<String> names, String why, LeftOut.Loss loss, ShownPaths shown) {
    add(path, names.stream().map(name -> new Stray(name, why, loss)).toList(), shown);
  }

  /// Files of one folder that are left out for the same reason are told as one.
  private void add(String path, List<Stray> strays, ShownPaths shown) {
    strays.stream()
        .map(stray -> isIgnored(path, stray, shown) ? ignored(stray) : stray)
        .collect(Collectors.groupingBy(stray -> new Stray("", stray.why(), stray.loss())))
        .forEach(
            (kind, group) -> {
              boolean one = group.size() == 1;
              String place =
                  one ? Tree.join(shown.of(path), group.getFirst().name()) : shown.place(path);
              add(new LeftOut(place, group.size(), kind.why(), kind.loss()));
            });
  }

  private boolean isIgnored(String path, Stray stray, ShownPaths shown) {
    return !arrangement.ignored().isEmpty()
        && arrangement.ignores(Tree.join(shown.of(path), stray.name()));
  }

  private static Stray ignored(Stray stray) {
    return new Stray(stray.name(), "ignored", LeftOut.Loss.NONE);
  }
}

package org.wavecrate.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The folders of a disk, and in them the `.npz` files whose arrays hold many examples: each is a
/// folder of arrays.
final class MountedTree implements Tree {
  /// Where a folder has more of them, each is a single example.
  private static final int MOST_MOUNTED = 64;

  private final Tree folders;
  private final Path root;
  private final Map<String, Map<String, ZipTree>> mounted = new ConcurrentHashMap<>();

  MountedTree(Tree folders, Path root) {
    this.folders = folders;
    this.root = root;
  }

  private Map<String, ZipTree> mounted(String path) {
    return mounted.computeIfAbsent(path, this::mount);
  }

  private Map<String, ZipTree> mount(String path) {
    List<String> names =
        folders.strays(path).stream()
            .map(Stray::name)
            .filter(name -> FileKind.of(name) == FileKind.ARRAYS && !Tree.isLitter(name))
            .toList();
    Map<String, ZipTree> found = new ConcurrentHashMap<>();
    if (names.size() <= MOST_MOUNTED) {
      for (String name : names) {
        try {
          ZipTree tree = new ZipTree(root.resolve(Tree.join(path, name)), Progress.NONE);
          if (tree.holdsMany()) {
            found.put(name, tree);
          }
        } catch (IOException e) {
          // It stays what it was: an archive that is not read.
          found.remove(name);
        }
      }
    }
    return found;
  }

  /// Asks the archive that a path leads into, or the folders.
  private <T> T ask(String path, Function<ZipTree, T> archive, Function<Tree, T> folder) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (FileKind.of(name) == FileKind.ARRAYS) {
      ZipTree tree = mounted(path.substring(0, Math.max(0, slash))).get(name);
      if (tree != null) {
        return archive.apply(tree);
      }
    }
    return folder.apply(folders);
  }

  @Override
  public String name() {
    return folders.name();
  }

  @Override
  public List<String> folders(String path) {
    return ask(
        path,
        tree -> List.of(),
        tree -> {
          List<String> all = new ArrayList<>(tree.folders(path));
          all.addAll(mounted(path).keySet());
          all.sort(NaturalOrder.NATURAL);
          return all;
        });
  }

  @Override
  public List<String> hiddenFolders(String path) {
    return ask(path, tree -> List.of(), tree -> tree.hiddenFolders(path));
  }

  @Override
  public List<String> arrays(String path) {
    return ask(path, tree -> tree.arrays(""), tree -> tree.arrays(path));
  }

  @Override
  public List<Stray> strays(String path) {
    return ask(
        path,
        tree -> tree.strays(""),
        tree ->
            tree.strays(path).stream()
                .filter(stray -> !mounted(path).containsKey(stray.name()))
                .toList());
  }

  @Override
  public Object identity(String path) {
    return ask(path, tree -> path, tree -> tree.identity(path));
  }

  @Override
  public Optional<String> problem(String path) {
    return ask(path, tree -> Optional.empty(), tree -> tree.problem(path));
  }

  @Override
  public Block block(BlockPlan plan) {
    return ask(plan.path(), tree -> tree.block(plan.atRoot()), tree -> tree.block(plan));
  }

  @Override
  public List<String> texts(String path) {
    return ask(path, tree -> List.of(), tree -> tree.texts(path));
  }

  @Override
  public Optional<String> text(String path, int mostBytes) throws IOException {
    return folders.text(path, mostBytes);
  }
}

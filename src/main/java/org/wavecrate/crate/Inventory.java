package org.wavecrate.crate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.LabelNames;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.Formatted;

/// The entries of a split's crates: the examples in order, with their names and sizes there. Entry
/// `2 k` is example `k` and entry `2 k + 1` its label.
final class Inventory {
  private static final String BLOCK = "block-id-";
  private static final String DEFAULT_PREFIX = "id-";
  private static final int MOST_PREFIX = 200;

  /// Of 4,096 that systems allow, some are left for the name and for where it is unpacked.
  private static final int MOST_PATH_BYTES = 3500;

  /// A block of the crates.
  ///
  /// @param path the folder, such as `train data/block-id-1`
  /// @param first its first example
  /// @param end one past its last
  record Folder(String path, int first, int end) {}

  private final SourceFiles files;
  private final Set<String> leftOutPaths = new HashSet<>();
  private int leftOut;
  private int[] sources = new int[64];
  private int size;
  private final List<Folder> folders = new ArrayList<>();
  private final Optional<String> prefix;

  /// @param dataset the name of the dataset; it may name a lone split
  /// @param excluded paths of examples or labels to leave out
  Inventory(SourceFiles files, String dataset, ExportSettings settings, Set<String> excluded)
      throws ExportException {
    this.files = files;
    Split split = files.split();
    // Rows of an array have no file names that a crate could keep.
    boolean rows = split.blocks().stream().anyMatch(Block::hasRows);
    prefix = settings.renames() || rows ? Optional.of(prefixOf(split)) : Optional.empty();
    String directory = directoryOf(split, dataset);
    for (int b = 0; b < split.blocks().size(); b++) {
      int first = size;
      for (int i = split.start(b); i < split.start(b + 1); i++) {
        if (isExcluded(split.example(i), excluded)) {
          leftOut++;
          leftOutPaths.add(split.example(i).path());
          leftOutPaths.add(split.example(i).labelPath());
        } else {
          add(i);
        }
      }
      if (size > first) {
        String folder =
            rows
                ? directory + "/" + BLOCK + (folders.size() + 1)
                : folderOf(split, split.blocks().get(b), directory);
        folders.add(new Folder(folder, first, size));
      }
    }
    settings.newBlocks().ifPresent(examples -> reblock(directory, examples));
    if (prefix.isEmpty()) {
      requireOrder();
      requireNamesApart();
    }
    requireShortPaths();
  }

  private void add(int source) {
    if (size == sources.length) {
      sources = Arrays.copyOf(sources, 2 * size);
    }
    sources[size++] = source;
  }

  private static boolean isExcluded(Example example, Set<String> excluded) {
    return !excluded.isEmpty()
        && (excluded.contains(example.path()) || excluded.contains(example.labelPath()));
  }

  private static String folderOf(Split split, Block block, String directory) {
    if (!isLone(split) && isNamed(split)) {
      return plain(block.path());
    }
    return block.path().isEmpty() ? directory : directory + "/" + plain(block.path());
  }

  /// Whether the split is all there is, so that no folder within the dataset names it.
  private static boolean isLone(Split split) {
    return split.directories().contains(".");
  }

  /// Whether its folders say which split it is, so that the folders of an unpacked crate do too:
  /// those of "data.npz", which holds two, do not.
  private static boolean isNamed(Split split) {
    return split.directories().stream()
        .allMatch(
            directory ->
                Arrays.stream(directory.split("/"))
                    .anyMatch(name -> SplitName.of(name).equals(Optional.of(split.name()))));
  }

  private static String directoryOf(Split split, String dataset) {
    if (!isLone(split)) {
      return isNamed(split) ? plain(split.directories().getFirst()) : split.name().canonical();
    }
    boolean named = SplitName.of(dataset).equals(Optional.of(split.name()));
    return named ? PlainName.of(dataset) : split.name().canonical();
  }

  private static String plain(String path) {
    return Arrays.stream(path.split("/")).map(PlainName::of).collect(Collectors.joining("/"));
  }

  /// The name of the split's first example up to its number, such as `id-`.
  private static String prefixOf(Split split) {
    String name = split.size() == 0 ? "" : split.example(0).name();
    name =
        split.size() > 0 && split.example(0).isRow()
            ? name.substring(0, name.lastIndexOf('['))
            : name;
    int end = name.lastIndexOf('.');
    int start = Math.max(end, 0);
    while (start > 0 && name.charAt(start - 1) >= '0' && name.charAt(start - 1) <= '9') {
      start--;
    }
    String before = name.substring(0, start);
    String plain = PlainName.of(before);
    boolean numbered =
        start < end
            && plain.length() <= MOST_PREFIX
            && before.endsWith("-")
            && !before.endsWith("label-");
    return numbered ? plain : DEFAULT_PREFIX;
  }

  private void reblock(String directory, int examples) {
    folders.clear();
    for (int first = 0; first < size; first += examples) {
      int end = Math.min(size, first + examples);
      folders.add(new Folder(directory + "/" + BLOCK + (folders.size() + 1), first, end));
    }
  }

  /// Escapes never change the order of names beyond ASCII, but may that of characters which some
  /// systems forbid.
  private void requireOrder() throws ExportException {
    for (int f = 1; f < folders.size(); f++) {
      String[] before = folders.get(f - 1).path().split("/");
      String[] path = folders.get(f).path().split("/");
      if (Arrays.compare(before, path, NaturalOrder.NATURAL) >= 0) {
        throw disorder(folders.get(f).path(), "--examples-per-block gives blocks new names");
      }
    }
    for (Folder folder : folders) {
      String before = "";
      for (int k = folder.first(); k < folder.end(); k++) {
        String stored = source(k).name();
        String name = PlainName.of(stored);
        boolean matters = !name.equals(stored) || !before.isEmpty();
        if (matters && k > folder.first()) {
          String last = PlainName.of(source(k - 1).name());
          if (NaturalOrder.NATURAL.compare(last, name) >= 0) {
            throw disorder(source(k).path(), "--renumber gives examples new names");
          }
        }
        before = name.equals(stored) ? "" : name;
      }
    }
  }

  /// Many systems take `A.npy` and `a.npy` for one name, so that unpacking would lose one.
  private void requireNamesApart() throws ExportException {
    for (Folder folder : folders) {
      Set<String> names = new HashSet<>();
      for (int k = folder.first(); k < folder.end(); k++) {
        if (!names.add(PlainName.of(name(k)).toLowerCase(Locale.ROOT))) {
          throw new ExportException(
              source(k).path()
                  + ": differs from another name only in upper and lower case, which many systems"
                  + " take for one; --renumber gives examples new names");
        }
      }
    }
  }

  private void requireShortPaths() throws ExportException {
    for (Folder folder : folders) {
      if (folder.path().length() > MOST_PATH_BYTES) {
        throw new ExportException(
            Formatted.of(
                "%s: this path has %d bytes; allowed: %d; --examples-per-block gives blocks new"
                    + " names",
                folder.path(), folder.path().length(), MOST_PATH_BYTES));
      }
    }
  }

  private static ExportException disorder(String path, String remedy) {
    return new ExportException(
        path
            + ": can't be written in names that every system allows without changing the order of"
            + " examples; "
            + remedy);
  }

  /// The number of examples.
  int size() {
    return size;
  }

  /// How many examples of the source are not among them.
  int leftOut() {
    return leftOut;
  }

  /// The paths of these and of their labels.
  Set<String> leftOutPaths() {
    return leftOutPaths;
  }

  List<Folder> folders() {
    return folders;
  }

  SourceFiles files() {
    return files;
  }

  /// The example of the source that example `k` is.
  Example source(int k) {
    return files.split().example(sources[k]);
  }

  /// The file of the source that an entry comes from.
  int file(int entry) {
    return 2 * sources[entry / 2] + entry % 2;
  }

  boolean has(int entry) {
    return entry % 2 == 0 || files.bytes(file(entry)) >= 0;
  }

  /// The size of an entry's data.
  long bytes(int entry) {
    return files.bytes(file(entry));
  }

  /// Where within 64 bytes an entry's data must begin, so that its array begins at 64.
  int phase(int entry) {
    return files.phase(file(entry));
  }

  /// The name of an entry.
  ///
  /// @param folder the one that it lies in
  String name(Folder folder, int entry) {
    int k = entry / 2;
    String name = prefix.map(p -> p + (k + 1) + ".npy").orElseGet(() -> PlainName.of(name(k)));
    return folder.path() + "/" + (entry % 2 == 0 ? name : LabelNames.labelOf(name));
  }

  private String name(int k) {
    return source(k).name();
  }
}

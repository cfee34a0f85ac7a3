package org.wavecrate.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.wavecrate.storage.Formatted;

/// The folders of a zip, from its central directory alone, or those of several zips put together.
/// Zips in a zip and `.npz` are opened in place, as folders that are called as they are.
final class ZipTree implements Tree {
  private final ZipContent content = new ZipContent();
  private final String name;

  ZipTree(Path file, Progress progress) throws IOException {
    this(withoutEnding(Location.of(file).name()), List.of(file), progress);
  }

  /// The folders of several zips put together, as the parts of one download are: file by file.
  ///
  /// @param name what they are called together
  ZipTree(String name, List<Path> files, Progress progress) throws IOException {
    this.name = name;
    for (Path file : files) {
      content.read(ZipDirectory.open(file), "", progress);
    }
    while (!content.archives.isEmpty()) {
      var first = content.archives.entrySet().iterator().next();
      content.archives.remove(first.getKey());
      openArchive(first.getKey(), first.getValue(), progress);
    }
    content.settle();
    content.obstacles.refuseAll(zip());
  }

  /// An archive within another, on its own.
  private ZipTree(ZipDirectory zip) throws DatasetException {
    name = withoutEnding(zip.location().name());
    content.read(zip, "", Progress.NONE);
    content.settle();
  }

  private void openArchive(String path, long key, Progress progress) throws DatasetException {
    ZipList zips = content.zips;
    ZipRecord record = zips.record(key);
    String file = Tree.last(path);
    List<Stray> strays = content.folders.make(Tree.parent(path)).strays;
    if (record.obstacle().isPresent() || !record.isStored()) {
      strays.add(new Stray(file, "an archive that is compressed again", LeftOut.Loss.ARRAYS));
      content.obstacles.addArchive(file);
      return;
    }
    int before = zips.size();
    try {
      ZipDirectory inner = zips.zip(key).within(record);
      if (FileKind.of(file) == FileKind.ARRAYS && !new ZipTree(inner).holdsMany()) {
        strays.add(Stray.arrays(file));
      } else {
        content.read(inner, path, progress);
      }
    } catch (DatasetException e) {
      if (zips.size() > before) {
        throw e;
      }
      strays.add(new Stray(file, String.valueOf(e.getMessage()), LeftOut.Loss.ARRAYS));
    }
  }

  /// Whether its arrays hold many examples by their names.
  boolean holdsMany() {
    return !arrays("").isEmpty()
        && !new StackSearch(block(BlockPlan.PLAIN), false, false).find().isEmpty();
  }

  /// The first archive.
  ZipDirectory zip() {
    return content.zips.get(0);
  }

  private static String withoutEnding(String name) {
    return FileKind.isArchive(name) ? name.substring(0, name.length() - 4) : name;
  }

  /// The arrays below a folder, by path, size and checksum.
  Set<String> contents(String path) throws DatasetException {
    return content.folders.contents(path, content.zips);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> folders(String path) {
    return folders(path, false);
  }

  @Override
  public List<String> hiddenFolders(String path) {
    return folders(path, true);
  }

  private List<String> folders(String path, boolean hidden) {
    return content.folders.get(path).folders.stream()
        .filter(folder -> Tree.isLitter(folder) == hidden)
        .toList();
  }

  @Override
  public List<String> texts(String path) {
    return content.texts.keySet().stream()
        .filter(text -> Tree.parent(text).equals(path))
        .map(Tree::last)
        .sorted(NaturalOrder.NATURAL)
        .toList();
  }

  @Override
  public List<String> arrays(String path) {
    return content.folders.get(path).arrays;
  }

  @Override
  public List<Stray> strays(String path) {
    List<Stray> strays = content.folders.get(path).strays;
    if (!path.isEmpty() || content.tooDeep == 0) {
      return strays;
    }
    String why = Formatted.of("more than %d folders deep", ZipListing.DEEPEST);
    Stray one = new Stray(".", why, LeftOut.Loss.ARRAYS);
    return Stream.concat(strays.stream(), Collections.nCopies(content.tooDeep, one).stream())
        .toList();
  }

  @Override
  public Object identity(String path) {
    return path;
  }

  @Override
  public Optional<String> problem(String path) {
    return Optional.empty();
  }

  @Override
  public Block block(BlockPlan plan) {
    ZipTreeFolder folder = content.folders.get(plan.path());
    if (!plan.ignored().isEmpty()) {
      folder = folder.without(plan.ignored());
    }
    ZipFolders all = content.folders;
    ZipTreeFolder labels = plan.labels().filter(all::has).map(all::get).orElse(folder);
    BlockListing names =
        plan.listing(folder.arrays.toArray(String[]::new), labels.arrays.toArray(String[]::new));
    var files = new ZipFiles(content.zips, folder.arrays, folder.records, labels.records, names);
    return plan.block(files, names, Optional.empty());
  }

  @Override
  public Optional<String> text(String path, int mostBytes) throws IOException {
    Long key = content.texts.get(path);
    return key == null ? Optional.empty() : Optional.of(content.zips.record(key).text(mostBytes));
  }
}

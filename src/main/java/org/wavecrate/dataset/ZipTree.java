package org.wavecrate.dataset;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wavecrate.storage.Formatted;

/// The folders of a zip, from its central directory alone. Refuses what a well-meant zip never
/// holds: names that lead elsewhere, links, the same name twice, entries that overlap.
final class ZipTree implements Tree {
  /// What lies deeper can be no example; nor can a name of 30,000 slashes fill the memory.
  private static final int DEEPEST = 32;

  private static final int LONGEST_TARGET = 4096;

  /// @param parent the folder it lies in
  /// @param target where it leads, as it is written
  private record Link(String parent, String name, String target) {}

  private final ZipList zips = new ZipList();
  private final Map<String, ZipTreeFolder> folders = new HashMap<>();
  private final Map<String, Long> texts = new HashMap<>();
  private final List<Link> links = new ArrayList<>(0);
  private final Map<String, Long> archives = new LinkedHashMap<>();
  private final String name;
  private ZipDirectory zip;
  private int number;
  private String top = "";
  private int tooDeep;
  private int readable;
  private int unreadable;
  private @Nullable String obstacle;

  ZipTree(Path file, Progress progress) throws IOException {
    this(withoutEnding(Location.of(file).name()), List.of(file), progress);
  }

  /// The folders of several zips put together, as the parts of one download are: file by file.
  ///
  /// @param name what they are called together
  ZipTree(String name, List<Path> files, Progress progress) throws IOException {
    this.name = name;
    folders.put("", new ZipTreeFolder());
    zip = ZipDirectory.open(files.getFirst());
    for (Path file : files) {
      read(file.equals(files.getFirst()) ? zip : ZipDirectory.open(file), "", progress);
    }
    openArchives(progress);
    settleLinks();
    refuseCopies();
    if (obstacle != null && readable == 0 && unreadable > 1) {
      throw zips.get(0).damaged(obstacle);
    }
  }

  private void read(ZipDirectory of, String path, Progress progress) throws DatasetException {
    zip = of;
    number = zips.add(of);
    top = path;
    try {
      read(progress);
    } catch (InternalError e) {
      throw new DatasetException(of.location().shown() + ": was cut short while it was read", e);
    }
  }

  /// An archive within another, on its own.
  private ZipTree(ZipDirectory of) throws DatasetException {
    name = withoutEnding(of.location().name());
    folders.put("", new ZipTreeFolder());
    zip = of;
    read(of, "", Progress.NONE);
    settleLinks();
    refuseCopies();
  }

  /// Whether its arrays hold many examples by their names.
  boolean holdsMany() {
    return !arrays("").isEmpty()
        && !new StackSearch(block(BlockPlan.PLAIN), false, false).find().isEmpty();
  }

  /// Opens zips in a zip and `.npz` in place, as folders that are called as they are.
  private void openArchives(Progress progress) throws DatasetException {
    while (!archives.isEmpty()) {
      var first = archives.entrySet().iterator().next();
      String path = first.getKey();
      long key = first.getValue();
      archives.remove(path);
      ZipRecord record = zips.record(key);
      String file = Tree.last(path);
      ZipTreeFolder parent = folder(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
      if (record.obstacle().isPresent() || !record.isStored()) {
        parent.strays.add(
            new Stray(file, "an archive that is compressed again", LeftOut.Loss.ARRAYS));
        unreadable += 2;
        obstacle =
            obstacle == null
                ? Formatted.of(
                    "holds archives that are compressed once more (%s); unzip it and open the"
                        + " folder",
                    file)
                : obstacle;
        continue;
      }
      int before = zips.size();
      try {
        ZipDirectory inner = zips.zip(key).within(record);
        if (FileKind.of(file) == FileKind.ARRAYS && !new ZipTree(inner).holdsMany()) {
          parent.strays.add(Stray.arrays(file));
        } else {
          read(inner, path, progress);
        }
      } catch (DatasetException e) {
        if (zips.size() > before) {
          throw e;
        }
        parent.strays.add(new Stray(file, String.valueOf(e.getMessage()), LeftOut.Loss.ARRAYS));
      }
    }
  }

  /// The first archive.
  ZipDirectory zip() {
    return zips.get(0);
  }

  private static String withoutEnding(String name) {
    return FileKind.isArchive(name) ? name.substring(0, name.length() - 4) : name;
  }

  private void read(Progress progress) throws DatasetException {
    ZipExtents extents = new ZipExtents();
    int count = Math.toIntExact(zip.count());
    long at = zip.start();
    for (int i = 0; i < count; i++) {
      if (i % 10_000 == 0) {
        progress.throwIfCancelled();
        progress.report(i, zip.count());
      }
      ZipRecord record = new ZipRecord(zip, at);
      extents.add(record.offset(), record.firstPossibleEnd());
      add(record);
      at = record.next();
    }
    if (at != zip.end()) {
      throw zip.damaged("its directory holds more than its " + zip.count() + " entries");
    }
    extents.refuseOverlap(zip);
  }

  /// Another program must help where no array at all can be read: that is told once.
  private void count(ZipRecord record) {
    Optional<String> found = record.obstacle();
    if (found.isEmpty()) {
      readable++;
      return;
    }
    unreadable++;
    if (obstacle == null) {
      obstacle =
          found.get()
              + (found.get().endsWith("encrypted")
                  ? "; unzip it with its password and open the folder"
                  : "; zip it again with \"zip -r\" or Python's zipfile, or unzip it and open the"
                      + " folder");
    }
  }

  private void add(ZipRecord record) throws DatasetException {
    String name = record.name();
    List<String> parts = Arrays.asList(name.split("/", -1));
    refuseUnsafe(name, parts, record);
    // "./train//id-1.npy" is written by some programs and means "train/id-1.npy".
    List<String> parents =
        parts.subList(0, parts.size() - 1).stream()
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .toList();
    String file = parts.getLast();
    if (parents.size() > DEEPEST || parents.stream().anyMatch(Tree::isAppleDouble)) {
      if (parents.size() > DEEPEST && FileKind.isArray(file)) {
        tooDeep++;
      }
      return;
    }
    String parent = join(top, String.join("/", parents));
    ZipTreeFolder folder = folder(parent);
    if (file.isEmpty() || Tree.isAppleDouble(file)) {
      return;
    }
    if (record.isLink()) {
      links.add(new Link(parent, file, target(record)));
    } else if (FileKind.isArray(file)) {
      if (Tree.isLitter(file)) {
        folder.strays.add(Stray.hidden(file));
      } else {
        folder.add(file, ZipList.key(number, record));
        count(record);
      }
    } else if (FileKind.isArchive(file) && !Tree.isLitter(file)) {
      if (archives.put(Tree.join(parent, file), ZipList.key(number, record)) != null) {
        throw zip.damaged("entry '" + record.shownName() + "' is there twice; refused");
      }
    } else if (Stray.isOne(file)) {
      folder.strays.add(Tree.isLitter(file) ? Stray.hidden(file) : Stray.of(file));
    } else if (FileKind.isTable(file)) {
      Long other = texts.put(Tree.join(parent, file), ZipList.key(number, record));
      if (other != null && zips.zip(other) == zip) {
        throw zip.damaged("entry '" + record.shownName() + "' is there twice; refused");
      }
    }
  }

  private static String target(ZipRecord record) {
    try {
      return record.text(LONGEST_TARGET);
    } catch (IOException e) {
      // It is left out wherever it leads.
      return "";
    }
  }

  /// Tells links to folders of this zip, whose arrays are read there, from those that lose some.
  private void settleLinks() {
    for (Link link : links) {
      boolean within = isFolder(link.parent(), link.target());
      requireNonNull(folders.get(link.parent()))
          .strays
          .add(within ? Stray.linkWithin(link.name()) : Stray.linkInZip(link.name()));
    }
  }

  private boolean isFolder(String parent, String target) {
    Deque<String> path = new ArrayDeque<>(List.of(parent.split("/")));
    for (String part : target.split("/")) {
      if (part.equals("..")) {
        path.pollLast();
      } else if (!part.equals(".")) {
        path.add(part);
      }
    }
    return !target.isBlank()
        && !target.startsWith("/")
        && folders.containsKey(String.join("/", path));
  }

  private void refuseUnsafe(String name, List<String> parts, ZipRecord record)
      throws DatasetException {
    boolean drive = name.length() > 1 && name.charAt(1) == ':';
    if (name.startsWith("/") || drive || parts.contains("..") || name.indexOf('\0') >= 0) {
      throw zip.damaged("entry '" + record.shownName() + "' leads outside the zip; refused");
    }
  }

  private ZipTreeFolder folder(String path) {
    ZipTreeFolder known = folders.get(path);
    if (known == null) {
      known = new ZipTreeFolder();
      folders.put(path, known);
      int slash = path.lastIndexOf('/');
      folder(slash < 0 ? "" : path.substring(0, slash)).folders.add(path.substring(slash + 1));
    }
    return known;
  }

  private void refuseCopies() throws DatasetException {
    for (var folder : folders.entrySet()) {
      folder.setValue(folder.getValue().withoutCopies(zips, folder.getKey()));
    }
  }

  private static String join(String top, String path) {
    return path.isEmpty() ? top : Tree.join(top, path);
  }

  /// What arrays there are below a folder, by path, size and checksum.
  Set<String> contents(String path) throws DatasetException {
    Set<String> found = new HashSet<>();
    String prefix = path.isEmpty() ? "" : path + "/";
    for (var folder : folders.entrySet()) {
      if (folder.getKey().equals(path) || folder.getKey().startsWith(prefix)) {
        List<String> arrays = folder.getValue().arrays;
        for (int i = 0; i < arrays.size(); i++) {
          ZipRecord record = zips.record(folder.getValue().records[i]);
          String file = Tree.join(folder.getKey(), arrays.get(i)).substring(prefix.length());
          found.add(file + " " + record.bytes() + " " + record.checksum());
        }
      }
    }
    return found;
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
    ZipTreeFolder folder = folders.get(path);
    return folder == null
        ? List.of()
        : folder.folders.stream().filter(name -> Tree.isLitter(name) == hidden).toList();
  }

  @Override
  public List<String> texts(String path) {
    int skipped = path.isEmpty() ? 0 : path.length() + 1;
    return texts.keySet().stream()
        .filter(text -> text.equals(Tree.join(path, Tree.last(text))))
        .map(text -> text.substring(skipped))
        .sorted(NaturalOrder.NATURAL)
        .toList();
  }

  @Override
  public List<String> arrays(String path) {
    ZipTreeFolder folder = folders.get(path);
    return folder == null ? List.of() : folder.arrays;
  }

  @Override
  public List<Stray> strays(String path) {
    ZipTreeFolder folder = folders.get(path);
    List<Stray> strays = folder == null ? List.of() : folder.strays;
    if (!path.isEmpty() || tooDeep == 0) {
      return strays;
    }
    String why = Formatted.of("%,d arrays more than %d folders deep", tooDeep, DEEPEST);
    return Stream.concat(strays.stream(), Stream.of(new Stray("", why, LeftOut.Loss.ARRAYS)))
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
    ZipTreeFolder folder = folders.getOrDefault(plan.path(), new ZipTreeFolder());
    if (!plan.ignored().isEmpty()) {
      folder = folder.without(plan.ignored());
    }
    ZipTreeFolder own = folder;
    ZipTreeFolder labels = plan.labels().map(path -> folders.getOrDefault(path, own)).orElse(own);
    BlockListing names =
        plan.listing(folder.arrays.toArray(String[]::new), labels.arrays.toArray(String[]::new));
    var files = new ZipFiles(zips, folder.arrays, folder.records, labels.records, names);
    return plan.block(files, names, Optional.empty());
  }

  @Override
  public Optional<String> text(String path, int mostBytes) throws IOException {
    Long record = texts.get(path);
    return record == null ? Optional.empty() : Optional.of(zips.record(record).text(mostBytes));
  }
}

package org.wavecrate.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wavecrate.storage.Formatted;

/// The zips of one folder: parts of a download are put together, copies are passed over.
final class ZipFolder {
  /// `my-set-20260101T120000Z-1-001.zip`, as Google Drive calls the parts of a download.
  private static final Pattern PART =
      Pattern.compile(
          "(.+?)(?:-\\d{8}T\\d{6}Z(?:-\\d+)?)?-(\\d{3})\\.zip", Pattern.CASE_INSENSITIVE);

  /// One zip, or several that are parts of one.
  ///
  /// @param name what it is called
  /// @param apart whether other zips have blocks of the same names that are none of its parts
  record Unit(String name, List<Path> files, ZipTree tree, Scanner scanner, boolean apart) {
    private Set<String> contents() throws DatasetException {
      return tree.contents(scanner.root());
    }

    /// The prefix of the paths of its blocks, to tell them from those of other zips.
    String prefix() {
      return scanner.namesSplits() && !apart ? "" : name;
    }

    Unit toldApart() {
      return new Unit(name, files, tree, scanner, true);
    }
  }

  private final Arrangement arrangement;
  private final Labelling labelling;
  private final Progress progress;
  private final List<Unit> units = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ZipFolder(Path folder, Arrangement arrangement, Labelling labelling, Progress progress)
      throws IOException {
    this.arrangement = arrangement;
    this.labelling = labelling;
    this.progress = progress;
    List<Unit> found = new ArrayList<>();
    List<IOException> failures = new ArrayList<>();
    for (List<Path> parts : grouped(zips(folder))) {
      found.addAll(open(parts, failures));
    }
    if (found.isEmpty() && !failures.isEmpty()) {
      throw failures.getFirst();
    }
    for (Unit unit : withoutCopies(found)) {
      units.add(unit);
    }
    mergeBlocks();
  }

  /// The zips of a folder, in natural order.
  static List<Path> zips(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Dataset.isZip(name(file)) && !Tree.isLitter(name(file)))
          .filter(Files::isRegularFile)
          .sorted((a, b) -> NaturalOrder.NATURAL.compare(name(a), name(b)))
          .toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static List<List<Path>> grouped(List<Path> zips) {
    Map<String, List<Path>> groups = new LinkedHashMap<>();
    for (Path zip : zips) {
      Matcher part = PART.matcher(name(zip));
      String key = part.matches() ? name(zip).substring(0, part.start(2)) : name(zip);
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(zip);
    }
    return List.copyOf(groups.values());
  }

  /// Opens zips one by one unless they are parts of one. One that can't be opened is left out: the
  /// others can.
  private List<Unit> open(List<Path> parts, List<IOException> failures) {
    if (parts.size() > 1) {
      try {
        return List.of(unit(parts));
      } catch (IOException e) {
        // Zips that are only numbered: each is what it is on its own.
        notes.clear();
      }
    }
    List<Unit> single = new ArrayList<>();
    for (Path zip : parts) {
      try {
        single.add(unit(List.of(zip)));
      } catch (IOException e) {
        failures.add(e);
        leftOut.add(unreadable(zip, e));
      }
    }
    return single;
  }

  private static LeftOut unreadable(Path zip, IOException failure) {
    String why = String.valueOf(failure.getMessage());
    String reason = why.startsWith(zip + ": ") ? why.substring((zip + ": ").length()) : why;
    return new LeftOut(name(zip), 0, "can't be opened: " + reason, LeftOut.Loss.ARRAYS);
  }

  private Unit unit(List<Path> files) throws IOException {
    String name = name(files.getFirst());
    Matcher part = PART.matcher(name);
    boolean several = files.size() > 1;
    String stem = several && part.matches() ? part.group(1) : name.substring(0, name.length() - 4);
    ZipTree tree = new ZipTree(stem, files, progress);
    return new Unit(
        several ? stem : name, files, tree, new Scanner(tree, arrangement, progress), false);
  }

  private List<Unit> withoutCopies(List<Unit> found) throws DatasetException {
    Map<Set<String>, Unit> known = new HashMap<>();
    Set<Unit> copies = new HashSet<>();
    // "train.zip" rather than "train (1).zip".
    List<Unit> shortFirst =
        found.stream().sorted(Comparator.comparingInt(unit -> unit.name().length())).toList();
    for (Unit unit : shortFirst) {
      Set<String> contents = unit.contents();
      Unit same = contents.isEmpty() ? null : known.putIfAbsent(contents, unit);
      if (same != null) {
        copies.add(unit);
        copy(unit.name(), contents.size(), same.name());
      }
    }
    return found.stream().filter(unit -> !copies.contains(unit)).toList();
  }

  private void copy(String name, int files, String taken) {
    leftOut.add(new LeftOut(name, files, "the same files as in " + taken, LeftOut.Loss.NONE));
    notes.add(Formatted.of("%s: holds the same files as %s, which was taken", name, taken));
  }

  /// Blocks that lie in several zips are one block each.
  private void mergeBlocks() throws IOException {
    Map<String, Unit> owners = new HashMap<>();
    Set<Unit> together = new LinkedHashSet<>();
    for (Unit unit : units) {
      // A scanner of its own: one notes what it leaves out whenever it is asked.
      Scanner scanner = new Scanner(unit.tree(), arrangement, progress);
      for (Split split : scanner.splits(unit.prefix(), labelling, Optional.empty())) {
        for (Block block : split.blocks()) {
          Unit other = owners.putIfAbsent(block.path(), unit);
          if (other != null && other != unit) {
            together.add(other);
            together.add(unit);
          }
        }
      }
    }
    Map<String, List<Unit>> byRoot =
        together.stream()
            .collect(
                Collectors.groupingBy(
                    unit -> unit.scanner().root(), LinkedHashMap::new, Collectors.toList()));
    // Below different folders they are no parts of one.
    boolean apart = byRoot.size() > 1;
    for (List<Unit> parts : byRoot.values()) {
      int at = units.indexOf(parts.getFirst());
      Unit whole =
          parts.size() == 1
              ? parts.getFirst()
              : unit(parts.stream().flatMap(unit -> unit.files().stream()).toList());
      units.set(at, apart ? whole.toldApart() : whole);
      units.removeAll(parts.subList(1, parts.size()));
    }
    if (apart) {
      notes.add(
          Formatted.of(
              "%s: blocks of the same names below different folders, and other files in them; each"
                  + " zip was taken as it is",
              together.stream().map(Unit::name).collect(Collectors.joining(", "))));
    }
  }

  List<Unit> units() {
    return units;
  }

  /// Zips that were not taken.
  List<LeftOut> leftOut() {
    return leftOut;
  }

  /// The account of its use, a sentence each.
  List<String> notes() {
    return notes;
  }

  /// Zips beside folders that were opened: copies of these, or something that is missing now.
  ///
  /// @param root where the splits lie
  static Beside beside(Path folder, Path root, Progress progress) throws IOException {
    List<LeftOut> leftOut = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Path zip : zips(folder)) {
      String name = name(zip);
      try {
        ZipTree tree = new ZipTree(zip, progress);
        String top = new Scanner(tree, Arrangement.AUTO, progress).root();
        Set<String> contents = tree.contents(top);
        Path own =
            folder.resolve(name.substring(0, name.length() - 4).replaceFirst(" ?\\(\\d+\\)$", ""));
        if (contents.isEmpty()) {
          continue;
        }
        Path same =
            Stream.of(root, folder, own)
                .filter(place -> FileCopies.areIn(place, contents))
                .findFirst()
                .orElse(null);
        if (same != null) {
          String taken = same.equals(folder) ? "the folders" : "the folder " + name(same);
          leftOut.add(
              new LeftOut(
                  name, contents.size(), "the same files as in " + taken, LeftOut.Loss.NONE));
          notes.add(Formatted.of("%s: holds the same files as %s, which were taken", name, taken));
        } else {
          leftOut.add(
              new LeftOut(
                  name,
                  contents.size(),
                  "a zip beside the folders, which holds other files; unzip it or move it away",
                  LeftOut.Loss.ARRAYS));
        }
      } catch (IOException e) {
        leftOut.add(unreadable(zip, e));
      }
    }
    return new Beside(leftOut, notes);
  }

  /// The other entries next to folders.
  record Beside(List<LeftOut> leftOut, List<String> notes) {
    static final Beside NOTHING = new Beside(List.of(), List.of());
  }
}

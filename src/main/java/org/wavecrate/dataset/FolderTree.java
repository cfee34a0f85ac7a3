package org.wavecrate.dataset;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wavecrate.storage.SmallFile;

/// The folders of a disk. Lists each folder once and opens no file: only names are read.
final class FolderTree implements Tree {
  private record Listing(
      List<String> folders,
      List<String> hidden,
      String[] arrays,
      List<Stray> strays,
      Optional<String> problem) {
    static Listing failed(String problem) {
      return new Listing(List.of(), List.of(), new String[0], List.of(), Optional.of(problem));
    }
  }

  /// A look at the disk for each file would take longer than all else: so many with an ending that
  /// no folder should have are looked at.
  private static final int MOST_LOOKED_AT = 64;

  private final Path root;
  private final Map<String, Listing> listings = new ConcurrentHashMap<>();
  private volatile boolean hasLinks;

  FolderTree(Path root) {
    this.root = root;
  }

  @Override
  public String name() {
    Path name = root.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  @Override
  public Optional<String> problem(String path) {
    return list(path).problem();
  }

  @Override
  public List<String> folders(String path) {
    return list(path).folders();
  }

  @Override
  public List<String> hiddenFolders(String path) {
    return list(path).hidden();
  }

  @Override
  public List<String> arrays(String path) {
    return Arrays.asList(list(path).arrays());
  }

  @Override
  public List<Stray> strays(String path) {
    return list(path).strays();
  }

  @Override
  public Object identity(String path) {
    return hasLinks ? real(path) : path;
  }

  private Object real(String path) {
    try {
      return root.resolve(path).toRealPath();
    } catch (IOException | InvalidPathException e) {
      // It can't be listed either, and that is told.
      return path;
    }
  }

  @Override
  public Block block(BlockPlan plan) {
    Listing listing = list(plan.path());
    // A block is built once; its names need not stay in memory twice.
    listings.remove(plan.path());
    String[] arrays =
        plan.ignored().isEmpty()
            ? listing.arrays()
            : Arrays.stream(listing.arrays())
                .filter(file -> !plan.ignored().contains(file))
                .toArray(String[]::new);
    String[] labels = plan.labels().map(path -> list(path).arrays()).orElse(arrays);
    BlockListing names = plan.listing(arrays, labels);
    Path folder = listing.problem().isPresent() ? root : root.resolve(plan.path());
    Path labelFolder = plan.labels().map(root::resolve).orElse(folder);
    var files = new FolderFiles(folder, arrays, labelFolder, labels, names);
    return plan.block(files, names, listing.problem());
  }

  private Listing list(String path) {
    return listings.computeIfAbsent(path, this::read);
  }

  /// Whether Java could not decode a name, as in the locale "C". It may be a folder of examples, so
  /// it must not be passed over in silence.
  private static boolean isGarbled(String name) {
    return name.indexOf('\ufffd') >= 0;
  }

  private Listing read(String path) {
    if (isGarbled(path)) {
      return Listing.failed("its name can't be expressed in this locale; set LC_ALL=C.UTF-8");
    }
    // File.list reads names alone, several times as fast as a stream of paths.
    File folder = root.resolve(path).toFile();
    String[] names = folder.list();
    if (names == null) {
      return Listing.failed(
          Files.isDirectory(folder.toPath())
              ? "permission to list this folder is denied"
              : "there is no such folder");
    }
    List<String> arrays = new ArrayList<>(names.length);
    List<String> folders = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    List<Stray> strays = new ArrayList<>();
    int looked = 0;
    for (String name : names) {
      FileKind kind = FileKind.of(name);
      if (Tree.isAppleDouble(name)) {
        continue;
      }
      boolean known = kind != FileKind.UNKNOWN;
      boolean folderPerhaps = !known || kind != FileKind.ARRAY && looked++ < MOST_LOOKED_AT;
      if (folderPerhaps && addUnknown(path, new File(folder, name), folders, hidden, strays)) {
        continue;
      }
      boolean litter = Tree.isLitter(name);
      if (kind == FileKind.ARRAY && !litter) {
        arrays.add(name);
      } else if (kind == FileKind.ARRAY || Stray.isOne(name)) {
        strays.add(litter ? Stray.hidden(name) : Stray.of(name));
      }
    }
    folders.sort(NaturalOrder.NATURAL);
    hidden.sort(NaturalOrder.NATURAL);
    return new Listing(folders, hidden, arrays.toArray(String[]::new), strays, Optional.empty());
  }

  /// Takes what is a folder or a link to nowhere, whatever its name says.
  private boolean addUnknown(
      String path, File file, List<String> folders, List<String> hidden, List<Stray> strays) {
    String name = file.getName();
    if (isGarbled(name)) {
      return folders.add(name);
    }
    if (!file.isDirectory()) {
      return !file.exists()
          && Files.isSymbolicLink(file.toPath())
          && strays.add(Stray.brokenLink(name));
    }
    if (Files.isSymbolicLink(file.toPath())) {
      hasLinks = true;
      if (leadsUp(path, file)) {
        return strays.add(Stray.linkUp(name));
      }
    }
    return (Tree.isLitter(name) ? hidden : folders).add(name);
  }

  /// Whether a link leads to one of the folders on the way to it, so that there would be no end.
  private boolean leadsUp(String path, File link) {
    try {
      Path target = link.toPath().toRealPath();
      String above = path;
      while (!above.isEmpty()) {
        if (target.equals(real(above))) {
          return true;
        }
        above = Tree.parent(above);
      }
      return target.equals(real(""));
    } catch (IOException e) {
      // Listing it will tell.
      return false;
    }
  }

  @Override
  public List<String> texts(String path) {
    String[] names = root.resolve(path).toFile().list((folder, name) -> FileKind.isTable(name));
    return names == null ? List.of() : Arrays.stream(names).sorted(NaturalOrder.NATURAL).toList();
  }

  @Override
  public Optional<String> text(String path, int mostBytes) throws IOException {
    Path file = root.resolve(path);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SmallFile.text(file, mostBytes));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new DatasetException(String.valueOf(e.getMessage()), e);
    }
  }
}

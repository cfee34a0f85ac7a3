package org.wavecrate.dataset;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wavecrate.storage.SmallFile;

/// The folders of a disk. Lists each folder once and opens no file: only names are read.
final class FolderTree implements Tree {
  private record Listing(List<String> folders, String[] arrays, Optional<String> problem) {}

  private final Path root;
  private final Map<String, Listing> listings = new ConcurrentHashMap<>();

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
  public boolean holdsArrays(String path) {
    return list(path).arrays().length > 0;
  }

  @Override
  public Block block(String path, String shown) {
    Listing listing = list(path);
    // A block is built once; its names need not stay in memory twice.
    listings.remove(path);
    BlockListing names = BlockListing.of(listing.arrays());
    Path folder = listing.problem().isPresent() ? root : root.resolve(path);
    var files = new FolderFiles(folder, listing.arrays(), names);
    return new Block(
        Tree.last(shown), shown, files, names.orphans(), names.spares(), listing.problem());
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
      String problem = "its name can't be expressed in this locale; set LC_ALL=C.UTF-8";
      return new Listing(List.of(), new String[0], Optional.of(problem));
    }
    // File.list reads names alone, several times as fast as a stream of paths.
    File folder = root.resolve(path).toFile();
    String[] names = folder.list();
    if (names == null) {
      String problem =
          Files.isDirectory(folder.toPath())
              ? "permission to list this folder is denied"
              : "there is no such folder";
      return new Listing(List.of(), new String[0], Optional.of(problem));
    }
    String[] arrays =
        Arrays.stream(names)
            .filter(name -> name.endsWith(LabelNames.SUFFIX) && !Tree.isLitter(name))
            .toArray(String[]::new);
    List<String> folders =
        Arrays.stream(names)
            .filter(name -> !name.endsWith(LabelNames.SUFFIX) && !Tree.isLitter(name))
            .filter(name -> isGarbled(name) || new File(folder, name).isDirectory())
            .sorted(NaturalOrder.NATURAL)
            .toList();
    return new Listing(folders, arrays, Optional.empty());
  }

  @Override
  public List<String> texts(String path) {
    String[] names = root.resolve(path).toFile().list((folder, name) -> name.endsWith(".json"));
    return names == null ? List.of() : Arrays.stream(names).sorted(NaturalOrder.NATURAL).toList();
  }

  @Override
  public Optional<String> text(String path) throws IOException {
    Path file = root.resolve(path);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SmallFile.text(file, MOST_TEXT_BYTES));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new DatasetException(String.valueOf(e.getMessage()), e);
    }
  }
}

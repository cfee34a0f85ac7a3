package org.wavecrate.dataset;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wavecrate.storage.Formatted;

/// Opens datasets: a folder, a zip, or a folder of zips that are parts of one dataset.
final class DatasetOpener {
  static final TableReader NO_TABLES =
      (file, text, key, value) -> {
        throw new DatasetException(file + ": no tables are read here");
      };
  private static final String LOOKED_FOR =
      "no .npy examples found; looked for splits (folders named train, validation, dev, test, eval"
          + " and the like), for blocks (folders of .npy files), for .npy files and for zips of"
          + " these";

  private final Path path;
  private final Arrangement arrangement;
  private final TableReader reader;
  private final Progress progress;

  DatasetOpener(Path path, Arrangement arrangement, TableReader reader, Progress progress) {
    this.path = path;
    this.arrangement = arrangement;
    this.reader = reader;
    this.progress = progress;
  }

  Dataset open() throws IOException {
    if (Files.isDirectory(path)) {
      return openFolder();
    }
    if (!Files.exists(path)) {
      throw new DatasetException(path + ": there is no such file or folder");
    }
    if (FileKind.isVolume(path.toString())) {
      throw new DatasetException(path + ": is " + Stray.VOLUME);
    }
    if (!FileKind.isArchive(path.toString()) || !Files.isRegularFile(path)) {
      throw new DatasetException(
          path + ": is neither a folder nor a .zip; open the folder that holds it");
    }
    return openZip();
  }

  /// Opens a zip whatever its name.
  Dataset openZip() throws IOException {
    ZipTree tree = new ZipTree(path, progress);
    Scanner scanner = new Scanner(tree, arrangement, progress);
    if (scanner.isEmpty()) {
      throw new DatasetException(path + ": " + LOOKED_FOR);
    }
    Tables tables = new Tables(tree, scanner.root(), reader, path);
    Optional<String> recipe = recipe(tree, scanner.root());
    return of(scanner, recipe, Optional.empty(), tables, ZipFolder.Beside.NOTHING);
  }

  private Dataset of(
      Scanner scanner,
      Optional<String> recipe,
      Optional<Path> recipeFile,
      Tables tables,
      ZipFolder.Beside zips)
      throws IOException {
    Labelling labelling = tables.labelling(arrangement.labels());
    Optional<ValuesByExample> division = tables.splits(arrangement.splits());
    List<Split> splits = scanner.splits("", labelling, division);
    if (splits.isEmpty()) {
      ValuesByExample table = division.orElseThrow();
      throw new DatasetException(
          Formatted.of(
                  "%s: %s names the split of no example; its keys: %s, ...; expected {\"train\":"
                      + " [..], ..}",
                  path, table.file(), String.join(", ", table.someKeys()))
              + " or a column of splits");
    }
    tables.requireUse(splits);
    return new Dataset(
        path,
        splits,
        recipe,
        recipeFile,
        arrangement,
        tables,
        Dataset.joined(scanner.leftOut(""), zips.leftOut()),
        Stream.concat(
                Remark.all(Remark.About.SPLITS, scanner.notes()),
                Remark.all(Remark.About.COPIES, zips.notes()))
            .toList());
  }

  private Dataset openFolder() throws IOException {
    Tree tree = new MountedTree(new FolderTree(path), path);
    if (tree.problem("").isPresent()) {
      throw new DatasetException(path + ": " + tree.problem("").get());
    }
    Scanner scanner = new Scanner(tree, arrangement, progress);
    if (!scanner.isEmpty()) {
      Path file = path.resolve(recipeIn(scanner.root()));
      Optional<String> recipe = recipe(tree, scanner.root());
      Tables tables = new Tables(tree, scanner.root(), reader, path);
      ZipFolder.Beside zips = ZipFolder.beside(path, path.resolve(scanner.root()), progress);
      return of(scanner, recipe, Optional.of(file), tables, zips);
    }
    List<LeftOut> beside = scanner.leftOut("");
    Tables tables = new Tables(tree, "", reader, path);
    return openCrates(tree.text(Dataset.RECIPE_FILE), tables, beside)
        .orElseThrow(() -> nothing(beside));
  }

  private DatasetException nothing(List<LeftOut> beside) {
    return beside.stream()
        .filter(file -> file.why().equals(Stray.VOLUME))
        .findFirst()
        .map(volume -> new DatasetException(path + ": no .npy examples found, but " + volume.why()))
        .orElseGet(() -> new DatasetException(path + ": " + LOOKED_FOR + "; " + found(path)));
  }

  private Optional<Dataset> openCrates(
      Optional<String> ownRecipe, Tables tables, List<LeftOut> beside) throws IOException {
    Labelling labelling = tables.labelling(arrangement.labels());
    ZipFolder zips = new ZipFolder(path, arrangement, labelling, progress);
    Map<SplitName, List<Split>> parts = new EnumMap<>(SplitName.class);
    Optional<String> recipe = ownRecipe;
    List<LeftOut> leftOut = new ArrayList<>(beside);
    leftOut.addAll(zips.leftOut());
    Optional<ValuesByExample> division = tables.splits(arrangement.splits());
    List<Remark> notes = new ArrayList<>(Remark.all(Remark.About.COPIES, zips.notes()).toList());
    for (ZipFolder.Unit zip : zips.units()) {
      Scanner scanner = zip.scanner();
      for (Split split : scanner.splits(zip.prefix(), labelling, division)) {
        parts.computeIfAbsent(split.name(), s -> new ArrayList<>()).add(split);
      }
      leftOut.addAll(scanner.leftOut(zip.name()));
      scanner
          .notes()
          .forEach(note -> notes.add(new Remark(Remark.About.SPLITS, zip.name() + "/" + note)));
      if (recipe.isEmpty()) {
        recipe = recipe(zip.tree(), scanner.root());
      }
    }
    List<Split> splits = new ArrayList<>();
    for (List<Split> split : parts.values()) {
      splits.add(join(split));
    }
    return splits.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Dataset(
                path,
                splits,
                recipe,
                Optional.of(path.resolve(Dataset.RECIPE_FILE)),
                arrangement,
                tables,
                leftOut,
                notes));
  }

  private Split join(List<Split> parts) throws DatasetException {
    Set<String> seen = new HashSet<>();
    for (Split part : parts) {
      for (Block block : part.blocks()) {
        if (!seen.add(block.path())) {
          throw new DatasetException(
              Formatted.of(
                  "%s: two zips hold the block %s, below different folders; unzip both into one"
                      + " folder",
                  path, block.path()));
        }
      }
    }
    return new Split(
        parts.getFirst().name(),
        parts.stream().flatMap(part -> part.directories().stream()).distinct().toList(),
        parts.stream()
            .flatMap(part -> part.blocks().stream())
            .sorted(DatasetOpener::asInFolders)
            .toList(),
        parts.getFirst().labelling());
  }

  /// Name by name: "train" with all it holds comes before "train 2".
  private static int asInFolders(Block a, Block b) {
    return Arrays.compare(a.path().split("/"), b.path().split("/"), NaturalOrder.NATURAL);
  }

  /// The recipe beside the splits, else the one that a crate brought along under a name of its own.
  private static Optional<String> recipe(Tree tree, String root) throws IOException {
    Optional<String> recipe = tree.text(recipeIn(root));
    Optional<String> brought =
        tree.texts(root).stream()
            .filter(name -> name.endsWith("." + Dataset.RECIPE_FILE))
            .findFirst();
    return recipe.isPresent() || brought.isEmpty()
        ? recipe
        : tree.text(Tree.join(root, brought.get()));
  }

  private static String recipeIn(String root) {
    return Tree.join(root, Dataset.RECIPE_FILE);
  }

  private static String found(Path folder) {
    File[] files = folder.toFile().listFiles();
    if (files == null || files.length == 0) {
      return "the folder is empty";
    }
    int most = 5;
    String names =
        Arrays.stream(files)
            .map(file -> file.getName() + (file.isDirectory() ? "/" : ""))
            .sorted(NaturalOrder.NATURAL)
            .limit(most)
            .collect(Collectors.joining(", "));
    return "found: "
        + names
        + (files.length > most ? " and " + (files.length - most) + " more" : "");
  }
}

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.storage.Formatted;

/// An open dataset: its splits, blocks and examples by name. Opening reads names alone; arrays are
/// opened one by one on request. Immutable, needs no closing, and never writes.
public final class Dataset {
  private static final String RECIPE = "wavecrate.json";
  private static final String ZIP = ".zip";
  private static final TableReader NO_TABLES =
      (file, text, key, value) -> {
        throw new DatasetException(file + ": no tables are read here");
      };
  private static final String LOOKED_FOR =
      "no .npy examples found; looked for splits (folders named train, validation, dev, test, eval"
          + " and the like), for blocks (folders of .npy files), for .npy files and for zips of"
          + " these";

  private final Path path;
  private final List<Split> files;
  private final List<LeftOut> filesLeftOut;
  private final List<Remark> fileNotes;
  private final List<Split> splits;
  private final FirstArrays firstArrays;
  private final Optional<String> recipe;
  private final Optional<Path> recipeFile;
  private final Arrangement arrangement;
  private final Tables tables;
  private final List<LeftOut> leftOut;
  private final List<Remark> notes;

  /// @param splits what the files make up, each an example
  /// @param leftOut files that are none
  /// @param notes how folders were read
  private Dataset(
      Path path,
      List<Split> splits,
      Optional<String> recipe,
      Optional<Path> recipeFile,
      Arrangement arrangement,
      Tables tables,
      List<LeftOut> leftOut,
      List<Remark> notes) {
    this.tables = tables;
    this.recipeFile = recipeFile;
    this.arrangement = arrangement;
    this.path = path;
    files = splits;
    filesLeftOut = leftOut;
    fileNotes = notes;
    Labelling labelling = splits.getFirst().labelling();
    // Classes are numbered through all splits, before anything asks for a label.
    labelling.bind(splits, isPart());
    Stacks stacks = new Stacks(splits, arrangement.holds(), labelling);
    List<Split> divided = stacks.any() ? stacks.splits() : splits;
    if (stacks.any()) {
      labelling.bind(divided, isPart() && divided.size() == 1);
    }
    firstArrays = new FirstArrays(divided);
    this.splits = divided.stream().map(split -> split.judgedBy(firstArrays)).toList();
    this.leftOut = joined(leftOut, stacks.leftOut());
    this.notes = joined(notes, Remark.all(Remark.About.HOLDS, stacks.notes()).toList());
    this.recipe = recipe;
  }

  /// Whether it is one split of a dataset that may have more: its name says so.
  private boolean isPart() {
    return files.size() == 1
        && (SplitName.of(name()).isPresent()
            || files.getFirst().directories().stream()
                .anyMatch(directory -> SplitName.of(directory).isPresent()));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /// Opens a dataset as the names in it suggest.
  ///
  /// @throws DatasetException as [#open(Path, Arrangement, Progress)]
  public static Dataset open(Path path, Progress progress) throws IOException {
    return open(path, Arrangement.AUTO, NO_TABLES, progress);
  }

  /// Opens a dataset, a split, a block, a zip of any of these, or a folder of such zips.
  ///
  /// @param arrangement how its files are to be read
  /// @param reader reads the tables that the arrangement names
  /// @param progress told of the blocks listed; may cancel
  /// @throws DatasetException if there is nothing to open, with what was looked for and found
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public static Dataset open(
      Path path, Arrangement arrangement, TableReader reader, Progress progress)
      throws IOException {
    if (Files.isDirectory(path)) {
      return openFolder(path, arrangement, reader, progress);
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
    return openZip(path, arrangement, reader, progress);
  }

  /// Opens a zip whatever its name, such as one that is about to get its own.
  ///
  /// @throws DatasetException as [#open(Path, Arrangement, TableReader, Progress)]
  public static Dataset openZip(
      Path path, Arrangement arrangement, TableReader reader, Progress progress)
      throws IOException {
    ZipTree tree = new ZipTree(path, progress);
    Scanner scanner = new Scanner(tree, arrangement, progress);
    if (scanner.isEmpty()) {
      throw new DatasetException(path + ": " + LOOKED_FOR);
    }
    Tables tables = new Tables(tree, scanner.root(), reader, path);
    return of(
        path,
        scanner,
        recipe(tree, scanner.root()),
        Optional.empty(),
        arrangement,
        tables,
        ZipFolder.Beside.NOTHING);
  }

  private static Dataset of(
      Path path,
      Scanner scanner,
      Optional<String> recipe,
      Optional<Path> recipeFile,
      Arrangement arrangement,
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
        joined(scanner.leftOut(""), zips.leftOut()),
        Stream.concat(
                Remark.all(Remark.About.SPLITS, scanner.notes()),
                Remark.all(Remark.About.COPIES, zips.notes()))
            .toList());
  }

  private static Dataset openFolder(
      Path path, Arrangement arrangement, TableReader reader, Progress progress)
      throws IOException {
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
      return of(path, scanner, recipe, Optional.of(file), arrangement, tables, zips);
    }
    List<LeftOut> beside = scanner.leftOut("");
    Tables tables = new Tables(tree, "", reader, path);
    return openCrates(path, tree.text(RECIPE), arrangement, tables, beside, progress)
        .orElseThrow(() -> nothing(path, beside));
  }

  private static DatasetException nothing(Path path, List<LeftOut> beside) {
    return beside.stream()
        .filter(file -> file.why().equals(Stray.VOLUME))
        .findFirst()
        .map(volume -> new DatasetException(path + ": no .npy examples found, but " + volume.why()))
        .orElseGet(() -> new DatasetException(path + ": " + LOOKED_FOR + "; " + found(path)));
  }

  private static Optional<Dataset> openCrates(
      Path folder,
      Optional<String> ownRecipe,
      Arrangement arrangement,
      Tables tables,
      List<LeftOut> beside,
      Progress progress)
      throws IOException {
    Labelling labelling = tables.labelling(arrangement.labels());
    ZipFolder zips = new ZipFolder(folder, arrangement, labelling, progress);
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
      splits.add(join(folder, split));
    }
    return splits.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Dataset(
                folder,
                splits,
                recipe,
                Optional.of(folder.resolve(RECIPE)),
                arrangement,
                tables,
                leftOut,
                notes));
  }

  private static Split join(Path folder, List<Split> parts) throws DatasetException {
    Set<String> seen = new HashSet<>();
    for (Split part : parts) {
      for (Block block : part.blocks()) {
        if (!seen.add(block.path())) {
          throw new DatasetException(
              Formatted.of(
                  "%s: two zips hold the block %s, below different folders; unzip both into one"
                      + " folder",
                  folder, block.path()));
        }
      }
    }
    return new Split(
        parts.getFirst().name(),
        parts.stream().flatMap(part -> part.directories().stream()).distinct().toList(),
        parts.stream()
            .flatMap(part -> part.blocks().stream())
            .sorted(Dataset::asInFolders)
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
        tree.texts(root).stream().filter(name -> name.endsWith("." + RECIPE)).findFirst();
    return recipe.isPresent() || brought.isEmpty()
        ? recipe
        : tree.text(Tree.join(root, brought.get()));
  }

  private static String recipeIn(String root) {
    return Tree.join(root, RECIPE);
  }

  static boolean isZip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(ZIP);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
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

  /// What was opened.
  public Path path() {
    return path;
  }

  /// The file or folder name, for people.
  public String name() {
    return name(path.toAbsolutePath().normalize());
  }

  /// The splits that are there, in the order train, validation, test.
  public List<Split> splits() {
    return splits;
  }

  public Optional<Split> split(SplitName name) {
    return splits.stream().filter(split -> split.name() == name).findFirst();
  }

  /// The example of this path, such as `train data/block-id-1/id-1.npy`; the split's canonical name
  /// may stand for its folder, and `.npy` may be left out.
  public Optional<Example> find(String wanted) {
    if (wanted.endsWith("]")) {
      return findFile(wanted);
    }
    return FileKind.isArray(wanted)
        ? findFile(wanted)
        : findFile(wanted + LabelNames.SUFFIX).or(() -> findFile(wanted + ".NPY"));
  }

  private Optional<Example> findFile(String file) {
    for (Split split : splits) {
      for (int i = 0; i < split.blocks().size(); i++) {
        Block block = split.blocks().get(i);
        String own = block.folder();
        boolean flat = own.isEmpty() || split.directories().contains(own);
        String canonical = split.name().canonical() + "/" + (flat ? "" : Tree.last(own) + "/");
        String stored = block.pathOf("");
        for (String folder : new String[] {stored, canonical}) {
          int found = file.startsWith(folder) ? block.indexOf(file.substring(folder.length())) : -1;
          if (found >= 0) {
            return Optional.of(split.example(split.start(i) + found));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// The text of the `wavecrate.json` that lies beside the splits, if one does.
  public Optional<String> recipe() {
    return recipe;
  }

  /// Where the recipe lies, or would lie; empty for a zip, which is never changed.
  public Optional<Path> recipeFile() {
    return recipeFile;
  }

  /// The same dataset with these names of classes, which decide the numbers of labels that are
  /// text.
  public Dataset withClasses(List<String> classes) {
    if (splits.isEmpty() || splits.getFirst().labelling().stated().equals(classes)) {
      return this;
    }
    Labelling labelling = splits.getFirst().labelling().withClasses(classes);
    List<Split> same = files.stream().map(split -> split.with(labelling)).toList();
    return new Dataset(
        path, same, recipe, recipeFile, arrangement, tables, filesLeftOut, fileNotes);
  }

  /// The names of classes that it was told.
  public List<String> statedClasses() {
    return splits.isEmpty() ? List.of() : splits.getFirst().labelling().stated();
  }

  /// The names of the classes if labels are text, in the order of their numbers; else none.
  public List<String> labelClasses() {
    return splits.isEmpty() ? List.of() : splits.getFirst().labelClasses();
  }

  /// The names of files beside the splits that may be tables of labels or splits.
  public List<String> tables() {
    Set<String> taken =
        files.stream()
            .flatMap(split -> split.blocks().stream())
            .map(block -> block.path().split("/", 2)[0])
            .collect(Collectors.toSet());
    return tables.names(taken);
  }

  /// The text of one of [#tables], unless it is larger than that.
  public Optional<String> table(String file, int mostBytes) {
    return tables.text(file, mostBytes);
  }

  /// How its files were to be read.
  public Arrangement arrangement() {
    return arrangement;
  }

  /// Arrays and audio files below the root that are neither example nor label, in natural order:
  /// nothing goes missing without a word.
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  /// How files were read that could be read in another way, and which zips were passed over.
  public List<Remark> notes() {
    return notes;
  }

  /// What its arrays are. Reads headers when it is asked for the first time.
  ///
  /// @param stated what is known of them
  public ArrayAccount account(ArrayStatement stated) {
    return firstArrays.account(stated);
  }

  /// The same dataset, with another account of what its arrays hold.
  public Dataset holding(Holds holds) {
    Arrangement changed = arrangement.withHolds(holds);
    return changed.equals(arrangement)
        ? this
        : new Dataset(path, files, recipe, recipeFile, changed, tables, filesLeftOut, fileNotes);
  }

  /// Whether any example is one of many in an array.
  public boolean hasRows() {
    return splits.stream().anyMatch(split -> split.blocks().stream().anyMatch(Block::hasRows));
  }

  /// The number of examples in all splits.
  public int size() {
    return splits.stream().mapToInt(Split::size).sum();
  }
}

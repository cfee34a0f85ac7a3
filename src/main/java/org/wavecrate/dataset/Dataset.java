package org.wavecrate.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayStatement;

/// An open dataset: its splits, blocks and examples by name. Opening reads names alone; arrays are
/// opened one by one on request. Immutable, needs no closing, and never writes.
///
/// @since 0.1.0
public final class Dataset {
  /// The name of a dataset's recipe, next to its splits.
  public static final String RECIPE_FILE = "wavecrate.json";

  private static final String ZIP = ".zip";

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
  Dataset(
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

  static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /// Opens a dataset as the names in it suggest.
  ///
  /// @throws DatasetException as [#open(Path, Arrangement, TableReader, Progress)]
  public static Dataset open(Path path, Progress progress) throws IOException {
    return new DatasetOpener(path, Arrangement.AUTO, DatasetOpener.NO_TABLES, progress).open();
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
    return new DatasetOpener(path, arrangement, reader, progress).open();
  }

  /// Opens a zip whatever its name, such as one that is about to get its own.
  ///
  /// @throws DatasetException as [#open(Path, Arrangement, TableReader, Progress)]
  public static Dataset openZip(
      Path path, Arrangement arrangement, TableReader reader, Progress progress)
      throws IOException {
    return new DatasetOpener(path, arrangement, reader, progress).openZip();
  }

  static boolean isZip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(ZIP);
  }

  /// The file or folder that was opened.
  public Path path() {
    return path;
  }

  /// The file or folder name, for people.
  public String name() {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
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

  /// The account of its arrays. Reads headers when it is asked for the first time.
  ///
  /// @param stated what is known of them
  public ArrayAccount account(ArrayStatement stated) {
    return firstArrays.account(stated);
  }

  /// The same dataset, with another account of what its arrays hold.
  public Dataset holding(Holds holds) {
    Arrangement changed = arrangement.withHolds(Optional.of(holds));
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

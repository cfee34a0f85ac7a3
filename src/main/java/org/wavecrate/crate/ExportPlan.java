package org.wavecrate.crate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wavecrate.dataset.Arrangement;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Holds;
import org.wavecrate.dataset.LeftOut;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Baking;
import org.wavecrate.generator.Engine;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Standardization;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Place;
import org.wavecrate.rules.Severity;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// The crates an export would write, and the obstacles. Made from names, sizes and headers alone:
/// no array data is read, and nothing is written.
public final class ExportPlan {
  /// No split has that many, since each holds a block.
  private static final int MOST_PARTS = Integer.MAX_VALUE;

  static final String RECIPE = "wavecrate.json";
  private static final String NOT_BATCHABLE = "not-batchable";
  private static final int MOST_SHOWN = 5;

  private final Dataset dataset;
  private final ExportSettings settings;
  private final Optional<CheckReport> report;
  private final List<SourceFiles> files = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Optional<DeflateEstimate> estimate;
  private final List<Path> inTheWay;
  private final long freeBytes;
  private final List<BadFileException> unreadable = new ArrayList<>();
  private final Recipe served;
  private Optional<String> recipeProblem = Optional.empty();
  private int leftOut;

  /// @param served the recipe as it serves the dataset
  /// @param recipe its text for the crates
  private ExportPlan(
      Dataset dataset,
      Recipe served,
      String recipe,
      Optional<CheckReport> report,
      ExportSettings settings,
      Progress progress)
      throws IOException {
    this.dataset = settings.splitBatchFiles() ? dataset.holding(Holds.EXAMPLES) : dataset;
    this.settings = settings;
    this.served = served;
    this.report = report;
    List<Split> splits = splits();
    for (Split split : splits) {
      files.add(SourceFiles.measure(split, baking(split), progress));
    }
    Set<String> excluded = excluded();
    estimate =
        settings.deflate()
            ? Optional.of(DeflateEstimate.of(dataset, settings.splits(), progress))
            : Optional.empty();
    Set<String> leftOutPaths = new HashSet<>();
    for (SourceFiles source : files) {
      Inventory inventory = new Inventory(source, name(dataset), settings, excluded);
      requireBatches(inventory);
      leftOutPaths.addAll(inventory.leftOutPaths());
      leftOut += inventory.leftOut();
      rehearse(inventory);
      plan(inventory, Engine.stamp(recipe));
    }
    requireFoldersApart();
    addErrors(leftOutPaths);
    dataset.leftOut().stream()
        .filter(files -> files.loss() != LeftOut.Loss.ARRAYS && files.loss() != LeftOut.Loss.LABELS)
        .forEach(files -> notes.add(files + "; it stays behind"));
    Set<SplitName> written =
        parts.stream().map(p -> p.planned().split()).collect(Collectors.toSet());
    inTheWay = TargetFolder.crates(settings.folder(), written);
    freeBytes = TargetFolder.freeBytes(settings.folder());
  }

  /// Plans an export with the dataset's own recipe, or the default one if it has none.
  ///
  /// @param report what a check of the dataset found; empty if it was not checked
  /// @throws ExportException if there is nothing to export, or not under names that are allowed
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public static ExportPlan of(
      Dataset dataset, Optional<CheckReport> report, ExportSettings settings, Progress progress)
      throws IOException {
    Recipe own;
    try {
      own = RecipeJson.of(dataset).orElse(Recipe.DEFAULT);
    } catch (RecipeException e) {
      throw new ExportException(dataset.path() + ": wavecrate.json: " + e.getMessage());
    }
    String packed = packed(own, dataset, settings);
    boolean same = packed.equals(RecipeJson.write(own));
    // As it was written, unless it has to say more, or less.
    return new ExportPlan(
        dataset, own, same ? dataset.recipe().orElse(packed) : packed, report, settings, progress);
  }

  /// Plans an export with another recipe.
  public static ExportPlan of(
      Dataset dataset,
      Recipe recipe,
      Optional<CheckReport> report,
      ExportSettings settings,
      Progress progress)
      throws IOException {
    return new ExportPlan(
        dataset, recipe, packed(recipe, dataset, settings), report, settings, progress);
  }

  /// Crates have ordinary splits and labels, whatever they were made from. What was decided about
  /// the arrays is stated, so that each alone is read as the dataset was.
  private static String packed(Recipe recipe, Dataset dataset, ExportSettings settings)
      throws IOException {
    Dataset source = settings.splitBatchFiles() ? dataset.holding(Holds.EXAMPLES) : dataset;
    boolean said = recipe.arrangement().holds().isPresent() || source.hasRows();
    Recipe told =
        Standardization.told(RecipeDataset.told(recipe, dataset), source)
            .withArray(source.account(recipe.array()).statement())
            .withArrangement(said ? Arrangement.SINGLE : Arrangement.AUTO);
    return RecipeJson.write(settings.bake() ? Baking.baked(told, source) : told);
  }

  private Optional<Baking> baking(Split split) throws IOException {
    if (!settings.bake()) {
      return Optional.empty();
    }
    if (served.prepare().isEmpty()) {
      throw new ExportException(
          dataset.path() + ": there is nothing to bake; --bake needs \"prepare\" in the recipe");
    }
    return split.size() == 0 ? Optional.empty() : Optional.of(new Baking(split, served));
  }

  /// What the dataset is called, without the ending of a zip.
  private static String name(Dataset dataset) {
    String name = dataset.name();
    return name.regionMatches(true, name.length() - 4, ".zip", 0, 4)
        ? name.substring(0, name.length() - 4)
        : name;
  }

  private List<Split> splits() throws ExportException {
    for (SplitName wanted : settings.splits()) {
      if (dataset.split(wanted).isEmpty()) {
        throw new ExportException(
            Formatted.of(
                "%s: there is no split '%s'; allowed: %s",
                dataset.path(), wanted.canonical(), names(dataset.splits())));
      }
    }
    return dataset.splits().stream()
        .filter(split -> settings.splits().isEmpty() || settings.splits().contains(split.name()))
        .toList();
  }

  private static String names(List<Split> splits) {
    return splits.stream().map(Split::toString).collect(Collectors.joining(", "));
  }

  private Set<String> excluded() {
    if (!settings.withoutBad()) {
      return settings.excluded();
    }
    Set<String> excluded = new HashSet<>(settings.excluded());
    report.ifPresent(found -> excluded.addAll(found.badFiles()));
    for (SourceFiles source : files) {
      source.bad().values().forEach(bad -> excluded.add(bad.path()));
    }
    return excluded;
  }

  private void addErrors(Set<String> leftOutPaths) {
    Set<String> told = new HashSet<>();
    for (Finding finding : report.map(found -> found.of(Severity.ERROR)).orElse(List.of())) {
      boolean elsewhere = finding.place().split().filter(split -> !isExported(split)).isPresent();
      boolean isRecipe =
          recipeProblem.isPresent()
              && !finding.isOfFile()
              && finding.rule().code().equals(NOT_BATCHABLE);
      if (!elsewhere && isRecipe) {
        // The same, with what would help.
        recipeProblem = Optional.of(finding.message());
      } else if (!elsewhere && isPacked(finding, leftOutPaths)) {
        errors.add(finding.message());
        told.add(finding.place().path());
      }
    }
    for (LeftOut lost : dataset.leftOut()) {
      if (lost.loss() == LeftOut.Loss.ARRAYS && report.isEmpty()) {
        errors.add(lost.toString());
      }
    }
    for (SourceFiles source : files) {
      for (Block block : source.split().blocks()) {
        block.problem().ifPresent(problem -> tell(block.path(), problem, told));
      }
      source
          .bad()
          .forEach(
              (file, bad) -> {
                if (!leftOutPaths.contains(bad.path())) {
                  tell(bad.path(), bad.reason(), told);
                  if (source.bytes(file) < 0) {
                    unreadable.add(bad);
                  }
                }
              });
    }
  }

  /// Whether a finding is about what goes in. What compares files needs both sides; what can't be
  /// batched is told of one for all that have the same trouble.
  private boolean isPacked(Finding finding, Set<String> leftOutPaths) {
    boolean isIn = !leftOutPaths.contains(finding.place().path());
    List<Place> twins = finding.twins();
    if (twins.isEmpty()) {
      return isIn;
    }
    boolean anyTwin =
        twins.stream()
            .anyMatch(
                twin ->
                    !leftOutPaths.contains(twin.path())
                        && twin.split().filter(this::isExported).isPresent());
    return finding.rule().code().equals(NOT_BATCHABLE) ? isIn || anyTwin : isIn && anyTwin;
  }

  private boolean isExported(SplitName split) {
    return files.stream().anyMatch(source -> source.split().name() == split);
  }

  private void rehearse(Inventory inventory) {
    if (inventory.size() > 0 && recipeProblem.isEmpty()) {
      recipeProblem =
          Rehearsal.of(inventory.files().split(), served, inventory.leftOut() == 0)
              .filter(Rehearsal.Failure::isRecipe)
              .map(Rehearsal.Failure::sentence);
    }
  }

  private void tell(String path, String problem, Set<String> told) {
    if (told.add(path)) {
      errors.add(path + ": " + problem);
    }
  }

  private void requireBatches(Inventory inventory) throws ExportException {
    boolean rows = inventory.files().split().blocks().stream().anyMatch(Block::hasRows);
    if (settings.splitBatchFiles() && !rows && inventory.size() > 0) {
      throw new ExportException(
          inventory.source(0).path()
              + ": is no batch file, and none of its split is; allowed: arrays of two axes or more"
              + " whose labels have the same first axis");
    }
  }

  private void plan(Inventory inventory, String recipe) {
    Split split = inventory.files().split();
    int orphans = split.blocks().stream().mapToInt(block -> block.orphanLabels().size()).sum();
    if (orphans > 0) {
      notes.add(Formatted.of("%s: %,d labels without an example stay behind", split, orphans));
    }
    if (inventory.size() == 0) {
      notes.add(Formatted.of("%s: nothing is left to export; no crate is written", split));
      return;
    }
    byte[] recipeBytes = recipe.getBytes(StandardCharsets.UTF_8);
    long texts = textBytes(inventory, recipeBytes);
    List<List<Inventory.Folder>> folders = new ArrayList<>();
    CrateSize size = new CrateSize();
    for (Inventory.Folder folder : inventory.folders()) {
      CrateSize with = size.copy();
      add(with, inventory, folder);
      if (folders.isEmpty() || with.bytes() + texts > settings.maxPartBytes()) {
        folders.add(new ArrayList<>());
        with = new CrateSize();
        add(with, inventory, folder);
        if (with.bytes() + texts > settings.maxPartBytes()) {
          notes.add(
              Formatted.of(
                  "%s: this block alone has %,d bytes; allowed in a part: %,d; it gets one of its"
                      + " own",
                  folder.path(), with.bytes(), settings.maxPartBytes()));
        }
      }
      folders.getLast().add(folder);
      size = with;
    }
    String set = set(inventory, folders, recipeBytes);
    for (int i = 0; i < folders.size(); i++) {
      parts.add(part(inventory, folders.get(i), i + 1, folders.size(), recipeBytes, set));
    }
  }

  /// A hash of what the parts of a split have in common, so that a part of another export is known.
  private String set(Inventory inventory, List<List<Inventory.Folder>> parts, byte[] recipe) {
    MessageDigest hash = Sha256.start();
    hash.update(report.map(CheckReport::contentHash).orElse("").getBytes(StandardCharsets.UTF_8));
    hash.update(recipe);
    for (List<Inventory.Folder> part : parts) {
      CrateSize size = new CrateSize();
      part.forEach(folder -> add(size, inventory, folder));
      String text =
          part.stream().map(Inventory.Folder::toString).collect(Collectors.joining("\n"))
              + ("\n" + size.bytes() + "\n" + settings.deflate() + "\n");
      hash.update(text.getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.hex(hash.digest());
  }

  /// All crates are unpacked into one folder, where many systems take `A` and `a` for one.
  private void requireFoldersApart() throws ExportException {
    Map<String, String> spelled = new HashMap<>();
    for (Part part : parts) {
      for (Inventory.Folder folder : part.folders()) {
        String path = folder.path();
        for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
          String above = end < 0 ? path : path.substring(0, end);
          String other = spelled.putIfAbsent(above.toLowerCase(Locale.ROOT), above);
          if (other != null && !other.equals(above)) {
            throw new ExportException(
                Formatted.of(
                        "%s: differs from %s only in upper and lower case, which many systems take"
                            + " for one;",
                        above, other)
                    + " --examples-per-block gives blocks new names, or rename one of them");
          }
          if (end < 0) {
            break;
          }
        }
      }
    }
  }

  private static void add(CrateSize size, Inventory inventory, Inventory.Folder folder) {
    for (int entry = 2 * folder.first(); entry < 2 * folder.end(); entry++) {
      if (inventory.has(entry)) {
        int name = inventory.name(folder, entry).length();
        size.add(name, inventory.bytes(entry), inventory.phase(entry));
      }
    }
  }

  /// The most that what is not an array takes in a crate.
  private long textBytes(Inventory inventory, byte[] recipe) {
    var largest =
        new PlannedCrate(
            TargetFolder.fileName(inventory.files().split().name(), MOST_PARTS, MOST_PARTS),
            inventory.files().split().name(),
            MOST_PARTS,
            MOST_PARTS,
            inventory.size(),
            0,
            0);
    CrateSize size = new CrateSize();
    addTexts(size, texts(largest, inventory, recipe, "0".repeat(2 * Sha256.BYTES)));
    return size.bytes();
  }

  private static void addTexts(CrateSize size, Map<String, byte[]> texts) {
    texts.forEach((name, text) -> size.add(name.length(), text.length, -1));
  }

  private Map<String, byte[]> texts(
      PlannedCrate crate, Inventory inventory, byte[] recipe, String set) {
    Map<String, byte[]> texts = new LinkedHashMap<>();
    texts.put(Part.textName(crate, RECIPE), recipe);
    texts.put(
        Part.textName(crate, CheckSummary.NAME),
        CheckSummary.of(crate, set, inventory.leftOut(), report));
    return texts;
  }

  private Part part(
      Inventory inventory,
      List<Inventory.Folder> folders,
      int number,
      int count,
      byte[] recipe,
      String set) {
    SplitName split = inventory.files().split().name();
    CrateSize size = new CrateSize();
    int examples = 0;
    for (Inventory.Folder folder : folders) {
      add(size, inventory, folder);
      examples += folder.end() - folder.first();
    }
    long arrays = size.bytes();
    String file = TargetFolder.fileName(split, number, count);
    PlannedCrate crate = new PlannedCrate(file, split, number, count, examples, 0, 0);
    Map<String, byte[]> texts = texts(crate, inventory, recipe, set);
    addTexts(size, texts);
    long bytes =
        estimate.map(e -> (long) (arrays * e.ratio()) + size.bytes() - arrays).orElse(size.bytes());
    crate = new PlannedCrate(file, split, number, count, examples, size.entries(), bytes);
    return new Part(crate, inventory, folders, texts);
  }

  /// The files that will be written, in the order train, validation, test.
  public List<PlannedCrate> crates() {
    return parts.stream().map(Part::planned).toList();
  }

  /// Whether a crate of this split will be written.
  public boolean packs(SplitName split) {
    return parts.stream().anyMatch(part -> part.planned().split() == split);
  }

  /// The blocks of all crates, crate after crate; a block lies in one crate alone.
  public List<PlannedBlock> blocks() {
    List<PlannedBlock> blocks = new ArrayList<>();
    for (Part part : parts) {
      for (Inventory.Folder folder : part.folders()) {
        Inventory inventory = part.inventory();
        String first = inventory.name(folder, 2 * folder.first());
        String last = inventory.name(folder, 2 * (folder.end() - 1));
        blocks.add(
            new PlannedBlock(
                part.planned().file(),
                folder.path(),
                first.substring(folder.path().length() + 1),
                last.substring(folder.path().length() + 1),
                folder.end() - folder.first()));
      }
    }
    return blocks;
  }

  /// The size of all crates, to the byte; of deflated ones what a sample lets expect.
  public long bytes() {
    return parts.stream().mapToLong(part -> part.planned().bytes()).sum();
  }

  public int examples() {
    return parts.stream().mapToInt(part -> part.planned().examples()).sum();
  }

  /// How many examples of the splits are left out, as the settings say.
  public int leftOut() {
    return leftOut;
  }

  /// What can still be written where the crates are to go. All must fit beside what is there, since
  /// nothing is replaced before its successor is verified.
  public long freeBytes() {
    return freeBytes;
  }

  /// Crates that are there already and that these would replace.
  public List<Path> inTheWay() {
    return inTheWay;
  }

  /// What is wrong with the data that would be packed, a sentence each, the worst first; empty if
  /// nothing is, or if it was not checked and its headers are in order.
  public List<String> errors() {
    return List.copyOf(errors);
  }

  /// Why nobody could train by the recipe, though the examples themselves can be served, if so.
  /// It is not packed then, whatever else is allowed.
  public Optional<String> recipeProblem() {
    return recipeProblem;
  }

  /// What else users should know, a sentence each.
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /// What compression is expected to save, if the crates are to be deflated.
  public Optional<DeflateEstimate> estimate() {
    return estimate;
  }

  public ExportSettings settings() {
    return settings;
  }

  /// @throws ExportException if the export can't be, with the reason
  public void requirePossible() throws IOException {
    if (parts.isEmpty()) {
      throw new ExportException(dataset.path() + ": nothing is left to export");
    }
    if (recipeProblem.isPresent()) {
      throw new ErrorsInTheWayException(
          Formatted.of(
              "%s: batches can't be made by the recipe; nothing was written:\n  %s",
              dataset.path(), recipeProblem.get()));
    }
    if (!unreadable.isEmpty()) {
      throw new ErrorsInTheWayException(
          unreadable.getFirst().getMessage() + "; --without-bad leaves it out");
    }
    if (!errors.isEmpty() && !settings.allowErrors()) {
      throw new ErrorsInTheWayException(errorsInTheWay());
    }
    new SourcePlaces(dataset).requireOutside(settings.folder());
    if (!inTheWay.isEmpty() && !settings.force()) {
      throw new FilesInTheWayException(
          settings.folder(), inTheWay.stream().map(p -> p.getFileName().toString()).toList());
    }
    if (bytes() > freeBytes) {
      throw new ExportException(
          Formatted.of(
              "%s: the crates need %,d bytes; free: %,d", settings.folder(), bytes(), freeBytes));
    }
  }

  private String errorsInTheWay() {
    String shown = errors.stream().limit(MOST_SHOWN).collect(Collectors.joining("\n  "));
    int more = errors.size() - MOST_SHOWN;
    boolean helps =
        !settings.withoutBad() && report.filter(r -> !r.badFiles().isEmpty()).isPresent();
    return Formatted.of(
        "%s: has %s; nothing was written:\n  %s%s\n%s--allow-errors packs everything as it is",
        dataset.path(),
        Plural.of(errors.size(), "error"),
        shown,
        more > 0 ? Formatted.of("\n  and %,d more", more) : "",
        helps ? "--without-bad leaves out the examples that errors name; " : "");
  }

  /// What is to be written and read again.
  long workBytes() {
    long data = 0;
    for (Part part : parts) {
      for (EntryRun stretch : EntryRun.of(part, false)) {
        data += stretch.bytes();
      }
    }
    return 2 * data;
  }

  /// Proves that a crate just written can be trained from: makes batch 0 of it by its own recipe.
  ///
  /// @param file where it lies by now
  /// @throws ErrorsInTheWayException if that can't be, unless it is the data's fault and errors are
  ///     allowed
  void rehearse(Part part, Path file) throws IOException {
    String text = new String(part.recipe(), StandardCharsets.UTF_8);
    // Recordings that it mixes in still lie where they did.
    Recipe recipe = RecipeJson.read(text).withPlace(served.place());
    Dataset crate = RecipeDataset.ofZip(file, recipe, Progress.NONE);
    boolean isLenient = settings.allowErrors() || report.isEmpty();
    for (Split split : crate.splits()) {
      Optional<Rehearsal.Failure> failure =
          Rehearsal.of(split, recipe, part.planned().parts() == 1)
              .filter(found -> found.isRecipe() || !isLenient);
      if (failure.isPresent()) {
        throw new ErrorsInTheWayException(
            Formatted.of(
                "%s: batches can't be made from it; nothing was left behind:\n  %s",
                part.planned().file(), failure.get().sentence()));
      }
    }
  }

  /// Where the dataset lies.
  Path source() {
    return dataset.path();
  }

  List<Part> parts() {
    return List.copyOf(parts);
  }
}

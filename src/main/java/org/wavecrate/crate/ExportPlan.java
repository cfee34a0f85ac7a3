package org.wavecrate.crate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.storage.Formatted;

/// The crates an export would write, and the obstacles. Made from names, sizes and headers alone:
/// no array data is read, and nothing is written.
public final class ExportPlan {
  private final ExportPlanner planner;
  private final Dataset dataset;
  private final ExportSettings settings;
  private final List<Part> parts;
  private final ExportErrors errors;
  private final List<String> notes;
  private final int leftOut;
  private final Optional<DeflateEstimate> estimate;
  private final CrateRehearsal rehearsal;
  private final List<Path> inTheWay;
  private final long freeBytes;

  /// @param planner made this plan
  /// @param leftOut how many examples stay behind, as the settings say
  /// @param estimate what compression is expected to save, if the crates are to be deflated
  ExportPlan(
      ExportPlanner planner,
      Dataset dataset,
      ExportSettings settings,
      List<Part> parts,
      ExportErrors errors,
      List<String> notes,
      int leftOut,
      Optional<DeflateEstimate> estimate,
      CrateRehearsal rehearsal)
      throws IOException {
    this.planner = planner;
    this.dataset = dataset;
    this.settings = settings;
    this.parts = List.copyOf(parts);
    this.errors = errors;
    this.notes = List.copyOf(notes);
    this.leftOut = leftOut;
    this.estimate = estimate;
    this.rehearsal = rehearsal;
    Set<SplitName> written =
        parts.stream().map(part -> part.planned().split()).collect(Collectors.toSet());
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
    PackedRecipe recipe = PackedRecipe.own(dataset, settings);
    return new ExportPlanner(dataset, recipe, report, settings, progress).plan();
  }

  /// Plans an export with another recipe.
  public static ExportPlan of(
      Dataset dataset,
      Recipe recipe,
      Optional<CheckReport> report,
      ExportSettings settings,
      Progress progress)
      throws IOException {
    PackedRecipe packed = PackedRecipe.of(recipe, dataset, settings);
    return new ExportPlanner(dataset, packed, report, settings, progress).plan();
  }

  /// The same plan for a dataset that was checked meanwhile. Headers are not read again: the export
  /// refuses files that were changed since this plan was made.
  ///
  /// @param allowErrors whether errors that the check found are allowed
  public ExportPlan checked(CheckReport report, boolean allowErrors) throws IOException {
    return planner.checked(report, allowErrors);
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
    parts.forEach(part -> blocks.addAll(part.blocks()));
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

  /// The free bytes where the crates are to go. All must fit beside what is there, since
  /// nothing is replaced before its successor is verified.
  public long freeBytes() {
    return freeBytes;
  }

  /// Crates that are there already and that these would replace.
  public List<Path> inTheWay() {
    return inTheWay;
  }

  /// The errors in the data that would be packed, a sentence each, the worst first; empty if
  /// there are none, or if it was not checked and its headers are in order.
  public List<String> errors() {
    return errors.sentences();
  }

  /// Why nobody could train by the recipe, though the examples themselves can be served, if so.
  /// It is not packed then, whatever else is allowed.
  public Optional<String> recipeProblem() {
    return errors.recipeProblem();
  }

  /// The other things that users should know, a sentence each.
  public List<String> notes() {
    return notes;
  }

  /// The expected saving by compression, if the crates are to be deflated.
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
    errors.requireAllowed(settings);
    new SourcePlaces(dataset).requireOutside(settings.folder());
    if (!inTheWay.isEmpty() && !settings.force()) {
      throw new FilesInTheWayException(
          settings.folder(), inTheWay.stream().map(p -> p.getFileName().toString()).toList());
    }
    requireRoom(settings.folder(), bytes(), freeBytes);
  }

  /// @throws ExportException if crates of so many bytes don't fit into what is free
  static void requireRoom(Path folder, long bytes, long free) throws ExportException {
    if (bytes > free) {
      throw new ExportException(
          Formatted.of("%s: the crates need %,d bytes; free: %,d", folder, bytes, free));
    }
  }

  /// The bytes to write and to read back.
  long workBytes() {
    return 2 * parts.stream().mapToLong(Part::dataBytes).sum();
  }

  /// Tries the crates that were written.
  CrateRehearsal rehearsal() {
    return rehearsal;
  }

  /// Where the dataset lies.
  Path source() {
    return dataset.path();
  }

  List<Part> parts() {
    return parts;
  }
}

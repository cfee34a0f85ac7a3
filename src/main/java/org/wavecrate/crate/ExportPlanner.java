package org.wavecrate.crate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.wavecrate.rules.CheckReport;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Makes the plan of an export, split by split.
final class ExportPlanner {
  private final Dataset source;
  private final Dataset dataset;
  private final PackedRecipe recipe;
  private final Optional<CheckReport> report;
  private final ExportSettings settings;
  private final Progress progress;
  private final List<SourceFiles> files;

  private final List<Part> parts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> leftOutPaths = new HashSet<>();
  private Optional<String> recipeProblem = Optional.empty();
  private int leftOut;

  /// @param report what a check of the dataset found; empty if it was not checked
  ExportPlanner(
      Dataset source,
      PackedRecipe recipe,
      Optional<CheckReport> report,
      ExportSettings settings,
      Progress progress) {
    this.source = source;
    this.dataset = settings.splitBatchFiles() ? source.holding(Holds.EXAMPLES) : source;
    this.recipe = recipe;
    this.report = report;
    this.settings = settings;
    this.progress = progress;
    files = new ArrayList<>();
  }

  /// Plans again from headers that were read.
  private ExportPlanner(
      ExportPlanner before, Optional<CheckReport> report, ExportSettings settings) {
    source = before.source;
    dataset = before.dataset;
    recipe = before.recipe;
    progress = Progress.NONE;
    files = before.files;
    this.report = report;
    this.settings = settings;
  }

  /// The plan for a dataset that was checked meanwhile.
  ///
  /// @param allowErrors whether errors that the check found are allowed
  ExportPlan checked(CheckReport report, boolean allowErrors) throws IOException {
    ExportSettings allowed = settings.withAllowErrors(allowErrors);
    return new ExportPlanner(this, Optional.of(report), allowed).plan();
  }

  /// Reads the headers and makes the plan.
  ///
  /// @throws ExportException if there is nothing to export, or not under names that are allowed
  ExportPlan plan() throws IOException {
    List<Split> splits = splits();
    while (files.size() < splits.size()) {
      Split next = splits.get(files.size());
      files.add(SourceFiles.measure(next, baking(next), progress));
    }
    Set<String> excluded = excluded(files);
    Optional<DeflateEstimate> estimate =
        settings.deflate()
            ? Optional.of(DeflateEstimate.of(source, settings.splits(), progress))
            : Optional.empty();
    for (SourceFiles split : files) {
      add(new Inventory(split, name(), settings, excluded), estimate);
    }
    FolderNames.requireApart(parts);
    ExportErrors errors = new ExportErrors(dataset, files, leftOutPaths, report, recipeProblem);
    dataset.leftOut().stream()
        .filter(lost -> lost.loss() != LeftOut.Loss.ARRAYS && lost.loss() != LeftOut.Loss.LABELS)
        .forEach(lost -> notes.add(lost + "; it stays behind"));
    return new ExportPlan(
        this,
        dataset,
        settings,
        parts,
        errors,
        notes,
        leftOut,
        estimate,
        new CrateRehearsal(recipe.served().place(), settings.allowErrors() || report.isEmpty()));
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

  private Optional<Baking> baking(Split split) throws IOException {
    if (!settings.bake()) {
      return Optional.empty();
    }
    Recipe served = recipe.served();
    if (served.prepare().isEmpty()) {
      throw new ExportException(
          dataset.path() + ": there is nothing to bake; --bake needs \"prepare\" in the recipe");
    }
    return split.size() == 0 ? Optional.empty() : Optional.of(new Baking(split, served));
  }

  private Set<String> excluded(List<SourceFiles> files) {
    if (!settings.withoutBad()) {
      return settings.excluded();
    }
    Set<String> excluded = new HashSet<>(settings.excluded());
    report.ifPresent(found -> excluded.addAll(found.badFiles()));
    for (SourceFiles split : files) {
      split.bad().values().forEach(bad -> excluded.add(bad.path()));
    }
    return excluded;
  }

  /// The name of the dataset, without the ending of a zip.
  private String name() {
    String name = source.name();
    return name.regionMatches(true, name.length() - 4, ".zip", 0, 4)
        ? name.substring(0, name.length() - 4)
        : name;
  }

  private void add(Inventory inventory, Optional<DeflateEstimate> estimate) throws ExportException {
    requireBatches(inventory);
    leftOutPaths.addAll(inventory.leftOutPaths());
    leftOut += inventory.leftOut();
    Split split = inventory.files().split();
    if (inventory.size() > 0 && recipeProblem.isEmpty()) {
      recipeProblem =
          Rehearsal.of(split, recipe.served(), inventory.leftOut() == 0)
              .filter(Rehearsal.Failure::isRecipe)
              .map(Rehearsal.Failure::sentence);
    }
    int orphans = split.blocks().stream().mapToInt(block -> block.orphanLabels().size()).sum();
    if (orphans > 0) {
      notes.add(
          Formatted.of(
              "%s: %s without an example %s behind",
              split, Plural.of(orphans, "label"), Plural.either(orphans, "stays", "stay")));
    }
    if (inventory.size() == 0) {
      notes.add(Formatted.of("%s: nothing is left to export; no crate is written", split));
      return;
    }
    byte[] text = Engine.stamp(recipe.text()).getBytes(StandardCharsets.UTF_8);
    CrateTexts texts = new CrateTexts(text, report, inventory.leftOut());
    SplitDivision division = new SplitDivision(inventory, texts, settings, estimate);
    notes.addAll(division.notes());
    parts.addAll(division.parts());
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
}

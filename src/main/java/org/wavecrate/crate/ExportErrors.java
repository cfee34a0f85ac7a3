package org.wavecrate.crate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.LeftOut;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Place;
import org.wavecrate.rules.Severity;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// The errors of the data that would be packed: those that a check found, and those that names and
/// headers show.
final class ExportErrors {
  private static final String NOT_BATCHABLE = "not-batchable";
  private static final int MOST_SHOWN = 5;

  private final Dataset dataset;
  private final List<SourceFiles> files;
  private final Set<String> leftOutPaths;
  private final Optional<CheckReport> report;
  private final Set<String> named = new HashSet<>();
  private final List<String> sentences = new ArrayList<>();
  private final List<BadFileException> unreadable = new ArrayList<>();
  private Optional<String> recipeProblem;

  /// @param files the files of the splits that are packed
  /// @param leftOutPaths the examples and labels of these that stay behind
  /// @param report what a check of the dataset found; empty if it was not checked
  /// @param recipeProblem the reason why batches can't be made by the recipe, if so
  ExportErrors(
      Dataset dataset,
      List<SourceFiles> files,
      Set<String> leftOutPaths,
      Optional<CheckReport> report,
      Optional<String> recipeProblem) {
    this.dataset = dataset;
    this.files = files;
    this.leftOutPaths = leftOutPaths;
    this.report = report;
    this.recipeProblem = recipeProblem;
    report.ifPresentOrElse(found -> found.of(Severity.ERROR).forEach(this::add), this::addLost);
    for (SourceFiles source : files) {
      for (Block block : source.split().blocks()) {
        block.problem().ifPresent(problem -> add(block.path(), problem));
      }
      source.bad().forEach((file, bad) -> add(bad, source.bytes(file) < 0));
    }
  }

  private void add(Finding finding) {
    boolean elsewhere = finding.place().split().filter(split -> !isPacked(split)).isPresent();
    boolean isRecipe =
        recipeProblem.isPresent()
            && !finding.isOfFile()
            && finding.rule().code().equals(NOT_BATCHABLE);
    if (!elsewhere && isRecipe) {
      // The same, with what would help.
      recipeProblem = Optional.of(finding.message());
    } else if (!elsewhere && isPacked(finding)) {
      sentences.add(finding.message());
      named.add(finding.place().path());
    }
  }

  /// Whether a finding is about what goes in. What compares files needs both sides; what can't be
  /// batched is told of one for all that have the same trouble.
  private boolean isPacked(Finding finding) {
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
                        && twin.split().filter(this::isPacked).isPresent());
    return finding.rule().code().equals(NOT_BATCHABLE) ? isIn || anyTwin : isIn && anyTwin;
  }

  private boolean isPacked(SplitName split) {
    return files.stream().anyMatch(source -> source.split().name() == split);
  }

  /// Arrays that the dataset leaves out; a check has a finding for them.
  private void addLost() {
    dataset.leftOut().stream()
        .filter(lost -> lost.loss() == LeftOut.Loss.ARRAYS)
        .forEach(lost -> sentences.add(lost.toString()));
  }

  private void add(BadFileException bad, boolean isUnreadable) {
    if (!leftOutPaths.contains(bad.path())) {
      add(bad.path(), bad.reason());
      if (isUnreadable) {
        unreadable.add(bad);
      }
    }
  }

  private void add(String path, String problem) {
    if (named.add(path)) {
      sentences.add(path + ": " + problem);
    }
  }

  /// A sentence each, the worst first.
  List<String> sentences() {
    return List.copyOf(sentences);
  }

  /// Why nobody could train by the recipe, if so; in the words of the check if it found the same.
  Optional<String> recipeProblem() {
    return recipeProblem;
  }

  /// @throws ErrorsInTheWayException if there are errors that the settings do not allow
  void requireAllowed(ExportSettings settings) throws ErrorsInTheWayException {
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
    if (!sentences.isEmpty() && !settings.allowErrors()) {
      throw new ErrorsInTheWayException(refusal(settings));
    }
  }

  private String refusal(ExportSettings settings) {
    String shown = sentences.stream().limit(MOST_SHOWN).collect(Collectors.joining("\n  "));
    int more = sentences.size() - MOST_SHOWN;
    boolean helps =
        !settings.withoutBad() && report.filter(r -> !r.badFiles().isEmpty()).isPresent();
    return Formatted.of(
        "%s: has %s; nothing was written:\n  %s%s\n%s--allow-errors packs everything as it is",
        dataset.path(),
        Plural.of(sentences.size(), "error"),
        shown,
        more > 0 ? Formatted.of("\n  and %,d more", more) : "",
        helps ? "--without-bad leaves out examples with errors; " : "");
  }
}

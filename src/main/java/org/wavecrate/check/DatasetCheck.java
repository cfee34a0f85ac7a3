package org.wavecrate.check;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;

/// A check of a whole dataset that remembers what it read, so that changed rules need no reading
/// and changed files alone are read again. Immutable; some 150 bytes an example.
public final class DatasetCheck {
  private final Subject subject;
  private final Reading.Result read;
  private final ServingMemory memory;
  private final CheckReport report;

  private DatasetCheck(
      Subject subject, Reading.Result read, ServingMemory memory, CheckReport report) {
    this.memory = memory;
    this.subject = subject;
    this.read = read;
    this.report = report;
  }

  /// Reads every byte of a dataset once and tells what is wrong.
  ///
  /// @param recipe silences rules and sets their limits
  /// @param progress told of bytes read; may cancel
  /// @throws org.wavecrate.generator.RecipeException if the recipe names a rule that there is not
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public static CheckReport run(Dataset dataset, Recipe recipe, Progress progress)
      throws IOException {
    return start(dataset, recipe, progress).report();
  }

  /// As [#run], and remembers what was read.
  public static DatasetCheck start(Dataset dataset, Recipe recipe, Progress progress)
      throws IOException {
    return start(dataset, Set.of(SplitName.values()), recipe, progress);
  }

  /// Checks some splits as if there were no others.
  public static DatasetCheck start(
      Dataset dataset, Set<SplitName> splits, Recipe recipe, Progress progress) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    return read(dataset, splits, recipe, Optional.empty(), threads, progress);
  }

  /// Checks again, reading only files that are new or were changed since: by their names, sizes and
  /// times of change. Finds what a check from the beginning would.
  ///
  /// @param dataset the same one, opened anew, so that files that came or went are seen
  public DatasetCheck again(Dataset dataset, Recipe recipe, Progress progress) throws IOException {
    Set<SplitName> splits = Set.copyOf(subject.names());
    int threads = Runtime.getRuntime().availableProcessors();
    // Levels and lengths that were measured on other axes are of no use.
    boolean same = dataset.account(recipe.array()).equals(read.account());
    Optional<Earlier> earlier = same ? Optional.of(new Earlier(read.table())) : Optional.empty();
    return read(dataset, splits, recipe, earlier, threads, progress);
  }

  /// The same with other rules and limits; reads nothing, unless the recipe now says that arrays
  /// are something else.
  public DatasetCheck with(Recipe recipe) throws IOException {
    if (!dataset().account(recipe.array()).equals(read.account())) {
      return again(dataset(), recipe, Progress.NONE);
    }
    return judged(subject, read, memory, recipe, report.took());
  }

  static DatasetCheck read(
      Dataset dataset,
      Set<SplitName> wanted,
      Recipe recipe,
      Optional<Earlier> earlier,
      int threads,
      Progress progress)
      throws IOException {
    Settings.validate(recipe.check());
    long start = System.nanoTime();
    List<Split> splits =
        dataset.splits().stream().filter(split -> wanted.contains(split.name())).toList();
    Subject subject = new Subject(dataset, splits, wanted);
    Reading.Result read =
        Reading.of(subject, dataset.account(recipe.array()), earlier, threads, progress);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return judged(subject, read, new ServingMemory(), recipe, took);
  }

  private static DatasetCheck judged(
      Subject subject, Reading.Result read, ServingMemory memory, Recipe recipe, Duration reading)
      throws IOException {
    Settings.validate(recipe.check());
    String hash = ContentHash.of(subject, read);
    Evidence evidence = new Evidence(subject, read, memory, hash, recipe);
    List<Finding> findings = new ArrayList<>();
    for (CheckRule rule : Rules.ORDER) {
      Optional<Severity> severity = Settings.severity(rule, recipe.check());
      if (severity.isPresent()) {
        Findings found = new Findings(rule, severity.get(), subject, findings);
        rule.find(evidence, Settings.limits(rule, recipe.check()), found);
        findings.addAll(found.list());
      }
    }
    findings.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(finding -> Rules.number(finding.rule()))
            .thenComparing(finding -> finding.split().map(SplitName::ordinal).orElse(-1))
            .thenComparing(Finding::path, DatasetCheck::inPlace));
    CheckReport report = new CheckReport(findings, subject.size(), read.bytes(), reading, hash);
    return new DatasetCheck(subject, read, memory, report);
  }

  /// Name by name: a folder comes before what its name begins another's with.
  private static int inPlace(String a, String b) {
    String[] one = a.split("/");
    String[] other = b.split("/");
    return java.util.Arrays.compare(one, other, NaturalOrder.NATURAL);
  }

  public CheckReport report() {
    return report;
  }

  /// What was checked.
  public Dataset dataset() {
    return subject.dataset();
  }

  /// How many bytes were read for it: all of them, or after [#again] those that were changed.
  public long bytesRead() {
    return read.bytesRead();
  }
}

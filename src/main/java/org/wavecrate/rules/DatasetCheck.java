package org.wavecrate.rules;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.CheckSettings;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.Recipe;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Rows;
import org.wavecrate.survey.SurveyPass;

/// A check of a whole dataset that remembers what it read, so that changed rules need no reading
/// and changed files alone are read again. Immutable; some 150 bytes an example.
public final class DatasetCheck {
  private final ExampleTable table;
  private final long bytesRead;
  private final ServingMemory memory;
  private final CheckReport report;

  private DatasetCheck(
      ExampleTable table, long bytesRead, ServingMemory memory, CheckReport report) {
    this.memory = memory;
    this.table = table;
    this.bytesRead = bytesRead;
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
    ExampleTable table = new ExampleTable(new Rows(dataset, splits), recipe.array(), true);
    return read(table, recipe, Optional.empty(), threads, progress);
  }

  /// Checks again, reading only files that are new or were changed since: by their names, sizes and
  /// times of change. Finds what a check from the beginning would.
  ///
  /// @param dataset the same one, opened again, so that files that came or went are seen
  public DatasetCheck again(Dataset dataset, Recipe recipe, Progress progress) throws IOException {
    Rows rows = new Rows(dataset, table.rows().names());
    int threads = Runtime.getRuntime().availableProcessors();
    // Levels and lengths that were measured on other axes are of no use.
    boolean same = dataset.account(recipe.array()).equals(table.account());
    Optional<ExampleTable> earlier = same ? Optional.of(table) : Optional.empty();
    ExampleTable anew = new ExampleTable(rows, recipe.array(), true);
    return read(anew, recipe, earlier, threads, progress);
  }

  /// The same with other rules and limits; reads nothing, unless the recipe now says that arrays
  /// are something else.
  public DatasetCheck with(Recipe recipe) throws IOException {
    if (!dataset().account(recipe.array()).equals(table.account())) {
      return again(dataset(), recipe, Progress.NONE);
    }
    return judged(table, bytesRead, memory, recipe, report.took());
  }

  /// Checks what a survey knows, and completes it: only what it does not know yet is read.
  ///
  /// @param table with hashes, and of arrays that are what the recipe says
  public static DatasetCheck of(ExampleTable table, Recipe recipe, Progress progress)
      throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    return read(table, recipe, Optional.empty(), threads, progress);
  }

  static DatasetCheck read(
      ExampleTable table,
      Recipe recipe,
      Optional<ExampleTable> earlier,
      int threads,
      Progress progress)
      throws IOException {
    Settings.validate(recipe.check());
    long start = System.nanoTime();
    long bytesRead = SurveyPass.run(table, earlier, threads, progress);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return judged(table, bytesRead, new ServingMemory(), recipe, took);
  }

  private static DatasetCheck judged(
      ExampleTable table, long bytesRead, ServingMemory memory, Recipe recipe, Duration reading)
      throws IOException {
    Settings.validate(recipe.check());
    Evidence evidence = new Evidence(table, memory, recipe);
    List<CheckRule> independent = Rules.ORDER.subList(0, Rules.ORDER.size() - 1);
    List<List<Finding>> found =
        new ArrayList<>(Collections.nCopies(independent.size(), List.<Finding>of()));
    try (Parallel parallel = Parallel.ofAllProcessors()) {
      parallel.forEach(
          independent.size(), i -> found.set(i, found(independent.get(i), evidence, List.of())));
    }
    List<Finding> findings = new ArrayList<>();
    found.forEach(findings::addAll);
    findings.addAll(found(Rules.ORDER.getLast(), evidence, findings));
    findings.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(finding -> Rules.number(finding.rule()))
            .thenComparing(finding -> finding.place().split().map(SplitName::ordinal).orElse(-1))
            .thenComparing(finding -> finding.place().path(), DatasetCheck::inPlace));
    CheckReport report =
        new CheckReport(
            findings,
            table.size(),
            table.bytes(),
            reading,
            evidence.contentHash(),
            evidence.classesOfSplits());
    return new DatasetCheck(table, bytesRead, memory, report);
  }

  /// What a rule finds, unless the recipe silences it.
  ///
  /// @param earlier what rules found that were asked before
  private static List<Finding> found(CheckRule rule, Evidence evidence, List<Finding> earlier) {
    CheckSettings settings = evidence.recipe().check();
    Optional<Severity> severity = Settings.severity(rule, settings);
    if (severity.isEmpty()) {
      return List.of();
    }
    Findings found = new Findings(rule, severity.get(), evidence.rows(), earlier);
    rule.find(evidence, Settings.limits(rule, settings), found);
    return found.list();
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

  /// The facts of every example.
  public ExampleTable table() {
    return table;
  }

  /// The checked dataset.
  public Dataset dataset() {
    return table.rows().dataset();
  }

  /// How many bytes were read for it: all of them, or after [#again] those that were changed.
  public long bytesRead() {
    return bytesRead;
  }
}

package org.wavecrate.gui.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Checked;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Limit;
import org.wavecrate.rules.Rule;
import org.wavecrate.rules.Severity;
import org.wavecrate.rules.Span;

/// Made-up reports about [org.wavecrate.gui.SmallData].
final class Reports {
  static final Rule NOT_FINITE = new Named("not-finite", "NaN or infinity", Severity.ERROR);
  static final Rule DUPLICATE =
      new Named("duplicate-across-splits", "Same example in two splits", Severity.ERROR);
  static final Rule CLIPPING = new Named("clipping", "Clipping", Severity.WARNING);
  static final Rule COUNTS = new Named("counts", "How many", Severity.INFO);

  private Reports() {}

  /// A rule that is nothing but its name.
  private record Named(String code, String title, Severity severity) implements Rule {
    @Override
    public String explanation() {
      return "What is wrong with " + code;
    }

    @Override
    public String fix() {
      return "Mend it";
    }

    @Override
    public List<Limit> limits() {
      return List.of();
    }
  }

  static Rule rule(String code, Severity severity) {
    return new Named(code, "Title of " + code, severity);
  }

  static Finding of(Rule rule, SplitName split, String folder, int block, int number) {
    return of(rule, split, folder, block, number, List.of());
  }

  static Finding of(
      Rule rule, SplitName split, String folder, int block, int number, List<String> twins) {
    String file = "id-" + number + ".npy";
    String path = folder + "/block-id-" + block + "/" + file;
    return new Finding(
        rule,
        rule.severity(),
        Optional.of(split),
        Optional.of("block-id-" + block),
        Optional.of(file),
        path,
        path + ": has " + rule.title(),
        "3 runs",
        "0",
        List.of(new Span(10, 20), new Span(100, 400)),
        twins);
  }

  static Finding ofSplit(Rule rule, SplitName split, String folder) {
    return new Finding(
        rule,
        rule.severity(),
        Optional.of(split),
        Optional.empty(),
        Optional.empty(),
        folder,
        folder + ": 6 examples",
        "6 examples",
        "",
        List.of(),
        List.of());
  }

  /// One of each kind: 3 errors, 3 warnings, 1 fact.
  static List<Finding> some() {
    return List.of(
        of(NOT_FINITE, SplitName.TRAIN, "train data", 1, 2),
        of(NOT_FINITE, SplitName.TEST, "test data", 2, 1),
        of(
            DUPLICATE,
            SplitName.TRAIN,
            "train data",
            1,
            1,
            List.of("test data/block-id-1/id-1.npy", "validation data/block-id-1/id-1.npy")),
        of(CLIPPING, SplitName.TRAIN, "train data", 1, 2),
        of(CLIPPING, SplitName.TRAIN, "train data", 2, 3),
        of(CLIPPING, SplitName.VALIDATION, "validation data", 1, 1),
        ofSplit(COUNTS, SplitName.TRAIN, "train data"));
  }

  static CheckReport report(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(Comparator.comparing(Finding::severity));
    return new CheckReport(sorted, 18, 115_200, Duration.ofMillis(24), "a8ff");
  }

  /// A check that finds what it is told; rules that the recipe silences, it does not look for.
  record Told(CheckReport report, List<Finding> all, long bytesRead) implements Checked {
    static Told of(List<Finding> all, Recipe recipe, long bytesRead) {
      var silenced = recipe.check().rules().keySet();
      return new Told(
          Reports.report(all.stream().filter(f -> !silenced.contains(f.rule().code())).toList()),
          all,
          bytesRead);
    }

    @Override
    public Checked with(Recipe recipe) {
      return of(all, recipe, bytesRead);
    }

    @Override
    public Checked again(Dataset dataset, Recipe recipe, Progress progress) {
      return of(all, recipe, 0);
    }
  }
}

package org.wavecrate.gui.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Checked;
import org.wavecrate.gui.SmallData;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Limit;
import org.wavecrate.rules.Place;
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

  private static final Dataset DATASET = dataset();

  private Reports() {}

  private static Dataset dataset() {
    try {
      Path folder = Files.createTempDirectory("reports");
      try {
        return Dataset.open(SmallData.dataset(folder.resolve("small")), Progress.NONE);
      } finally {
        // Findings need the names alone.
        try (Stream<Path> all = Files.walk(folder)) {
          all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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

  /// @param block its number, 1 or 2
  /// @param number of the example in it, 1 to 3
  private static Place place(SplitName split, int block, int number) {
    return Place.of(new Example(DATASET.split(split).orElseThrow(), 3 * block + number - 4));
  }

  static Finding of(Rule rule, SplitName split, int block, int number, Place... twins) {
    return new Finding(
        rule,
        rule.severity(),
        place(split, block, number),
        "has " + rule.title(),
        "3 runs",
        "0",
        List.of(new Span(10, 20), new Span(100, 400)),
        List.of(twins));
  }

  private static Finding larger(Rule rule, Place place, String value) {
    return new Finding(rule, rule.severity(), place, value, value, "", List.of(), List.of());
  }

  static Finding ofSplit(Rule rule, SplitName split) {
    return larger(rule, Place.of(DATASET, DATASET.split(split).orElseThrow()), "6 examples");
  }

  static Finding ofAll(Rule rule) {
    return larger(rule, Place.of(DATASET), "18 examples");
  }

  /// One of each kind: 3 errors, 3 warnings, 1 fact.
  static List<Finding> some() {
    return List.of(
        of(NOT_FINITE, SplitName.TRAIN, 1, 2),
        of(NOT_FINITE, SplitName.TEST, 2, 1),
        of(
            DUPLICATE,
            SplitName.TRAIN,
            1,
            1,
            place(SplitName.TEST, 1, 1),
            place(SplitName.VALIDATION, 1, 1)),
        of(CLIPPING, SplitName.TRAIN, 1, 2),
        of(CLIPPING, SplitName.TRAIN, 2, 3),
        of(CLIPPING, SplitName.VALIDATION, 1, 1),
        ofSplit(COUNTS, SplitName.TRAIN));
  }

  static CheckReport report(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(Comparator.comparing(Finding::severity));
    return new CheckReport(sorted, 18, 115_200, Duration.ofMillis(24), "a8ff", List.of());
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

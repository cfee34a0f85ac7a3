package org.wavecrate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.survey.Rows;

/// Collects the findings of one rule. Beyond a number that people can do something about, only how
/// many more there are is kept.
final class Findings {
  /// All errors of all but the most hopeless datasets: an export leaves these files out.
  private static final int MOST_ERRORS = 100_000;

  private static final int MOST_OTHERS = 10_000;
  private static final int MOST_TWINS = 20;

  private final Rule rule;
  private final Severity severity;
  private final Rows rows;
  private final List<Finding> earlier;
  private final List<Finding> findings = new ArrayList<>();
  private long more;

  /// @param earlier what rules found that were asked before
  Findings(Rule rule, Severity severity, Rows rows, List<Finding> earlier) {
    this.earlier = List.copyOf(earlier);
    this.rule = rule;
    this.severity = severity;
    this.rows = rows;
  }

  /// The files that rules asked before call errors.
  Set<String> filesInError() {
    return earlier.stream()
        .filter(finding -> finding.severity() == Severity.ERROR && finding.file().isPresent())
        .map(Finding::path)
        .collect(Collectors.toSet());
  }

  private boolean isFull() {
    if (findings.size() < (severity == Severity.ERROR ? MOST_ERRORS : MOST_OTHERS)) {
      return false;
    }
    more++;
    return true;
  }

  /// About an example.
  void example(int row, String message, String value, String limit) {
    example(row, message, value, limit, new long[0]);
  }

  /// @param spans first and end of each
  void example(int row, String message, String value, String limit, long[] spans) {
    if (!isFull()) {
      Example example = rows.example(row);
      file(example, example.name(), severity, message, value, limit, spans(spans), List.of());
    }
  }

  /// @param twins the other examples, by their rows
  void twins(int row, String message, String value, String limit, int[] twins) {
    if (!isFull()) {
      Example example = rows.example(row);
      List<String> paths = new ArrayList<>();
      for (int i = 0; i < Math.min(MOST_TWINS, twins.length); i++) {
        paths.add(rows.example(twins[i]).path());
      }
      file(example, example.name(), severity, message, value, limit, List.of(), paths);
    }
  }

  /// @param twins the other examples, by their paths
  void twins(int row, String message, String value, String limit, List<String> twins) {
    if (!isFull()) {
      Example example = rows.example(row);
      List<String> some = twins.subList(0, Math.min(MOST_TWINS, twins.size()));
      file(example, example.name(), severity, message, value, limit, List.of(), some);
    }
  }

  /// About an example's label.
  void label(int row, String message, String value, String limit) {
    if (!isFull()) {
      Example example = rows.example(row);
      String path = example.labelPath();
      String name = path.substring(path.lastIndexOf('/') + 1);
      file(example, name, severity, message, value, limit, List.of(), List.of());
    }
  }

  private void file(
      Example example,
      String name,
      Severity as,
      String message,
      String value,
      String limit,
      List<Span> spans,
      List<String> twins) {
    Block block = example.block();
    String path = block.pathOf(name);
    findings.add(
        new Finding(
            rule,
            as,
            Optional.of(example.split().name()),
            Optional.of(block.name()),
            Optional.of(name),
            path,
            path + ": " + message,
            value,
            limit,
            spans,
            twins));
  }

  /// About another file of a block.
  void file(Split split, Block block, String name, String message, String value, String limit) {
    if (!isFull()) {
      String path = block.pathOf(name);
      add(
          Optional.of(split.name()),
          Optional.of(block.name()),
          Optional.of(name),
          path,
          severity,
          message,
          value,
          limit);
    }
  }

  void block(Split split, Block block, String message, String value, String limit) {
    if (!isFull()) {
      add(
          Optional.of(split.name()),
          Optional.of(block.name()),
          Optional.empty(),
          block.path(),
          severity,
          message,
          value,
          limit);
    }
  }

  void split(Split split, String message, String value, String limit) {
    add(
        Optional.of(split.name()),
        Optional.empty(),
        Optional.empty(),
        String.join(", ", split.directories()),
        severity,
        message,
        value,
        limit);
  }

  /// About a place outside the splits.
  ///
  /// @param most how bad at most
  void place(String path, Severity most, String message, String value, String limit) {
    if (!isFull()) {
      Severity as = most.compareTo(severity) > 0 ? most : severity;
      String where = path.equals(".") ? "" : path;
      add(Optional.empty(), Optional.empty(), Optional.empty(), where, as, message, value, limit);
    }
  }

  void dataset(String message, String value, String limit) {
    dataset(severity, message, value, limit);
  }

  /// As something less bad than this rule's findings are.
  ///
  /// @param most how bad at most
  void dataset(Severity most, String message, String value, String limit) {
    Severity as = most.compareTo(severity) > 0 ? most : severity;
    add(Optional.empty(), Optional.empty(), Optional.empty(), "", as, message, value, limit);
  }

  private void add(
      Optional<SplitName> split,
      Optional<String> block,
      Optional<String> file,
      String path,
      Severity as,
      String message,
      String value,
      String limit) {
    String where = path.isEmpty() ? rows.dataset().name() : path;
    findings.add(
        new Finding(
            rule,
            as,
            split,
            block,
            file,
            path,
            where + ": " + message,
            value,
            limit,
            List.of(),
            List.of()));
  }

  private static List<Span> spans(long[] pairs) {
    List<Span> spans = new ArrayList<>(pairs.length / 2);
    for (int i = 0; i < pairs.length; i += 2) {
      spans.add(new Span(pairs[i], pairs[i + 1]));
    }
    return spans;
  }

  /// All there are.
  List<Finding> list() {
    if (more > 0) {
      String count = String.format(Locale.ROOT, "%,d", more);
      long were = more;
      more = 0;
      dataset(
          "and " + count + " more of the same are not listed one by one", Long.toString(were), "0");
    }
    return findings;
  }
}

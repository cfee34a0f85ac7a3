package org.wavecrate.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;
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

  /// The twins of the latest finding: those of a large group are nearly always the same.
  private int[] twins = {};

  private List<Place> placesOfTwins = List.of();

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
        .filter(finding -> finding.severity() == Severity.ERROR && finding.isOfFile())
        .map(finding -> finding.place().path())
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
  void example(int row, String problem, String value, String limit) {
    example(row, problem, value, limit, new long[0]);
  }

  /// @param spans first and end of each
  void example(int row, String problem, String value, String limit, long[] spans) {
    if (!isFull()) {
      Place place = Place.of(rows.example(row));
      add(place, severity, problem, value, limit, spans(spans), List.of());
    }
  }

  /// About an example and others.
  ///
  /// @param twins the other examples, by their rows; the first of them are named
  void twins(int row, String problem, String value, String limit, int[] twins) {
    if (!isFull()) {
      Place place = Place.of(rows.example(row));
      add(place, severity, problem, value, limit, List.of(), places(twins));
    }
  }

  private List<Place> places(int[] wanted) {
    if (!Arrays.equals(wanted, twins)) {
      twins = wanted;
      placesOfTwins =
          Arrays.stream(wanted)
              .limit(MOST_TWINS)
              .mapToObj(twin -> Place.of(rows.example(twin)))
              .toList();
    }
    return placesOfTwins;
  }

  /// About an example's label.
  void label(int row, String problem, String value, String limit) {
    if (!isFull()) {
      add(Place.ofLabel(rows.example(row)), severity, problem, value, limit);
    }
  }

  /// About another file of a block.
  void file(Split split, Block block, String name, String problem, String value, String limit) {
    if (!isFull()) {
      add(Place.of(split, block, name), severity, problem, value, limit);
    }
  }

  void block(Split split, Block block, String problem, String value, String limit) {
    if (!isFull()) {
      add(Place.of(rows.dataset(), split, block), severity, problem, value, limit);
    }
  }

  void split(Split split, String problem, String value, String limit) {
    add(Place.of(rows.dataset(), split), severity, problem, value, limit);
  }

  /// About a place outside the splits.
  ///
  /// @param most how bad at most
  void outside(String path, Severity most, String problem, String value, String limit) {
    if (!isFull()) {
      String within = path.equals(".") ? "" : path;
      add(Place.outside(rows.dataset(), within), atMost(most), problem, value, limit);
    }
  }

  void dataset(String problem, String value, String limit) {
    dataset(severity, problem, value, limit);
  }

  /// As something less bad than this rule's findings are.
  ///
  /// @param most how bad at most
  void dataset(Severity most, String problem, String value, String limit) {
    add(Place.of(rows.dataset()), atMost(most), problem, value, limit);
  }

  private Severity atMost(Severity most) {
    return most.compareTo(severity) > 0 ? most : severity;
  }

  private void add(Place place, Severity as, String problem, String value, String limit) {
    add(place, as, problem, value, limit, List.of(), List.of());
  }

  private void add(
      Place place,
      Severity as,
      String problem,
      String value,
      String limit,
      List<Span> spans,
      List<Place> twins) {
    findings.add(new Finding(rule, as, place, problem, value, limit, spans, twins));
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
      String count = Formatted.of("%,d", more);
      long were = more;
      more = 0;
      dataset(
          "and " + count + " more of the same are not listed one by one", Long.toString(were), "0");
    }
    return findings;
  }
}

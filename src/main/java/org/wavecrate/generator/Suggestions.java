package org.wavecrate.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.wavecrate.dataset.Arrangement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.LabelSource;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitSource;
import org.wavecrate.storage.Formatted;

/// Suggests label and split sources for a dataset without any: tables next to it, names of folders
/// or files.
public final class Suggestions {
  /// Examples looked at.
  private static final int PROBED = 500;

  private static final int MOST_CLASSES = 1000;
  private static final Pattern FIELDS = Pattern.compile("[-_ .]");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private final Dataset dataset;
  private final Arrangement now;
  private final List<Example> probes = new ArrayList<>();
  private final List<Suggestion> found = new ArrayList<>();

  private Suggestions(Dataset dataset) {
    this.dataset = dataset;
    now = dataset.arrangement();
    for (Split split : dataset.splits()) {
      int count = Math.min(PROBED, split.size());
      for (int i = 0; i < count; i++) {
        probes.add(split.example((int) ((long) i * split.size() / count)));
      }
    }
  }

  /// The suggestions from the files; none for a dataset that has labels and splits.
  public static List<Suggestion> of(Dataset dataset) {
    Suggestions suggestions = new Suggestions(dataset);
    boolean unlabelled =
        dataset.arrangement().labels().equals(LabelSource.BESIDE)
            && suggestions.probes.stream().noneMatch(Example::hasLabel);
    suggestions.find(unlabelled && !dataset.hasRows());
    return List.copyOf(suggestions.found);
  }

  /// Files that are examples and labels in pairs, unless someone has said where labels are.
  public static Optional<PairedNames> pairs(Dataset dataset) {
    boolean unsaid = dataset.arrangement().labels().equals(LabelSource.BESIDE);
    boolean none =
        dataset.splits().stream()
            .allMatch(split -> split.size() == 0 || !split.example(0).hasLabel());
    return unsaid && none ? PairedNames.of(dataset) : Optional.empty();
  }

  private void find(boolean unlabelled) {
    TableSuggestions tables = new TableSuggestions(dataset, probes);
    if (now.splits().kind() == SplitSource.Kind.AUTO && dataset.splits().size() == 1) {
      tables.splits().ifPresent(source -> add(splits(source), now.withSplits(source)));
    }
    if (!unlabelled) {
      return;
    }
    Optional<LabelSource> table = tables.labels();
    table.ifPresent(
        source ->
            add(
                Formatted.of("labels are in %s", String.join(", ", source.files())),
                now.withLabels(source)));
    Optional<PairedNames> pairs = pairs(dataset);
    pairs.ifPresent(
        pair ->
            add(
                Formatted.of(
                    "%,d pairs of files: %s the examples, %s their labels",
                    pair.pairs(), pair.example(), pair.label()),
                now.withLabels(LabelSource.beside(pair.example(), pair.label()))));
    if (pairs.isPresent()) {
      return;
    }
    folders().ifPresent(text -> add(text, now.withLabels(LabelSource.FOLDER)));
    if (table.isPresent()) {
      return;
    }
    name()
        .ifPresent(source -> add("labels are a part of the files' names", now.withLabels(source)));
  }

  private static String splits(SplitSource source) {
    return "splits are in " + source.file();
  }

  private void add(String text, Arrangement arrangement) {
    found.add(new Suggestion(text, arrangement));
  }

  /// "dog", "cat" and "rain", but not "block-id-1" and "block-id-2".
  private Optional<String> folders() {
    Set<String> names = new HashSet<>();
    Set<String> kinds = new HashSet<>();
    for (Split split : dataset.splits()) {
      for (var block : split.blocks()) {
        if (block.size() > 0 && !split.directories().contains(block.path())) {
          String name = block.name();
          int slash = name.indexOf('/');
          String top = slash < 0 ? name : name.substring(0, slash);
          names.add(top);
          kinds.add(DIGITS.matcher(top).replaceAll("0").toLowerCase(Locale.ROOT));
        }
      }
    }
    boolean classes = kinds.size() > 1 && kinds.size() == names.size() || onlyNumbers(names);
    if (!classes || names.size() < 2 || names.size() > MOST_CLASSES) {
      return Optional.empty();
    }
    List<String> some = names.stream().sorted().limit(4).toList();
    return Optional.of(
        Formatted.of(
            "the %,d folders look like classes: %s%s",
            names.size(), String.join(", ", some), names.size() > 4 ? ", ..." : ""));
  }

  private static boolean onlyNumbers(Set<String> names) {
    return names.size() > 1 && names.stream().allMatch(n -> DIGITS.matcher(n).matches());
  }

  /// The first field of the names that has a few values, each of which returns.
  private Optional<LabelSource> name() {
    List<String[]> rows = probes.stream().map(e -> FIELDS.split(stem(e.name()))).toList();
    if (rows.size() < 4) {
      return Optional.empty();
    }
    int fields = rows.stream().mapToInt(row -> row.length).min().orElse(0);
    for (int field = 0; field < Math.min(fields, 8) && fields > 1; field++) {
      Map<String, Integer> counts = new HashMap<>();
      for (String[] row : rows) {
        counts.merge(row[field], 1, Integer::sum);
      }
      long single = counts.values().stream().filter(count -> count == 1).count();
      if (field == fields - 1 && areNumbersOfFiles(rows, field, counts)) {
        break;
      }
      boolean few = counts.size() > 1 && counts.size() <= Math.max(2, rows.size() / 3);
      if (few && single == 0 && !counts.containsKey("")) {
        String before = field == 0 ? "^" : "^(?:[^-_ .]*[-_ .]){" + field + "}";
        return Optional.of(LabelSource.name(before + "(?<label>[^-_ .]+)"));
      }
    }
    return Optional.empty();
  }

  /// Whether the last field, a number, tells the files of a folder apart: `fan/normal-17.npy`.
  private boolean areNumbersOfFiles(List<String[]> rows, int field, Map<String, Integer> counts) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!seen.add(probes.get(i).block().path() + "/" + rows.get(i)[field])) {
        return false;
      }
    }
    return counts.keySet().stream().allMatch(value -> DIGITS.matcher(value).matches());
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}

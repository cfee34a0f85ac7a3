package org.wavecrate.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.intake.IntakeOptions.SplitOrigin;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// The split of each recording: by fold, as the corpus has it, or assigned by group.
final class SplitChoice {
  /// A recording that takes part.
  ///
  /// @param entry what the corpus says of it
  /// @param label its class
  /// @param group what it is not parted from
  /// @param examples how many are expected
  record Part(CorpusEntry entry, Optional<String> label, String group, long examples) {}

  private final IntakeOptions options;
  private final Assignment assignment;
  private final List<String> decisions = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  SplitChoice(IntakeOptions options, Assignment assignment) {
    this.options = options;
    this.assignment = assignment;
  }

  List<String> decisions() {
    return decisions;
  }

  List<String> warnings() {
    return warnings;
  }

  /// A split for each part, or none for those that have none where they should.
  List<Optional<SplitName>> choose(List<Part> parts) throws IntakeException {
    boolean folds = parts.stream().anyMatch(part -> part.entry().fold().isPresent());
    boolean splits = parts.stream().anyMatch(part -> part.entry().split().isPresent());
    boolean pattern =
        options.namePattern().isPresent()
            && NamePattern.has(options.namePattern().get(), NamePattern.SPLIT);
    boolean foldAsked = options.testFold().isPresent() || options.validationFold().isPresent();
    if (foldAsked && !folds) {
      throw new IntakeException(
          "--test-fold, --validation-fold: no table has folds; name its column by --fold-column");
    }
    Optional<SplitOrigin> asked = options.splits();
    List<Optional<SplitName>> chosen;
    if (foldAsked || folds && asked.orElse(SplitOrigin.TABLE) == SplitOrigin.TABLE && !splits) {
      chosen = byFold(parts);
    } else if (asked.equals(Optional.of(SplitOrigin.FOLDERS))) {
      decisions.add("splits: by folder");
      chosen = parts.stream().map(part -> assignment.folderSplit(part.entry())).toList();
    } else if (asked.isEmpty() && pattern) {
      decisions.add("splits: by file name");
      chosen = parts.stream().map(this::byName).toList();
    } else if (splits && asked.orElse(SplitOrigin.TABLE) == SplitOrigin.TABLE) {
      decisions.add("splits: as the layout has them");
      chosen = parts.stream().map(part -> part.entry().split()).toList();
    } else if (asked.equals(Optional.of(SplitOrigin.TABLE))) {
      throw new IntakeException(
          "--splits table: no table has splits; name its column by --split-column or"
              + " --fold-column");
    } else {
      chosen = assign(parts);
    }
    if (!parts.isEmpty() && chosen.stream().allMatch(Optional::isEmpty)) {
      throw new IntakeException(
          "--splits: no recording says which split it belongs to; allowed: three percentages such"
              + " as 80,10,10, folders, or table");
    }
    warnOfParted(parts, chosen);
    warnOfMissing(parts, chosen);
    return chosen;
  }

  private Optional<SplitName> byName(Part part) {
    return NamePattern.find(
            options.namePattern().orElseThrow(), NamePattern.SPLIT, part.entry().file())
        .flatMap(SplitName::of);
  }

  private List<Optional<SplitName>> byFold(List<Part> parts) throws IntakeException {
    NavigableSet<Integer> folds = new TreeSet<>();
    parts.forEach(part -> part.entry().fold().ifPresent(folds::add));
    int test =
        options.testFold().orElseGet(() -> other(folds, options.validationFold().orElse(-1)));
    int validation = options.validationFold().orElseGet(() -> other(folds, test));
    for (int fold : List.of(test, validation)) {
      if (!folds.contains(fold)) {
        throw new IntakeException(
            Formatted.of("fold %d: there is no such fold; allowed: %s", fold, folds));
      }
    }
    if (test == validation) {
      throw new IntakeException(Formatted.of("fold %d: can't be both test and validation", test));
    }
    decisions.add(
        Formatted.of("splits: fold %d is the test split, fold %d validation", test, validation));
    return parts.stream()
        .map(
            part -> {
              if (part.entry().fold().isEmpty()) {
                return Optional.<SplitName>empty();
              }
              int fold = part.entry().fold().getAsInt();
              return Optional.of(
                  fold == test
                      ? SplitName.TEST
                      : fold == validation ? SplitName.VALIDATION : SplitName.TRAIN);
            })
        .toList();
  }

  /// The greatest fold below another one, or else the greatest of all.
  private static int other(NavigableSet<Integer> folds, int taken) {
    Integer below = folds.contains(taken) ? folds.lower(taken) : null;
    return below == null ? folds.last() : below;
  }

  private List<Optional<SplitName>> assign(List<Part> parts) {
    Map<String, Map<String, Double>> weights = new LinkedHashMap<>();
    for (Part part : parts) {
      weights
          .computeIfAbsent(part.group(), name -> new TreeMap<>())
          .merge(part.label().orElse(""), Math.max(1.0, part.examples()), Double::sum);
    }
    List<GroupSplitter.Group> groups = new ArrayList<>();
    weights.forEach((name, classes) -> groups.add(new GroupSplitter.Group(name, classes)));
    Map<String, SplitName> assigned =
        GroupSplitter.assign(groups, options.fractions(), options.stratify(), options.seed());
    List<Double> shares = options.fractions();
    decisions.add(
        Formatted.of(
            "splits: %s %% of the examples for training, validation and test, assigned by group%s,"
                + " seed %d",
            shares.stream().map(SplitChoice::percent).reduce((a, b) -> a + ", " + b).orElse(""),
            options.stratify() ? " and class" : "",
            options.seed()));
    warnOfShares(parts, assigned);
    return parts.stream()
        .map(part -> Optional.of(Objects.requireNonNull(assigned.get(part.group()))))
        .toList();
  }

  private static String percent(double share) {
    double percent = Math.rint(share * 1e6) / 1e4;
    return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
  }

  private void warnOfShares(List<Part> parts, Map<String, SplitName> assigned) {
    Map<SplitName, Long> counts = new TreeMap<>();
    long all = 0;
    for (Part part : parts) {
      counts.merge(assigned.get(part.group()), part.examples(), Long::sum);
      all += part.examples();
    }
    for (int i = 0; i < options.fractions().size() && all > 0; i++) {
      double got = counts.getOrDefault(SplitName.values()[i], 0L) / (double) all;
      double asked = options.fractions().get(i);
      if (Math.abs(got - asked) > Math.max(0.02, 0.2 * asked)) {
        warnings.add(
            Formatted.of(
                "%s gets %s %% of the examples rather than %s %%: groups can't be divided",
                SplitName.values()[i].canonical(),
                percent(Math.rint(got * 1000) / 1000),
                percent(asked)));
      }
    }
  }

  private void warnOfParted(List<Part> parts, List<Optional<SplitName>> chosen) {
    Map<String, TreeSet<SplitName>> splits = new TreeMap<>();
    for (int i = 0; i < parts.size(); i++) {
      TreeSet<SplitName> of = splits.computeIfAbsent(parts.get(i).group(), name -> new TreeSet<>());
      chosen.get(i).ifPresent(of::add);
    }
    List<String> parted =
        splits.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .toList();
    if (!parted.isEmpty()) {
      warnings.add(
          Formatted.of(
              "%,d of %s %s in more than one split, such as \"%s\": scores will be too" + " good",
              parted.size(),
              Plural.of(splits.size(), "group"),
              Plural.either(parted.size(), "lies", "lie"),
              parted.getFirst()));
    }
  }

  private void warnOfMissing(List<Part> parts, List<Optional<SplitName>> chosen) {
    Map<String, Map<SplitName, Integer>> counts = new TreeMap<>();
    Map<String, TreeSet<String>> groups = new HashMap<>();
    TreeSet<SplitName> splits = new TreeSet<>();
    for (int i = 0; i < parts.size(); i++) {
      String label = parts.get(i).label().orElse("");
      groups.computeIfAbsent(label, name -> new TreeSet<>()).add(parts.get(i).group());
      Map<SplitName, Integer> of = counts.computeIfAbsent(label, name -> new TreeMap<>());
      chosen.get(i).ifPresent(split -> of.merge(split, 1, Integer::sum));
      chosen.get(i).ifPresent(splits::add);
    }
    counts.remove("");
    counts.forEach(
        (label, of) -> {
          List<String> without =
              splits.stream()
                  .filter(split -> !of.containsKey(split))
                  .map(SplitName::canonical)
                  .toList();
          if (!without.isEmpty()) {
            int count = Objects.requireNonNull(groups.get(label)).size();
            warnings.add(
                Formatted.of(
                    "%s: none in %s; it has %s",
                    label, String.join(", ", without), Plural.of(count, "group")));
          }
        });
  }
}

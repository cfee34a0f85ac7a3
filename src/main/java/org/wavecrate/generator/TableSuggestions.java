package org.wavecrate.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.LabelSource;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.dataset.SplitSource;

/// Suggests labels and splits from the tables next to a dataset.
final class TableSuggestions {
  private static final int MOST_BYTES = 1 << 23;
  private static final int MOST_TABLES = 16;
  private static final int MOST_COLUMNS = 24;
  private static final int MOST_CLASSES = 1000;

  private static final Set<String> LABEL_NAMES =
      Set.of(
          "label",
          "labels",
          "class",
          "classes",
          "classid",
          "class_id",
          "class_name",
          "category",
          "target",
          "targets",
          "tag",
          "genre",
          "emotion",
          "instrument",
          "word",
          "event_label",
          "y",
          "primary_label",
          "instrument_family",
          "machine_type",
          "condition",
          "species");

  /// A table read one way, and for which examples.
  private record Reading(String file, String key, String value, List<String> values) {
    Set<String> distinct() {
      return new HashSet<>(values);
    }
  }

  private final List<Example> probes;
  private final List<Reading> readings = new ArrayList<>();

  TableSuggestions(Dataset dataset, List<Example> probes) {
    this.probes = probes;
    dataset.tables().stream()
        .limit(MOST_TABLES)
        .forEach(file -> dataset.table(file, MOST_BYTES).ifPresent(text -> read(file, text)));
  }

  private void read(String file, String text) {
    for (TableText.Column pair : TableText.columns(file, text, MOST_COLUMNS)) {
      List<String> values =
          probes.stream()
              .flatMap(example -> Optional.ofNullable(pair.of(example.path())).stream())
              .toList();
      // A table of another split covers a part.
      if (!values.isEmpty() && values.size() >= Math.min(4, probes.size())) {
        readings.add(new Reading(file, pair.key(), pair.value(), values));
      }
    }
  }

  Optional<SplitSource> splits() {
    return readings.stream()
        .filter(reading -> reading.values().size() * 2 >= probes.size())
        .filter(reading -> reading.distinct().size() > 1 && areSplits(reading))
        .map(r -> new SplitSource(SplitSource.Kind.TABLE, r.file(), r.key(), r.value()))
        .findFirst();
  }

  private static boolean areSplits(Reading reading) {
    return reading.distinct().stream().allMatch(value -> SplitName.of(value).isPresent());
  }

  /// The column that is called like labels, else the one that has the fewest different values.
  Optional<LabelSource> labels() {
    return readings.stream()
        .filter(reading -> !areSplits(reading))
        .filter(
            reading -> {
              int distinct = reading.distinct().size();
              boolean named = LABEL_NAMES.contains(reading.value().toLowerCase(Locale.ROOT));
              boolean only = reading.value().isEmpty();
              return distinct <= MOST_CLASSES
                  && (named || only || distinct > 1 && distinct * 2 <= reading.values().size());
            })
        .min(
            (a, b) -> {
              int byName = Boolean.compare(!isNamed(a), !isNamed(b));
              return byName != 0
                  ? byName
                  : Integer.compare(a.distinct().size(), b.distinct().size());
            })
        .map(this::source);
  }

  private static boolean isNamed(Reading reading) {
    return LABEL_NAMES.contains(reading.value().toLowerCase(Locale.ROOT))
        || reading.value().isEmpty();
  }

  /// With the tables of other splits that have the same columns.
  private LabelSource source(Reading reading) {
    List<String> files =
        readings.stream()
            .filter(r -> r.key().equals(reading.key()) && r.value().equals(reading.value()))
            .filter(r -> !r.key().isEmpty() || r.file().equals(reading.file()))
            .map(Reading::file)
            .distinct()
            .toList();
    boolean parts = files.stream().allMatch(file -> SplitName.of(stem(file)).isPresent());
    List<String> named = parts && files.size() > 1 ? files : List.of(reading.file());
    return LabelSource.table(named, reading.key(), reading.value());
  }

  private static String stem(String file) {
    return file.substring(0, file.lastIndexOf('.'));
  }
}

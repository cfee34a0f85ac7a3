package org.wavecrate.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.Formatted;

/// Tables named by split: `train.csv` and `test.csv`, `train.tsv`, `dev.tsv` and `test.tsv` of
/// Common Voice, `train_manifest.json` and others of NeMo, `dev.csv` and `eval.csv` of FSD50K.
final class SplitTables {
  private static final double LEAST_SHARE = 0.5;

  private final SourceTree tree;
  private final Map<SourceFile, Corpus> tables = new LinkedHashMap<>();
  private final Map<String, CorpusEntry> entries = new TreeMap<>(NaturalOrder.NATURAL);
  private final Map<String, String> rejected = new TreeMap<>(NaturalOrder.NATURAL);

  private SplitTables(SourceTree tree) {
    this.tree = tree;
  }

  /// Reads them, if two splits or more have a table.
  static Optional<Corpus> read(
      SourceTree tree, List<SourceFile> candidates, String layout, IntakeOptions options)
      throws IOException {
    SplitTables all = new SplitTables(tree);
    for (SourceFile candidate : candidates) {
      if (SplitName.of(candidate.stem()).isPresent()) {
        all.add(candidate, layout, options);
      }
    }
    long splits = all.tables.keySet().stream().map(SplitTables::split).distinct().count();
    return splits < 2 ? Optional.empty() : Optional.of(all.corpus(layout));
  }

  private static Optional<SplitName> split(SourceFile table) {
    return SplitName.of(table.stem());
  }

  private void add(SourceFile candidate, String layout, IntakeOptions options) throws IOException {
    try {
      var table = new CorpusTable(tree, candidate, TableColumns.GUESSED, options);
      if (table.named() >= LEAST_SHARE) {
        tables.put(candidate, table.read(layout, "a table of recordings"));
      }
    } catch (IntakeException e) {
      // Some other kind of table.
    }
  }

  private void add(CorpusEntry entry, SourceFile table) {
    String name = entry.file().name();
    CorpusEntry mine = entry.split().isPresent() ? entry : entry.withSplit(split(table));
    CorpusEntry other = entries.putIfAbsent(name, mine);
    if (other != null && !other.equals(mine)) {
      rejected.put(
          name,
          Formatted.of(
              "stands in two tables: in %s as \"%s\", in %s as \"%s\"",
              name(other), other.label().orElse(""), name(mine), mine.label().orElse("")));
    }
  }

  private static String name(CorpusEntry entry) {
    return entry.split().map(SplitName::canonical).orElse("none");
  }

  /// Files that one table names twice; those that it does not name may stand in another.
  private void reject(String name, String why) {
    if (why.startsWith(CorpusTable.TWICE)) {
      rejected.put(name, why);
    }
  }

  private Corpus corpus(String layout) {
    Set<String> columns = new LinkedHashSet<>();
    Set<String> missing = new LinkedHashSet<>();
    Set<String> notes = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    tables.keySet().forEach(table -> names.add(table.name()));
    tables.forEach(
        (table, corpus) -> {
          corpus.entries().forEach(entry -> add(entry, table));
          corpus.rejected().forEach(this::reject);
          columns.addAll(corpus.columns());
          missing.addAll(corpus.missing());
          notes.addAll(corpus.notes());
        });
    rejected.keySet().forEach(entries::remove);
    String all = String.join(", ", names);
    for (SourceFile file : tree.files()) {
      if (!entries.containsKey(file.name()) && !names.contains(file.name())) {
        rejected.putIfAbsent(
            file.name(),
            (file.isNamed() ? "is not named in " : "is no recording, and not named in ") + all);
      }
    }
    return new Corpus(
        layout,
        all + ": a table for each split",
        List.copyOf(entries.values()),
        rejected,
        names,
        List.copyOf(columns),
        List.copyOf(missing),
        new ArrayList<>(notes));
  }
}

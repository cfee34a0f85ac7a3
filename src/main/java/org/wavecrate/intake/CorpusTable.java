package org.wavecrate.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.decode.Recordings;
import org.wavecrate.storage.Formatted;

/// A table that describes recordings.
final class CorpusTable {
  /// How the reason begins why a file is not taken that a table has in several ways.
  static final String TWICE = "stands twice in ";

  private static final int SAMPLE_ROWS = 200;

  private static final List<String> LABELS =
      List.of(
          "label",
          "labels",
          "class",
          "class_name",
          "classname",
          "category",
          "target",
          "genre",
          "emotion",
          "word",
          "command",
          "keyword",
          "instrument",
          "species",
          "event",
          "tag",
          "y");

  private static final List<String> SPLITS = List.of("split", "subset", "set", "partition", "part");
  private static final List<String> FOLDS = List.of("fold", "folds", "fold_id");

  private final SourceFile file;
  private final DataTable table;
  private final SourceTree tree;
  private final FileNames names;
  private final TableColumns columns;
  private final int fileColumn;
  private final double share;

  /// Reads a table.
  ///
  /// @param preset columns that the layout knows; those of the options come first
  CorpusTable(SourceTree tree, SourceFile file, TableColumns preset, IntakeOptions options)
      throws IOException {
    this.file = file;
    this.tree = tree;
    names = new FileNames(tree, file);
    DataTable read = DataTable.read(file.path());
    boolean headed = read.columns().stream().noneMatch(this::isRecording);
    table = headed ? read : read.withoutHeader();
    columns = options.columns().or(preset);
    fileColumn =
        columns.file().isPresent() ? column("--file-column", columns.file().get()) : guess();
    share = named(fileColumn);
  }

  /// Whether a heading is the name of a recording, with its ending, as in a table without headings.
  private boolean isRecording(String heading) {
    return Recordings.isNamed(heading) && names.find(heading).isPresent();
  }

  private int column(String option, String name) throws IntakeException {
    return table
        .column(name)
        .orElseThrow(
            () ->
                new IntakeException(
                    Formatted.of(
                        "%s: has no column \"%s\" (%s); it has: %s",
                        file.name(), name, option, String.join(", ", table.columns()))));
  }

  private int guess() throws IntakeException {
    int best = 0;
    for (int i = 1; i < table.columns().size(); i++) {
      best = named(i) > named(best) ? i : best;
    }
    if (table.columns().isEmpty() || named(best) == 0) {
      throw new IntakeException(
          Formatted.of(
              "%s: no column names recordings below %s; choose one by --file-column: %s",
              file.name(), tree.folder(), String.join(", ", table.columns())));
    }
    return best;
  }

  /// The share of rows, of some, whose cell names a file.
  private double named(int column) {
    int step = Math.max(1, table.rows().size() / SAMPLE_ROWS);
    int found = 0;
    int tried = 0;
    for (int i = 0; i < table.rows().size(); i += step, tried++) {
      Optional<SourceFile> named = names.find(table.rows().get(i).get(column));
      found += named.isPresent() && named.get().isNamed() ? 1 : 0;
    }
    return tried == 0 ? 0 : (double) found / tried;
  }

  /// The share of rows that name a recording.
  double named() {
    return share;
  }

  /// The share of the recordings or of the rows that the table is about, whichever is less.
  double share() {
    long recordings = tree.files().stream().filter(SourceFile::isNamed).count();
    return Math.min(share, table.rows().size() / Math.max(1.0, recordings));
  }

  private Optional<Integer> column(
      String option, Optional<String> named, List<String> usual, Predicate<String> right)
      throws IntakeException {
    if (named.isPresent()) {
      return Optional.of(column(option, named.get()));
    }
    for (String name : usual) {
      Optional<Integer> found = table.column(name);
      if (found.isPresent()
          && found.get() != fileColumn
          && table.rows().stream().map(row -> row.get(found.get())).allMatch(right)) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// Reads all rows.
  Corpus read(String layout, String what) throws IOException {
    Optional<Integer> split =
        column("--split-column", columns.split(), SPLITS, it -> SplitName.of(it).isPresent());
    Optional<Integer> fold =
        column("--fold-column", columns.fold(), FOLDS, it -> number(it).isPresent());
    Optional<Integer> label = column("--label-column", columns.label(), LABELS, it -> true);
    if (label.isEmpty()) {
      label = onlyOther(split, fold);
    }
    Optional<Integer> group =
        columns.group().isEmpty()
            ? Optional.empty()
            : Optional.of(column("--group-column", columns.group().get()));
    Map<String, CorpusEntry> entries = new HashMap<>();
    Map<String, String> rejected = new HashMap<>();
    List<String> missing = new ArrayList<>();
    Set<String> exact = new HashSet<>();
    for (List<String> row : table.rows()) {
      names.exact(row.get(fileColumn)).ifPresent(it -> exact.add(it.name()));
    }
    for (List<String> row : table.rows()) {
      Optional<SourceFile> named = names.exact(row.get(fileColumn));
      if (named.isEmpty()) {
        // A file that another row names by its path is not meant.
        named = names.find(row.get(fileColumn)).filter(it -> !exact.contains(it.name()));
      }
      if (named.isEmpty()) {
        missing.add(row.get(fileColumn));
        continue;
      }
      CorpusEntry entry =
          new CorpusEntry(
              named.get(),
              cell(row, label),
              cell(row, group),
              cell(row, split).flatMap(SplitName::of),
              fold.isEmpty() ? OptionalInt.empty() : number(row.get(fold.get())));
      CorpusEntry other = entries.putIfAbsent(named.get().name(), entry);
      if (other != null && !other.equals(entry)) {
        rejected.put(
            named.get().name(),
            Formatted.of(
                TWICE + "%s: as \"%s\" and as \"%s\"",
                file.name(),
                other.label().orElse(""),
                entry.label().orElse("")));
      }
    }
    List<String> notes = new TableHints(file.name(), table).of(label, group);
    List<CorpusEntry> taken = new ArrayList<>();
    for (SourceFile each : tree.files()) {
      if (entries.containsKey(each.name()) && !rejected.containsKey(each.name())) {
        taken.add(entries.get(each.name()));
      } else if (!each.name().equals(file.name())) {
        rejected.putIfAbsent(each.name(), reason(each));
      }
    }
    Set<String> tables = new HashSet<>();
    tables.add(file.name());
    String evidence = file.name() + ": " + what + said(label, group, split, fold);
    return new Corpus(layout, evidence, taken, rejected, tables, table.columns(), missing, notes);
  }

  private String reason(SourceFile each) {
    return each.isNamed()
        ? "is not named in " + file.name()
        : "is no recording, and not named in " + file.name();
  }

  private String said(
      Optional<Integer> label,
      Optional<Integer> group,
      Optional<Integer> split,
      Optional<Integer> fold) {
    List<String> said = new ArrayList<>();
    said.add("files by \"" + table.columns().get(fileColumn) + "\"");
    label.ifPresent(it -> said.add("labels by \"" + table.columns().get(it) + "\""));
    group.ifPresent(it -> said.add("groups by \"" + table.columns().get(it) + "\""));
    split.ifPresent(it -> said.add("splits by \"" + table.columns().get(it) + "\""));
    fold.ifPresent(it -> said.add("folds by \"" + table.columns().get(it) + "\""));
    return " (" + String.join(", ", said) + ")";
  }

  private Optional<Integer> onlyOther(Optional<Integer> split, Optional<Integer> fold) {
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      if (i != fileColumn && !split.equals(Optional.of(i)) && !fold.equals(Optional.of(i))) {
        others.add(i);
      }
    }
    return others.stream().limit(others.size() == 1 ? 1 : 0).filter(this::repeats).findFirst();
  }

  /// Whether values recur, as those of classes do and transcriptions don't.
  private boolean repeats(int column) {
    int rows = table.rows().size();
    return rows <= 2 || table.rows().stream().map(row -> row.get(column)).distinct().count() < rows;
  }

  private static Optional<String> cell(List<String> row, Optional<Integer> column) {
    return column.map(row::get).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static OptionalInt number(String text) {
    try {
      return OptionalInt.of(Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}

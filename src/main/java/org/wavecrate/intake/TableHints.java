package org.wavecrate.intake;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.wavecrate.storage.Formatted;

/// Hints about a table for the user: labels that are missing or several at once, and columns that
/// say what should stay together.
final class TableHints {
  private static final List<String> GROUPS =
      List.of(
          "speaker",
          "speaker_id",
          "speakerid",
          "spk",
          "spk_id",
          "client_id",
          "subject",
          "subject_id",
          "patient",
          "patient_id",
          "session",
          "session_id",
          "recording",
          "recording_id",
          "source",
          "src_file",
          "fsid",
          "artist",
          "device");

  /// Headings of columns that may hold several classes, which others hold by chance.
  private static final List<String> SEVERAL = List.of("labels", "tags", "classes", "categories");

  private final String name;
  private final DataTable table;

  /// @param name of the table's file
  TableHints(String name, DataTable table) {
    this.name = name;
    this.table = table;
  }

  /// Sentences, given the columns that were found.
  List<String> of(Optional<Integer> label, Optional<Integer> group) {
    Set<String> notes = new LinkedHashSet<>();
    if (label.isEmpty()) {
      notes.add(
          Formatted.of(
              "%s: no column looks like a label; choose one by --label-column: %s",
              name, String.join(", ", table.columns())));
    }
    label.flatMap(this::several).ifPresent(notes::add);
    if (group.isEmpty()) {
      together(label).ifPresent(notes::add);
    }
    return List.copyOf(notes);
  }

  /// Labels of several classes: the heading says so, or their parts are fewer than they.
  private Optional<String> several(int column) {
    Set<String> labels = values(column);
    boolean said = SEVERAL.contains(table.columns().get(column).toLowerCase(Locale.ROOT));
    for (String separator : List.of(";", ",", "|")) {
      Set<String> parts = new HashSet<>();
      labels.forEach(
          label -> {
            for (String part : label.split(Pattern.quote(separator))) {
              parts.add(part.strip());
            }
          });
      Optional<String> one = labels.stream().filter(label -> label.contains(separator)).findFirst();
      if (one.isPresent() && (said || parts.size() < labels.size())) {
        return Optional.of(
            Formatted.of(
                "%s: \"%s\" names several classes at once, such as \"%s\": each combination becomes"
                    + " a class of its own",
                name, table.columns().get(column), one.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> together(Optional<Integer> label) {
    return GROUPS.stream()
        .map(table::column)
        .flatMap(Optional::stream)
        .filter(column -> !label.equals(Optional.of(column)))
        .filter(column -> values(column).size() > 1 && values(column).size() < table.rows().size())
        .findFirst()
        .map(
            column ->
                Formatted.of(
                    "%s: recordings of one \"%s\" may come into different splits; --group-column %s"
                        + " keeps them together",
                    name, table.columns().get(column), table.columns().get(column)));
  }

  private Set<String> values(int column) {
    Set<String> values = new LinkedHashSet<>();
    table.rows().forEach(row -> values.add(row.get(column).strip()));
    values.remove("");
    return values;
  }
}

package org.wavecrate.gui.explore;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.dataset.Example;
import org.wavecrate.query.ListColumn;
import org.wavecrate.query.ListedExample;
import org.wavecrate.survey.Sort;

/// The columns of the table of examples and which rows are selected, without a screen.
final class TableModel {
  /// Columns that can be chosen; names are always there.
  static final List<ListColumn> CHOICE =
      List.of(
          ListColumn.LABEL,
          ListColumn.BLOCK,
          ListColumn.DURATION,
          ListColumn.LENGTH,
          ListColumn.SHAPE,
          ListColumn.DTYPE,
          ListColumn.CHANNELS,
          ListColumn.PEAK,
          ListColumn.RMS,
          ListColumn.CREST,
          ListColumn.CENTROID,
          ListColumn.CLIPPED,
          ListColumn.DC,
          ListColumn.MARKED,
          ListColumn.NOTE,
          ListColumn.RULES);

  private final ExamplesModel model;
  private final ReadOnlyObjectWrapper<List<ListColumn>> columns =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper selectedCount = new ReadOnlyIntegerWrapper();

  // Copied only when asked for: there may be very many.
  private Supplier<List<Example>> selected = List::of;

  TableModel(ExamplesModel model) {
    this.model = model;
    // What an older program remembered and this one has not is passed over.
    model
        .workspace()
        .listColumns()
        .subscribe(
            keys ->
                columns.set(
                    CHOICE.stream().filter(column -> keys.contains(column.key())).toList()));
  }

  /// Shows a column, or no longer.
  void toggle(ListColumn column) {
    model
        .workspace()
        .listColumns()
        .set(
            CHOICE.stream()
                .filter(each -> columns.get().contains(each) != (each == column))
                .map(ListColumn::key)
                .toList());
  }

  /// Sorts by a column; from the other end if it is sorted by it already.
  void sortBy(ListColumn column) {
    Sort now = model.library().sort().get();
    column
        .sort()
        .ifPresentOrElse(
            by -> model.library().sort().set(new Sort(by, now.by() == by && !now.descending())),
            () -> model.workspace().notice().set("There is no order by " + column.title() + "."));
  }

  /// The text of a column for an example; empty where it has no value or it is not known yet.
  String text(ListColumn column, Example example) {
    return model
        .listed(example)
        .map(
            row ->
                column.of(row).filter(value -> value instanceof Boolean).isPresent()
                    ? sign(column, row)
                    : column.text(row))
        .orElse("");
  }

  private static String sign(ListColumn column, ListedExample row) {
    return column.of(row).filter(Boolean.TRUE::equals).isPresent() ? "✓" : "";
  }

  ExampleName name(Example example) {
    return new ExampleName(
        Names.stem(example),
        example.path(),
        model.flags().isMarked(example),
        model.trouble(example).orElse(""),
        model.isBad(example));
  }

  /// How wide a column is at first, in pixels.
  double width(ListColumn column) {
    return switch (column) {
      case LABEL, BLOCK, SHAPE -> 86;
      case NOTE, RULES -> 130;
      case CENTROID, DURATION, PEAK -> 96;
      case RMS -> 90;
      default -> 66;
    };
  }

  /// Takes over which examples are selected.
  ///
  /// @param examples makes a list of them
  void select(int count, Supplier<List<Example>> examples) {
    selected = examples;
    selectedCount.set(count);
  }

  /// Where examples are listed now, in rising order; empty for none.
  Optional<int[]> find(List<Example> examples) {
    if (examples.isEmpty()) {
      return Optional.empty();
    }
    Set<Example> wanted = new HashSet<>(examples);
    int size = model.rows().get().size();
    int[] found =
        examples.size() == size
            ? IntStream.range(0, size).toArray()
            : IntStream.range(0, size)
                .filter(row -> wanted.contains(model.rows().get().get(row)))
                .toArray();
    return Optional.of(found).filter(rows -> rows.length > 1);
  }

  /// The examples selected; those of the gallery are none but the one looked at.
  List<Example> selected() {
    return selected.get();
  }

  /// How many are selected.
  ReadOnlyIntegerProperty selectedCount() {
    return selectedCount.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<ListColumn>> columns() {
    return columns.getReadOnlyProperty();
  }
}

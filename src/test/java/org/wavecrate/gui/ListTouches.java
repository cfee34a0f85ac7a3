package org.wavecrate.gui;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.wavecrate.query.ListColumn;

/// The list of the Explore screen: its columns, headings, and the menu of its rows.
final class ListTouches {
  private static final List<ListColumn> COLUMNS =
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

  private ListTouches() {}

  /// Begins and ends with the list in front, in its own order.
  static void add(TouchTable table) {
    columns(table);
    headings(table);
    rows(table);
  }

  private static void columns(TouchTable table) {
    List<String> titles = COLUMNS.stream().map(ListColumn::title).toList();
    table.choose("columnsMenu", titles, s -> s.workspace().listColumns().get());
  }

  private static void show(TouchStand stand, ListColumn... columns) throws Exception {
    List<String> keys = Arrays.stream(columns).map(ListColumn::key).toList();
    stand.act(() -> stand.workspace().listColumns().set(keys));
  }

  private static void drag(TouchStand stand, String control, double by) throws Exception {
    stand.over(control, 0.5, robot -> ExploreTouches.drag(robot, by));
  }

  private static void headings(TouchTable table) {
    Function<TouchStand, Object> order = s -> s.text("sortMenu") + s.workspace().notice().get();
    table.press("examples/Name*", order);
    for (ListColumn column : COLUMNS) {
      table.first(s -> show(s, column)).press("examples/" + column.title() + "*", order);
    }
    table
        .first(s -> show(s, ListColumn.DURATION))
        .use(
            "examples/Rectangle",
            s -> drag(s, "examples/Rectangle", 40),
            s -> s.root().lookup(".number-head").getLayoutBounds().getWidth())
        .still("examples/number", "its name is clicked; columns keep their order")
        .still("examples/table-column", "its name is clicked; columns keep their order")
        .first(
            s -> {
              show(s, ListColumn.LABEL, ListColumn.DTYPE);
              s.click("find");
            })
        .use(
            "examples/column-header-background",
            s -> s.clickAt(s.node("examples/column-header-background"), 0.98, 0.5),
            s -> s.focused());
    table.choose("sortMenu", List.of("By place", "Greatest first"), s -> s.text("sortMenu"));
  }

  private static void rows(TouchTable table) {
    table
        .first(s -> s.row("examples", 1))
        .key("Shift+↓", s -> s.text("listCount"))
        .key("M", s -> s.text("marked"))
        .key("M", s -> s.text("marked"));
    table.first(s -> s.row("examples", 0));
    item(table, 0, "Copy path", s -> s.clipboard());
    table.first(s -> s.row("examples", 1));
    item(table, 1, "Copy NumPy code", s -> s.clipboard());
    item(table, 1, "Show in folder", s -> s.asked());
    item(table, 1, "Save picture as PNG…", s -> s.files());
    item(table, 1, "Save sound as WAV…", s -> s.files());
    item(table, 1, "Mark", s -> s.text("marked"));
    item(table, 1, "Unmark", s -> s.text("marked"));
    item(table, 1, "Mark all 6 listed", s -> s.text("marked"));
    item(table, 1, "Select all listed", s -> s.text("listCount"));
    item(table, 1, "Unmark 6 examples", s -> s.text("marked"));
    item(table, 1, "Copy 6 paths", s -> s.clipboard());
  }

  private static void item(
      TouchTable table, int row, String item, Function<TouchStand, Object> effect) {
    table.gesture("right click > " + item, s -> s.chooseAt("examples", row, item), effect);
  }
}

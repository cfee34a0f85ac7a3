package org.wavecrate.gui.overview;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.GridPane;
import org.wavecrate.gui.HeadedGrid;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.summary.Overview;

/// Splits with their counts, numbers below numbers.
final class SplitGrid {
  private static final String[] HEADS = {"split", "examples", "blocks", "sound", "problems"};

  private SplitGrid() {}

  static void fill(GridPane grid, Overview overview, Consumer<String> find) {
    HeadedGrid.begin(grid, HEADS);
    List<Overview.SplitFacts> splits = overview.splits();
    for (int i = 0; i < splits.size(); i++) {
      Overview.SplitFacts split = splits.get(i);
      Hyperlink name = link(split.split().name().canonical(), split.query(), find);
      Hint.set(name, "Show the examples of this split");
      String bad = split.query() + " bad";
      row(
          grid,
          i + 1,
          name,
          new Label(Numbers.count(split.examples())),
          new Label(Numbers.count(split.blocks())),
          sound(split.hours(), split.known() < split.examples()),
          split.bad() == 0 ? new Label("0") : link(Numbers.count(split.bad()), bad, find));
    }
    if (splits.size() > 1) {
      row(
          grid,
          splits.size() + 1,
          new Label("all"),
          new Label(Numbers.count(overview.examples())),
          new Label(Numbers.count(splits.stream().mapToInt(s -> s.blocks()).sum())),
          sound(
              splits.stream().mapToDouble(s -> s.hours()).sum(),
              overview.known() < overview.examples()),
          new Label(Numbers.count(splits.stream().mapToInt(s -> s.bad()).sum())));
    }
  }

  private static void row(GridPane grid, int row, Labeled... cells) {
    for (int i = 0; i < cells.length; i++) {
      grid.add(cells[i], i, row);
    }
  }

  private static Hyperlink link(String text, String query, Consumer<String> find) {
    Hyperlink link = new Hyperlink(text);
    link.getStyleClass().add("cell-link");
    link.setOnAction(event -> find.accept(query));
    return link;
  }

  private static Label sound(double hours, boolean more) {
    Label label = new Label((more && hours > 0 ? "≥ " : "") + duration(hours));
    Hint.set(label, hours == 0 ? "No sound with samples" : Numbers.decimal(hours, 4) + " hours");
    return label;
  }

  /// For example `12.3 h`, `3.7 min`, `12.0 s`; a dash for none.
  static String duration(double hours) {
    if (hours == 0) {
      return "–";
    }
    if (hours >= 1) {
      return Numbers.decimal(hours, 1) + " h";
    }
    return hours * 60 >= 1
        ? Numbers.decimal(hours * 60, 1) + " min"
        : Numbers.decimal(hours * 3600, 1) + " s";
  }
}

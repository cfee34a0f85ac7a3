package org.wavecrate.gui.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.summary.FeatureFacts;
import org.wavecrate.text.Plural;

/// Mean and deviation of features by split, and how many values are NaN or infinite.
final class FeatureGrid {
  private static final String[] HEADS = {"split", "mean", "deviation", "NaN or infinite"};
  private static final int DIGITS = 4;

  private FeatureGrid() {}

  static void fill(
      GridPane grid, FeatureFacts features, List<String> splits, Consumer<String> find) {
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    for (int i = 0; i < HEADS.length; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
      column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.SOMETIMES);
      column.setMinWidth(GridPane.USE_PREF_SIZE);
      grid.getColumnConstraints().add(column);
      Label head = new Label(HEADS[i]);
      head.getStyleClass().add("muted");
      grid.add(head, i, 0);
    }
    List<String> names = new ArrayList<>(splits);
    List<FeatureFacts.Figures> rows = new ArrayList<>(features.splits());
    if (rows.size() > 1) {
      names.add("all");
      rows.add(features.all());
    }
    for (int i = 0; i < rows.size(); i++) {
      FeatureFacts.Figures row = rows.get(i);
      grid.add(new Label(names.get(i)), 0, i + 1);
      grid.add(new Label(number(row.mean())), 1, i + 1);
      grid.add(new Label(number(row.deviation())), 2, i + 1);
      grid.add(invalid(row, find), 3, i + 1);
    }
  }

  private static Region invalid(FeatureFacts.Figures row, Consumer<String> find) {
    if (row.invalid() == 0) {
      return new Label("0");
    }
    Hyperlink link = new Hyperlink(Numbers.count(row.invalid()));
    link.getStyleClass().add("cell-link");
    Hint.set(link, "In " + Plural.of(row.spoiled(), "example") + "; click to show them");
    link.setOnAction(event -> find.accept(row.query()));
    return link;
  }

  /// With about four digits that say something; a dash where there is none.
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    int digits = size == 0 ? 0 : (int) Math.clamp(DIGITS - 1 - Math.floor(Math.log10(size)), 0, 9);
    return Numbers.decimal(value, digits);
  }
}

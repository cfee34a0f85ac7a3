package org.wavecrate.gui;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// A small table: names on the left and numbers, one below the other, on the right.
public final class HeadedGrid {
  private static final double LEAST_NAME = 60;

  private HeadedGrid() {}

  /// Empties a grid and writes the heads of its columns into row 0.
  public static void begin(GridPane grid, String... heads) {
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    for (int i = 0; i < heads.length; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.SOMETIMES);
      column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
      column.setMinWidth(i == 0 ? LEAST_NAME : GridPane.USE_PREF_SIZE);
      grid.getColumnConstraints().add(column);
      Label head = new Label(heads[i]);
      head.getStyleClass().add("muted");
      grid.add(head, i, 0);
    }
  }
}

package org.wavecrate.gui.example;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A few facts under a heading, names on the left and values on the right.
public final class FactsCard extends VBox {
  private final Label heading = new Label();
  private final GridPane grid = new GridPane();

  public FactsCard() {
    getStyleClass().addAll("card", "facts");
    heading.getStyleClass().add("section-title");
    grid.getStyleClass().add("facts-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().setAll(names, values);
    getChildren().addAll(heading, grid);
  }

  public void setHeading(String text) {
    heading.setText(text);
  }

  public String getHeading() {
    return heading.getText();
  }

  void show(List<Fact> facts) {
    grid.getChildren().clear();
    setVisible(!facts.isEmpty());
    setManaged(!facts.isEmpty());
    for (int i = 0; i < facts.size(); i++) {
      Fact fact = facts.get(i);
      Label name = new Label(fact.name());
      name.getStyleClass().add("fact-name");
      Label value = new Label(fact.value());
      value.getStyleClass().add(fact.warns() ? "fact-warning" : "fact-value");
      value.setTooltip(new Tooltip(fact.explanation()));
      grid.addRow(i, name, value);
    }
  }
}

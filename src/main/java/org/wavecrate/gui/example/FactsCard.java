package org.wavecrate.gui.example;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Presence;

/// A few facts under a heading, names on the left and values on the right.
public final class FactsCard extends VBox {
  private final Label heading = new Label();
  private final VBox lines = new VBox();

  public FactsCard() {
    getStyleClass().addAll("card", "facts");
    heading.getStyleClass().add("section-title");
    lines.getStyleClass().add("fact-lines");
    getChildren().addAll(heading, lines);
  }

  public void setHeading(String text) {
    heading.setText(text);
  }

  public String getHeading() {
    return heading.getText();
  }

  void show(List<Fact> facts) {
    Presence.show(this, !facts.isEmpty());
    while (lines.getChildren().size() > facts.size()) {
      lines.getChildren().removeLast();
    }
    for (int i = 0; i < facts.size(); i++) {
      if (i == lines.getChildren().size()) {
        lines.getChildren().add(new FactLine());
      }
      ((FactLine) lines.getChildren().get(i)).show(facts.get(i));
    }
  }
}

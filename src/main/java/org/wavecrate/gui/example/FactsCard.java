package org.wavecrate.gui.example;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Presence;

/// A few facts under a heading, names on the left and values on the right.
public final class FactsCard extends VBox {
  /// Numbers with their units are narrower and never cut; longer words may be.
  private static final double MOST_UNCUT = 44;

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
    lines.getChildren().setAll(facts.stream().map(FactsCard::line).toList());
  }

  private static Node line(Fact fact) {
    Label name = new Label(fact.name());
    name.getStyleClass().add("fact-name");
    name.setMinWidth(USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    Label value =
        new Label(fact.value()) {
          @Override
          protected double computeMinWidth(double height) {
            return Math.min(computePrefWidth(height), MOST_UNCUT);
          }
        };
    value.getStyleClass().add(fact.warns() ? "fact-warning" : "fact-value");
    value.setTooltip(new Tooltip(fact.value() + "\n" + fact.explanation()));
    HBox line = new HBox(name, between, value);
    line.getStyleClass().add("fact-line");
    return line;
  }
}

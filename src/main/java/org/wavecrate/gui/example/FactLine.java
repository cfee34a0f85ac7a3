package org.wavecrate.gui.example;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.wavecrate.gui.Hint;

/// A name on the left and a value on the right. Takes one fact after another, since new nodes would
/// have to be styled.
final class FactLine extends HBox {
  /// Numbers with their units are narrower and never cut; longer words may be.
  private static final double MOST_UNCUT = 44;

  private final Label name = new Label();
  private final Label value =
      new Label() {
        @Override
        protected double computeMinWidth(double height) {
          return Math.min(computePrefWidth(height), MOST_UNCUT);
        }
      };

  FactLine() {
    getStyleClass().add("fact-line");
    name.getStyleClass().add("fact-name");
    name.setMinWidth(USE_PREF_SIZE);
    Region between = new Region();
    setHgrow(between, Priority.ALWAYS);
    getChildren().setAll(name, between, value);
  }

  /// Lays out the line alone: whatever it says, it stays as high, and as wide as its card.
  @Override
  public void requestLayout() {
    if (getWidth() > 0) {
      setNeedsLayout(true);
    } else {
      super.requestLayout();
    }
  }

  void show(Fact fact) {
    name.setText(fact.name());
    value.setText(fact.value());
    Hint.set(value, fact.value() + "\n" + fact.explanation());
    String style = fact.warns() ? "fact-warning" : "fact-value";
    if (!value.getStyleClass().contains(style)) {
      value.getStyleClass().setAll("label", style);
    }
  }
}

package org.wavecrate.gui.augment;

import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;

/// Leads from one of several draws to the next worse or better one.
final class DrawSteps extends HBox {
  private final Button worse = button("fth-chevron-left", "Worse draw");
  private final Button better = button("fth-chevron-right", "Next draw, less bad");
  private final Label place = new Label();

  DrawSteps() {
    getStyleClass().add("stepper");
    worse.setId("worseDraw");
    better.setId("nextDraw");
    place.setId("drawPlace");
    place.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(worse, place, better);
    hide();
  }

  private static Button button(String icon, String words) {
    Button button = new Button(null, new FontIcon(icon));
    button.getStyleClass().setAll("quiet-button");
    button.setAccessibleText(words);
    Hint.set(button, words);
    return button;
  }

  /// @param at from 0, the worst
  /// @param go shows another one
  void show(int at, int count, IntConsumer go) {
    place.setText(at == 0 ? "worst of " + count : at + 1 + " of " + count + ", worst first");
    worse.setDisable(at == 0);
    better.setDisable(at + 1 == count);
    worse.setOnAction(event -> go.accept(at - 1));
    better.setOnAction(event -> go.accept(at + 1));
    Presence.show(this, true);
  }

  void hide() {
    Presence.show(this, false);
  }
}

package org.wavecrate.gui.shuffle;

import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One figure, large, with its name and its value by chance.
public final class FigureCard extends VBox {
  private final Label value = new Label();
  private final FontIcon icon = new FontIcon("fth-check");
  private final Label name = new Label();
  private final Label note = new Label();
  private final Tooltip definition = new Tooltip();

  public FigureCard() {
    getStyleClass().addAll("card", "figure-card");
    value.getStyleClass().add("figure-value");
    name.getStyleClass().add("figure-name");
    name.setWrapText(true);
    name.setMinHeight(USE_PREF_SIZE);
    note.getStyleClass().add("figure-note");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    HBox line = new HBox(value, icon);
    line.getStyleClass().add("figure-line");
    definition.setWrapText(true);
    definition.setPrefWidth(340);
    Tooltip.install(this, definition);
    getChildren().addAll(line, name, note);
    setMinWidth(120);
  }

  void show(Optional<FigureText> shown) {
    Verdict verdict = shown.map(FigureText::verdict).orElse(Verdict.NONE);
    for (Verdict one : Verdict.values()) {
      pseudoClassStateChanged(
          PseudoClass.getPseudoClass(one.name().toLowerCase(Locale.ROOT)), one == verdict);
    }
    value.setText(shown.map(FigureText::value).orElse("–"));
    name.setText(shown.map(FigureText::name).orElse(" "));
    note.setText(shown.map(FigureText::note).orElse(" "));
    definition.setText(shown.map(FigureText::definition).orElse(""));
    icon.setVisible(verdict != Verdict.NONE);
    icon.setIconLiteral(
        switch (verdict) {
          case FAIR -> "fth-minus";
          case POOR -> "fth-alert-triangle";
          default -> "fth-check";
        });
    setAccessibleText(value.getText() + " " + name.getText() + ", " + note.getText());
  }
}

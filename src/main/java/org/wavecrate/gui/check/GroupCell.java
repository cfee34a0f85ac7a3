package org.wavecrate.gui.check;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.rules.Severity;
import org.wavecrate.storage.Formatted;

/// A heading with the number of findings below it.
final class GroupCell extends ListCell<Group> {
  private static final PseudoClass SILENCED = PseudoClass.getPseudoClass("silenced");

  private final Region square = new Region();
  private final Label title = new Label();
  private final Label note = new Label();
  private final Label count = new Label();
  private final HBox line;

  GroupCell() {
    super();
    getStyleClass().add("group-cell");
    square.getStyleClass().add("severity-square");
    title.getStyleClass().add("group-title");
    note.getStyleClass().addAll("muted", "small");
    count.getStyleClass().add("group-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    VBox words = new VBox(title, note);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    line = new HBox(square, words, count);
    line.getStyleClass().add("group-row");
    setPrefWidth(0);
  }

  /// Colours a square by severity.
  static void paint(Region square, Severity severity) {
    for (Severity other : Severity.values()) {
      square.pseudoClassStateChanged(PseudoClass.getPseudoClass(other.key()), other == severity);
    }
  }

  @Override
  protected void updateItem(@Nullable Group group, boolean empty) {
    super.updateItem(group, empty);
    if (empty || group == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    paint(square, group.severity());
    title.setText(group.title());
    note.setText(group.note());
    count.setText(group.silenced() ? "off" : Numbers.count(group.size()));
    pseudoClassStateChanged(SILENCED, group.silenced());
    setAccessibleText(
        Formatted.of(
            "%s, %s, %s",
            title.getText(),
            CheckTexts.severity(group.severity()),
            group.silenced() ? "silenced" : CheckTexts.findings(group.size())));
    setGraphic(line);
  }
}

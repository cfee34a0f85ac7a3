package org.wavecrate.gui.intake;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.wavecrate.gui.Hint;
import org.wavecrate.intake.Rejection;

/// A file that is left out, and why.
final class RejectionCell extends ListCell<Rejection> {
  private final Label file = new Label();
  private final Label why = new Label();
  private final VBox row = new VBox(file, why);

  RejectionCell() {
    setPrefWidth(0);
    file.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    why.getStyleClass().add("option-note");
  }

  @Override
  protected void updateItem(@Nullable Rejection item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    file.setText(item.file());
    why.setText(item.why());
    Hint.set(this, item.file() + ": " + item.why());
    setAccessibleText(item.file() + ": " + item.why());
    setGraphic(row);
  }
}

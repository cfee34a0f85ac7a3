package org.wavecrate.gui.export;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;

/// A crate: its name, its size compared with the others, its progress, and its figures.
final class CrateCell extends ListCell<CrateRow> {
  private final CrateLine line = CrateLine.create();
  private final FillBar bar = new FillBar();
  private final Label sum = new Label();
  private final Button copy = new Button("", new FontIcon("fth-copy"));
  private final HBox proof = new HBox(new FontIcon("fth-check"), sum, copy);
  private final HBox row = new HBox();

  CrateCell() {
    getStyleClass().add("crate-cell");
    setPrefWidth(0);
    row.getStyleClass().add("crate-line");
    proof.getStyleClass().add("proof");
    proof.setMinWidth(0);
    sum.getStyleClass().add("sum");
    sum.setMinWidth(0);
    copy.getStyleClass().addAll("flat-button", "small-icon");
    copy.setMinWidth(Button.USE_PREF_SIZE);
    Hint.set(copy, "Copy the SHA-256 of this file");
    copy.setAccessibleText("Copy the SHA-256");
    copy.setOnAction(event -> copy());
    line.into(row, new StackPane(bar, proof));
  }

  private void copy() {
    if (getItem() != null) {
      ClipboardContent content = new ClipboardContent();
      content.putString(getItem().sha256().orElse(""));
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  @Override
  protected void updateItem(@Nullable CrateRow item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    line.show(
        item.file(),
        Numbers.count(item.examples()),
        Numbers.count(item.entries()),
        (item.exact() ? "" : "≈ ") + Numbers.bytes(item.bytes()));
    Hint.set(line.size(), Numbers.count(item.bytes()) + " bytes");
    boolean proved = item.sha256().isPresent();
    sum.setText(item.sha256().orElse(""));
    Hint.set(sum, sum.getText());
    proof.setVisible(proved);
    bar.setVisible(!proved);
    bar.show(item.state());
    bar.show(item.fill(), item.done());
    setGraphic(row);
  }
}

package org.wavecrate.gui.export;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.wavecrate.crate.PlannedBlock;
import org.wavecrate.text.Plural;

/// A block as it will lie in a crate: which crate, its folder there, its examples by name.
final class BlockCell extends ListCell<PlannedBlock> {
  private static final double CRATE_WIDTH = 104;
  private static final double COUNT_WIDTH = 96;

  private final Label crate = new Label();
  private final Label path = new Label();
  private final Label names = new Label();
  private final Label count = new Label();
  private final HBox row = new HBox(crate, path, names, count);

  BlockCell() {
    getStyleClass().add("block-cell");
    setPrefWidth(0);
    row.getStyleClass().add("block-line");
    crate.setMinWidth(CRATE_WIDTH);
    crate.setMaxWidth(CRATE_WIDTH);
    crate.getStyleClass().add("muted");
    names.getStyleClass().add("muted");
    for (Label label : new Label[] {path, names}) {
      label.setMinWidth(0);
      label.setPrefWidth(200);
      label.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(label, Priority.ALWAYS);
    }
    count.setMinWidth(COUNT_WIDTH);
    count.setAlignment(Pos.CENTER_RIGHT);
  }

  @Override
  protected void updateItem(@Nullable PlannedBlock block, boolean empty) {
    super.updateItem(block, empty);
    if (empty || block == null) {
      setGraphic(null);
      return;
    }
    crate.setText(block.crate());
    path.setText(block.path() + "/");
    names.setText(block.examples() == 1 ? block.first() : block.first() + " … " + block.last());
    count.setText(Plural.of(block.examples(), "example"));
    setGraphic(row);
  }
}

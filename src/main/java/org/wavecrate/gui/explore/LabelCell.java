package org.wavecrate.gui.explore;

import java.util.function.IntSupplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.summary.LabelCounts;
import org.wavecrate.text.Plural;

/// A class with a bar as long as it is frequent.
final class LabelCell extends ListCell<LabelCounts.Bar> {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double BAR = 54;

  private final LabelsModel model;
  private final IntSupplier most;
  private final Label name = new Label();
  private final Label count = new Label();
  private final Region bar = new Region();
  private final HBox row;

  /// @param most the greatest count in the list
  LabelCell(LabelsModel model, IntSupplier most) {
    this.model = model;
    this.most = most;
    getStyleClass().add("label-cell");
    setPrefWidth(0);
    bar.getStyleClass().add("bar");
    bar.setMaxHeight(6);
    StackPane lane = new StackPane(bar);
    lane.setMinWidth(BAR);
    lane.setMaxWidth(BAR);
    lane.getStyleClass().add("bar-lane");
    name.getStyleClass().add("name");
    count.getStyleClass().add("count");
    count.setMinWidth(30);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    row = new HBox(name, lane, count);
    row.getStyleClass().add("row");
    setOnMouseClicked(event -> choose());
    model.library().filter().subscribe(filter -> showChosen());
  }

  private void choose() {
    if (getItem() != null) {
      model.toggle(getItem().query());
    }
  }

  @Override
  protected void updateItem(LabelCounts.@Nullable Bar item, boolean empty) {
    super.updateItem(item, empty);
    showChosen();
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    name.setText(item.name());
    count.setText(Numbers.count(item.count()));
    double width = Math.max(2, BAR * item.count() / Math.max(1, most.getAsInt()));
    bar.setMinWidth(width);
    bar.setMaxWidth(width);
    setGraphic(row);
    setAccessibleText("class " + item.name() + ", " + Plural.of(item.count(), "example"));
  }

  private void showChosen() {
    LabelCounts.Bar item = getItem();
    pseudoClassStateChanged(
        CHOSEN, item != null && model.library().filter().get().strip().equals(item.query()));
  }
}

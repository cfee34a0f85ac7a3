package org.wavecrate.gui.explore;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.Example;

/// An example by name, with its block beside it where a whole split is listed.
final class ExampleCell extends ListCell<Example> {
  private final ExamplesModel model;
  private final Label name = new Label();
  private final Label block = new Label();
  private final HBox row = new HBox(name, new Region(), block);

  ExampleCell(ExamplesModel model) {
    this.model = model;
    getStyleClass().add("example-cell");
    // As wide as the list, whatever the names: no sideways scrolling.
    setPrefWidth(0);
    row.getStyleClass().add("row");
    name.getStyleClass().add("name");
    name.setMinWidth(USE_PREF_SIZE);
    block.getStyleClass().add("count");
    HBox.setHgrow(row.getChildren().get(1), Priority.ALWAYS);
  }

  @Override
  protected void updateItem(@Nullable Example example, boolean empty) {
    super.updateItem(example, empty);
    if (empty || example == null) {
      setGraphic(null);
      return;
    }
    name.setText(stem(example.name()));
    boolean wholeSplit = model.scope().get().filter(scope -> scope.block().isEmpty()).isPresent();
    block.setText(wholeSplit ? example.block().name() : "");
    setGraphic(row);
    setAccessibleText(example.path());
  }

  /// The file's name without `.npy`.
  private static String stem(String name) {
    return name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name;
  }
}

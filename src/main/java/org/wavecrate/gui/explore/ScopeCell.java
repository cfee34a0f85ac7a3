package org.wavecrate.gui.explore;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.text.Plural;

/// A split or a block with its number of examples.
final class ScopeCell extends ListCell<Scope> {
  private static final PseudoClass BLOCK = PseudoClass.getPseudoClass("block");
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private final Label name = new Label();
  private final Label count = new Label();
  private final HBox row = new HBox(name, new Region(), count);

  ScopeCell() {
    getStyleClass().add("scope-cell");
    // As wide as the list, whatever the names: no sideways scrolling.
    setPrefWidth(0);
    row.getStyleClass().add("row");
    name.getStyleClass().add("name");
    count.getStyleClass().add("count");
    count.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(row.getChildren().get(1), Priority.ALWAYS);
  }

  @Override
  protected void updateItem(@Nullable Scope scope, boolean empty) {
    super.updateItem(scope, empty);
    pseudoClassStateChanged(BLOCK, scope != null && !empty && scope.block().isPresent());
    pseudoClassStateChanged(
        PROBLEM,
        scope != null && !empty && scope.block().flatMap(block -> block.problem()).isPresent());
    if (empty || scope == null) {
      setGraphic(null);
      return;
    }
    name.setText(scope.title());
    count.setText(Numbers.count(scope.size()));
    setGraphic(row);
    setAccessibleText(scope.title() + ", " + Plural.of(scope.size(), "example"));
  }
}

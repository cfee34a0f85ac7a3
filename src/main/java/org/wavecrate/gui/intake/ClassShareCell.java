package org.wavecrate.gui.intake;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;

/// A class: its name, a bar of its examples by split, and their number or a warning.
final class ClassShareCell extends ListCell<ClassShare> {
  private static final double WARNED = 146;
  private static final double COUNTED = 44;

  private final IntSupplier most;
  private final BooleanSupplier warned;
  private final Label name = new Label();
  private final HBox bar = new HBox();
  private final Label count = new Label();
  private final HBox row = new HBox(name, bar, count);

  /// @param most the greatest count in the list
  /// @param warned whether any class of the list lacks a split
  ClassShareCell(IntSupplier most, BooleanSupplier warned) {
    this.most = most;
    this.warned = warned;
    setPrefWidth(0);
    name.getStyleClass().add("share-name");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setMinWidth(40);
    bar.setPrefWidth(40);
    name.setMinWidth(40);
    name.prefWidthProperty().bind(widthProperty().multiply(0.24));
    name.setMaxWidth(240);
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    count.getStyleClass().add("share-count");
    row.getStyleClass().add("share-row");
    bar.widthProperty().subscribe(width -> fill());
  }

  @Override
  protected void updateItem(@Nullable ClassShare item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    name.setText(item.name());
    // The same in all rows, so that bars begin and end below each other.
    double room = warned.getAsBoolean() ? WARNED : COUNTED;
    count.setMinWidth(room);
    count.setPrefWidth(room);
    count.setMaxWidth(room);
    boolean missing = !item.missing().isEmpty();
    count.setText(
        missing
            ? "none in "
                + item.missing().stream()
                    .map(SplitName::canonical)
                    .collect(Collectors.joining(", "))
            : Numbers.count(item.total()));
    count.getStyleClass().removeAll("import-warning");
    if (missing) {
      count.getStyleClass().add("import-warning");
    }
    String text =
        item.examples().entrySet().stream()
            .map(entry -> Numbers.count(entry.getValue()) + " " + entry.getKey().canonical())
            .collect(Collectors.joining(" · "));
    Hint.set(this, item.name() + ": " + text);
    setAccessibleText(item.name() + ": " + text);
    fill();
    setGraphic(row);
  }

  private void fill() {
    ClassShare item = getItem();
    bar.getChildren().clear();
    if (item == null) {
      return;
    }
    double room = Math.max(0, bar.getWidth() - 2) / Math.max(1, most.getAsInt());
    item.examples()
        .forEach(
            (split, examples) -> {
              Region part = new Region();
              part.getStyleClass().addAll("part", "part-" + split.ordinal());
              double width = Math.max(2, examples * room);
              part.setMinWidth(width);
              part.setMaxWidth(width);
              bar.getChildren().add(part);
            });
  }
}

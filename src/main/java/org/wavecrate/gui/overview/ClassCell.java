package org.wavecrate.gui.overview;

import java.util.List;
import java.util.function.IntSupplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.summary.Overview;

/// A class: its number, its name to write, a bar of its examples by split, and their number.
final class ClassCell extends ListCell<Overview.ClassBar> {
  private final OverviewModel model;
  private final IntSupplier most;
  private final Label number = new Label();
  private final TextField name = new TextField();
  private final Button bar = new Button();
  private final HBox parts = new HBox();
  private final Label count = new Label();
  private final HBox row = new HBox(number, name, bar, count);

  /// @param most the greatest count in the list
  ClassCell(OverviewModel model, IntSupplier most) {
    this.model = model;
    this.most = most;
    getStyleClass().add("class-cell");
    setPrefWidth(0);
    number.getStyleClass().add("class-number");
    name.getStyleClass().add("class-name");
    Hint.set(
        name, "A name for this class; several, separated by commas, name the classes that follow");
    count.getStyleClass().add("class-count");
    bar.getStyleClass().add("class-bar");
    parts.setAlignment(Pos.CENTER_LEFT);
    bar.setGraphic(parts);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinWidth(60);
    bar.setPrefWidth(60);
    row.getStyleClass().add("row");
    HBox.setHgrow(bar, Priority.ALWAYS);
    bar.setOnAction(event -> find());
    bar.widthProperty().subscribe(width -> fill());
    name.focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                commit();
              }
            });
    name.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            commit();
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE && getItem() != null) {
            name.setText(shownName(getItem()));
            event.consume();
          }
        });
  }

  private void find() {
    if (getItem() != null) {
      model.find(getItem().query());
    }
  }

  private void commit() {
    Overview.ClassBar item = getItem();
    String written = name.getText();
    if (item != null
        && !written.strip().equals(shownName(item))
        && model.rename(item.number(), written)
        && written.contains(",")) {
      // The others have gone to the classes below.
      name.setText(written.substring(0, written.indexOf(',')).strip());
    }
  }

  /// Empty where the name is the number, so that the prompt can ask for one.
  private static String shownName(Overview.ClassBar item) {
    return item.name().equals(Long.toString(item.number())) ? "" : item.name();
  }

  @Override
  protected void updateItem(Overview.@Nullable ClassBar item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    number.setText(Long.toString(item.number()));
    if (!name.isFocused()) {
      name.setText(shownName(item));
    }
    name.setPromptText("name");
    name.setAccessibleText("Name of class " + item.number());
    count.setText(Numbers.count(item.count()));
    fill();
    setGraphic(row);
  }

  private void fill() {
    Overview.ClassBar item = getItem();
    if (item == null) {
      return;
    }
    double room = Math.max(0, bar.getWidth() - 2) / Math.max(1, most.getAsInt());
    parts.getChildren().clear();
    List<Integer> counts = item.bySplit();
    StringBuilder text = new StringBuilder("Show them: ");
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) > 0) {
        Region part = new Region();
        part.getStyleClass().addAll("part", "part-" + Math.min(i, 2));
        double width = Math.max(2, counts.get(i) * room);
        part.setMinWidth(width);
        part.setMaxWidth(width);
        parts.getChildren().add(part);
      }
      text.append(i == 0 ? "" : " · ")
          .append(Numbers.count(counts.get(i)))
          .append(" ")
          .append(splitName(i));
    }
    Hint.set(bar, text.toString());
    bar.setAccessibleText("class " + item.name() + ": " + text);
  }

  private String splitName(int index) {
    return model
        .overview()
        .get()
        .filter(sum -> index < sum.splits().size())
        .map(sum -> sum.splits().get(index).split().name().canonical())
        .orElse("");
  }
}

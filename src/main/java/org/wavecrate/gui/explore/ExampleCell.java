package org.wavecrate.gui.explore;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.dataset.Example;

/// An example by name, its label, and the figure that the list is sorted by.
final class ExampleCell extends ListCell<Example> {
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final ExamplesModel model;
  private final Label name = new Label();
  private final Label label = new Label();
  private final Label figure = new Label();
  private final FontIcon flag = new FontIcon("fth-flag");
  private final FontIcon trouble = new FontIcon("fth-alert-circle");
  private final HBox row = new HBox(name, trouble, flag, new Region(), label, figure);

  ExampleCell(ExamplesModel model) {
    this.model = model;
    getStyleClass().add("example-cell");
    // As wide as the list, whatever the names: no sideways scrolling.
    setPrefWidth(0);
    row.getStyleClass().add("row");
    name.getStyleClass().add("name");
    label.getStyleClass().add("count");
    figure.getStyleClass().add("figure");
    figure.setMinWidth(USE_PREF_SIZE);
    flag.getStyleClass().add("flag");
    trouble.getStyleClass().add("trouble");
    HBox.setHgrow(row.getChildren().get(3), Priority.ALWAYS);
    model.library().known().subscribe(known -> fill());
    model.library().subject().subscribe(subject -> fill());
    model.flags().revision().subscribe(revision -> fill());
  }

  @Override
  protected void updateItem(@Nullable Example example, boolean empty) {
    super.updateItem(example, empty);
    fill();
  }

  private void fill() {
    Example example = getItem();
    if (isEmpty() || example == null) {
      setGraphic(null);
      return;
    }
    model.lookAt(getIndex());
    name.setText(Names.stem(example));
    label.setText(model.label(getIndex()));
    figure.setText(model.figure(getIndex()));
    Names.show(figure, !figure.getText().isEmpty());
    Names.show(label, !label.getText().isEmpty());
    Names.show(flag, model.flags().isMarked(example));
    Names.show(trouble, model.trouble(getIndex()).isPresent());
    trouble.pseudoClassStateChanged(BAD, model.isBad(getIndex()));
    setGraphic(row);
    setAccessibleText(
        String.join(
            ", ",
            example.path(),
            label.getText(),
            figure.getText(),
            flag.isVisible() ? "marked" : "",
            model.trouble(getIndex()).orElse("")));
  }
}

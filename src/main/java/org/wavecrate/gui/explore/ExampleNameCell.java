package org.wavecrate.gui.explore;

import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Presence;

/// An example by name, with signs for a mark and for what is wrong with it.
final class ExampleNameCell extends TableCell<Example, ExampleName> {
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final Label name = new Label();
  private final FontIcon flag = new FontIcon("fth-flag");
  private final FontIcon trouble = new FontIcon("fth-alert-circle");
  private final HBox row = new HBox(name, trouble, flag);

  private final IntConsumer looked;

  /// @param looked told which row is on the screen
  /// @param revision changes with what cells show
  ExampleNameCell(IntConsumer looked, ObservableValue<?> revision) {
    super();
    this.looked = looked;
    revision.subscribe(now -> look());
    row.getStyleClass().add("row");
    name.getStyleClass().add("name");
    flag.getStyleClass().add("flag");
    trouble.getStyleClass().add("trouble");
  }

  @Override
  protected void updateItem(@Nullable ExampleName shown, boolean empty) {
    super.updateItem(shown, empty);
    if (empty || shown == null) {
      setGraphic(null);
      return;
    }
    look();
    name.setText(shown.text());
    Presence.show(flag, shown.marked());
    Presence.show(trouble, !shown.trouble().isEmpty());
    trouble.pseudoClassStateChanged(BAD, shown.bad());
    setGraphic(row);
    setAccessibleText(
        shown.path() + (shown.marked() ? ", marked" : "") + " " + shown.trouble().strip());
  }

  private void look() {
    if (!isEmpty()) {
      looked.accept(getIndex());
    }
  }
}

package org.wavecrate.gui.check;

import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.rules.Finding;

/// A finding on one line: where, what, how much, and how much is allowed.
final class FindingCell extends ListCell<Finding> {
  private static final double PLACE_SHARE = 0.3;
  private static final double FIGURE_SHARE = 0.16;

  private final CheckModel model;
  private final BooleanSupplier mixed;
  private final Region square = new Region();
  private final FontIcon flag = new FontIcon("fth-flag");
  private final Label place = new Label();
  private final Label message = new Label();
  private final Label value = new Label();
  private final Label limit = new Label();
  private final HBox line = new HBox(square, place, flag, message, value, limit);

  /// @param mixed whether findings of several rules stand together
  FindingCell(CheckModel model, BooleanSupplier mixed) {
    super();
    this.model = model;
    this.mixed = mixed;
    getStyleClass().add("finding-cell");
    line.getStyleClass().add("row");
    square.getStyleClass().add("severity-square");
    flag.getStyleClass().add("flag");
    place.getStyleClass().add("name");
    message.getStyleClass().addAll("muted", "small");
    value.getStyleClass().add("figure");
    limit.getStyleClass().addAll("figure", "muted");
    HBox.setHgrow(message, Priority.ALWAYS);
    message.setMaxWidth(Double.MAX_VALUE);
    Hint.wrap(this, 560);
    setPrefWidth(0);
    widthProperty().subscribe(width -> divide(width.doubleValue()));
    model.flags().revision().subscribe(this::showFlag);
  }

  private void divide(double width) {
    fix(place, Math.round(width * PLACE_SHARE));
    fix(value, Math.round(width * FIGURE_SHARE));
    fix(limit, Math.round(width * FIGURE_SHARE));
  }

  private static void fix(Label column, double width) {
    column.setMinWidth(width);
    column.setPrefWidth(width);
    column.setMaxWidth(width);
  }

  @Override
  protected void updateItem(@Nullable Finding finding, boolean empty) {
    super.updateItem(finding, empty);
    if (empty || finding == null) {
      setGraphic(null);
      Hint.set(this, "");
      setAccessibleText(null);
      return;
    }
    GroupCell.paint(square, finding.severity());
    Presence.show(square, mixed.getAsBoolean());
    place.setText(
        mixed.getAsBoolean()
            ? finding.rule().title()
                + finding.place().file().map(f -> " · " + CheckTexts.stem(f)).orElse("")
            : CheckTexts.place(finding));
    String also = CheckTexts.also(model.selection().consequences(finding));
    message.setText(CheckTexts.sentence(finding) + (also.isEmpty() ? "" : " · " + also));
    value.setText(finding.value());
    limit.setText(finding.limit());
    // A fact is its message.
    boolean figures = !finding.value().isEmpty() || !finding.limit().isEmpty();
    Presence.show(value, figures);
    Presence.show(limit, figures);
    Hint.set(this, CheckTexts.whole(finding, model.selection().consequences(finding)));
    setAccessibleText(finding.message());
    showFlag();
    setGraphic(line);
  }

  private void showFlag() {
    Finding finding = getItem();
    boolean marked =
        finding != null
            && model.selection().example(finding).filter(model.flags()::isMarked).isPresent();
    Presence.show(flag, marked);
  }
}

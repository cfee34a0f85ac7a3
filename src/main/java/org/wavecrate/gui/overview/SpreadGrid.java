package org.wavecrate.gui.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.wavecrate.summary.Distribution;

/// Cards with a histogram each, in as many columns as there is room for.
final class SpreadGrid {
  private static final double TALLEST = 420;
  private static final double WIDE = 960;
  private static final double NARROW = 500;

  private final GridPane grid;
  private final Consumer<String> find;
  private final List<VBox> cards = new ArrayList<>();
  private final List<Histogram> histograms = new ArrayList<>();
  private int columns;
  private boolean shares;

  SpreadGrid(GridPane grid, Consumer<String> find) {
    this.grid = grid;
    this.find = find;
    grid.widthProperty().subscribe(width -> arrange(columnsFor(width.doubleValue())));
  }

  void show(List<Distribution> spreads, List<String> splits) {
    cards.clear();
    histograms.clear();
    spreads.forEach(spread -> cards.add(card(spread, splits)));
    setShares(shares);
    columns = 0;
    arrange(columnsFor(grid.getWidth()));
  }

  void setShares(boolean beside) {
    shares = beside;
    histograms.forEach(histogram -> histogram.setShares(beside));
  }

  private static int columnsFor(double width) {
    return width >= WIDE ? 3 : width >= NARROW || width <= 0 ? 2 : 1;
  }

  private void arrange(int count) {
    if (count == columns) {
      return;
    }
    columns = count;
    grid.getChildren().clear();
    grid.getRowConstraints().clear();
    grid.getColumnConstraints().clear();
    for (int i = 0; i < count; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / count);
      grid.getColumnConstraints().add(column);
    }
    for (int i = 0; i < cards.size(); i += count) {
      RowConstraints row = new RowConstraints();
      row.setVgrow(Priority.ALWAYS);
      row.setMaxHeight(TALLEST);
      grid.getRowConstraints().add(row);
    }
    for (int i = 0; i < cards.size(); i++) {
      boolean last = i == cards.size() - 1;
      grid.add(cards.get(i), i % count, i / count, last ? count - i % count : 1, 1);
    }
  }

  private VBox card(Distribution spread, List<String> splits) {
    Label title = new Label(BinText.title(spread.column()));
    title.getStyleClass().add("spread-title");
    String unit = BinText.unit(spread.column());
    String summary = (BinText.summary(spread) + " " + unit).strip();
    Label reading = new Label(summary);
    reading.getStyleClass().add("spread-reading");
    VBox head = new VBox(title, reading);
    head.getStyleClass().add("spread-head");
    head.setMinHeight(Region.USE_PREF_SIZE);
    Histogram histogram =
        new Histogram(
            spread, splits, find, text -> reading.setText(text.isEmpty() ? summary : text));
    histograms.add(histogram);
    VBox.setVgrow(histogram, Priority.ALWAYS);
    VBox card = new VBox(head, histogram);
    card.getStyleClass().addAll("card", "spread");
    card.setMinWidth(0);
    return card;
  }
}

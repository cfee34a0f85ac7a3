package org.wavecrate.gui.shuffle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableDoubleValue;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.storage.Formatted;

/// Compares the order of training with others: a strip and figures for each.
final class ComparisonController {
  private static final double WORDS = 188;
  private static final double LEAST_STRIP = 100;

  private static final String[] HEADS = {
    "BLOCKS /\nBATCH", "LABEL\nBALANCE", "LONGEST\nRUN", "MOVED", "SHARED\nWITH NEXT", "MIXING"
  };
  private static final String[] HEAD_TIPS = {
    "Distinct blocks in a batch, on average",
    "How much a batch's labels are like those of the whole split; 1 is the same",
    "The longest run of examples with the same label",
    "How far examples move from their stored place, on average, as a part of the split; a perfect"
        + " shuffle gives 33 %",
    "Examples that a batch shares with its closest batch of the next epoch",
    "How close it is to a full shuffle, the labels of batches included: 0 % is the stored order,"
        + " 100 % a full shuffle"
  };

  private final ShuffleModel model;
  private final Background background;
  private final Pointing pointing;
  private final List<ComparisonRow> rows = new ArrayList<>();

  @FXML private GridPane orders;
  @FXML private NumberField epoch;
  @FXML private NumberField batchesFrom;
  @FXML private NumberField worker;
  @FXML private NumberField workers;
  @FXML private Legend legend;
  @FXML private Label measuredText;

  @SuppressWarnings("NullAway.Init")
  ComparisonController(ShuffleModel model, Background background, Pointing pointing) {
    this.model = model;
    this.background = background;
    this.pointing = pointing;
  }

  @FXML
  private void initialize() {
    SliceModel slice = model.slice();
    epoch.connect(0, ShuffleModel.LAST_EPOCH, typed -> slice.epoch().set((int) typed));
    batchesFrom.connect(0, Integer.MAX_VALUE, typed -> slice.firstBatch().set((int) typed));
    workers.connect(1, SliceModel.MOST_WORKERS, typed -> slice.setWorld((int) typed));
    slice.firstBatch().subscribe(now -> batchesFrom.show(now.longValue()));
    slice.world().subscribe(now -> showWorkers(now.intValue()));
    slice.rank().subscribe(now -> worker.show(now.longValue()));
    makeColumns();
    slice.epoch().subscribe(now -> epoch.show(now.longValue()));
    model.comparisons().subscribe(this::show);
    model.measured().subscribe(this::showFigures);
    model.reading().subscribe(this::showMeasured);
    model.readingProgress().subscribe(this::showMeasured);
    model.hue().coloring().subscribe(this::color);
  }

  /// @param width of the screen
  void fit(ObservableDoubleValue width) {
    legend.prefWrapLengthProperty().bind(width.map(now -> now.doubleValue() - 90));
  }

  private void makeColumns() {
    ColumnConstraints words = new ColumnConstraints(WORDS);
    ColumnConstraints strip = new ColumnConstraints();
    strip.setHgrow(Priority.ALWAYS);
    strip.setMinWidth(LEAST_STRIP);
    orders.getColumnConstraints().setAll(words, strip);
    for (int i = 0; i < HEADS.length; i++) {
      ColumnConstraints figure = new ColumnConstraints();
      figure.setMinWidth(56);
      figure.setHalignment(HPos.RIGHT);
      orders.getColumnConstraints().add(figure);
      Label head = new Label(HEADS[i]);
      head.getStyleClass().addAll("section-title", "order-head");
      head.setMinWidth(Label.USE_PREF_SIZE);
      Hint.set(head, HEAD_TIPS[i]);
      orders.add(head, i + 2, 0);
    }
  }

  private void showWorkers(int world) {
    workers.show(world);
    worker.setDisable(world == 1);
    worker.connect(0, world - 1, typed -> model.slice().setRank((int) typed));
  }

  private void show(List<Comparison> shown) {
    while (rows.size() < shown.size()) {
      rows.add(new ComparisonRow(model, background, pointing));
    }
    boolean changed = orders.getRowCount() - 1 != shown.size();
    if (changed) {
      orders.getChildren().removeIf(node -> GridPane.getRowIndex(node) > 0);
    }
    for (int i = 0; i < shown.size(); i++) {
      rows.get(i).show(shown.get(i), model);
      if (changed) {
        orders.addRow(i + 1, rows.get(i).cells());
      }
    }
    showFigures();
  }

  private void showFigures() {
    List<Comparison> shown = model.comparisons().get();
    Optional<MeasuredOrders> measured = model.measured().get();
    for (int i = 0; i < shown.size(); i++) {
      Comparison order = shown.get(i);
      rows.get(i).show(measured.flatMap(m -> m.of(order)), model.verdict(order));
    }
    showMeasured();
  }

  private void showMeasured() {
    double progress = model.readingProgress().get();
    String labels =
        model.reading().get()
            ? "reading labels … " + (progress > 0 ? FigureText.percentage(100 * progress) : "")
            : "";
    measuredText.setText(
        model
            .recipeFigures()
            .filter(m -> m.measured() < m.batches() && labels.isEmpty())
            .map(
                m ->
                    Formatted.of(
                        "Figures from %s of %s batches, spread evenly",
                        Numbers.count(m.measured()), Numbers.count(m.batches())))
            .orElse(labels));
  }

  private void color(Coloring coloring) {
    rows.forEach(row -> row.color(coloring));
    legend.show(coloring);
  }
}

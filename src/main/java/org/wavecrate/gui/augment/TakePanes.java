package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.example.ExampleActions;

/// The pictures of tensors: the epochs beside one another, or the cells of a batch.
final class TakePanes {
  private static final double LEAST_EPOCH = 112;

  private final AugmentModel model;
  private final ExampleActions actions;
  private final HBox epochs;
  private final TilePane batchCells;
  private final Consumer<Take> open;
  private final Latest painting;

  /// @param open what becomes of the one that is clicked
  TakePanes(
      AugmentModel model,
      Background background,
      ExampleActions actions,
      HBox epochs,
      TilePane batchCells,
      Consumer<Take> open) {
    this.model = model;
    this.actions = actions;
    this.epochs = epochs;
    this.batchCells = batchCells;
    this.open = open;
    painting = new Latest(background);
    batchCells.widthProperty().subscribe(width -> TakeTiles.fillRows(batchCells));
    epochs.widthProperty().subscribe(width -> showAsManyAsFit());
  }

  /// Paints what is shown again.
  void repaint() {
    paint(shownTakes());
  }

  private boolean showsBatch() {
    return model.training().stage().get() == StageView.BATCH;
  }

  private List<Take> shownTakes() {
    return showsBatch()
        ? model.training().batch().get().map(Batch::takes).orElse(List.of())
        : model.training().epochs().get();
  }

  void paint(List<Take> takes) {
    Optional<BeforeAfter> heard = model.training().heard().get();
    if (takes.isEmpty() || heard.isEmpty()) {
      painting.cancel();
      (showsBatch() ? batchCells : epochs).getChildren().clear();
      return;
    }
    double rate = model.rateHz();
    var look = model.workspace().look().get().spectrogram();
    painting.start(
        progress -> TakePicture.draw(takes, heard.get().scale(), rate, look, progress),
        this::showPictures,
        reason -> {});
  }

  private void showPictures(List<TakePicture> pictures) {
    List<Node> cells = new ArrayList<>();
    for (TakePicture picture : pictures) {
      TakeCell cell = new TakeCell(picture, "", open);
      actions.attach(cell, () -> List.of(picture.take().example()));
      HBox.setHgrow(cell, Priority.ALWAYS);
      cells.add(cell);
    }
    boolean batch = showsBatch();
    if (batch) {
      TakeTiles.fillRows(batchCells);
    } else {
      cells.forEach(cell -> ((TakeCell) cell).setPrefSize(60, 108));
      cells.forEach(cell -> ((TakeCell) cell).setMinWidth(0));
    }
    (batch ? batchCells : epochs).getChildren().setAll(cells);
    showAsManyAsFit();
  }

  private void showAsManyAsFit() {
    double gap = epochs.getSpacing();
    int room = (int) Math.max(1, (epochs.getWidth() + gap) / (LEAST_EPOCH + gap));
    List<Node> cells = epochs.getChildren();
    for (int i = 0; i < cells.size(); i++) {
      Presence.show(cells.get(i), i < room || epochs.getWidth() <= 0);
    }
  }
}

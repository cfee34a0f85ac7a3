package org.wavecrate.gui.shuffle;

import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.mixing.Served;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Shows the batches of one epoch.
final class BatchGridController {
  private final ShuffleModel model;
  private final BatchGrid grid;

  @FXML private VBox batchesCard;
  @FXML private Label batchesTitle;
  @FXML private Label batchHint;

  @SuppressWarnings("NullAway.Init")
  BatchGridController(ShuffleModel model, Pointing pointing) {
    this.model = model;
    grid = new BatchGrid(model.hue().coloring().get(), pointing);
  }

  @FXML
  private void initialize() {
    VBox.setVgrow(grid, Priority.ALWAYS);
    batchesCard.getChildren().add(1, grid);
    model.comparisons().subscribe(shown -> show());
    model.hue().coloring().subscribe(coloring -> show());
  }

  private void show() {
    Slice slice = model.shown();
    int size = slice.batchSize();
    Optional<Served> served =
        model.order().map(o -> new Served(o.epoch(slice.epoch()), slice.shard()));
    grid.show(served, size, model.hue().coloring().get());
    int examples = served.map(Served::size).orElse(0);
    int batches = Math.ceilDiv(examples, size);
    int last = examples - (batches - 1) * size;
    batchesTitle.setText(
        Formatted.of(
            "BATCHES OF EPOCH %s%s, ONE ROW EACH, BY %s",
            Numbers.count(slice.epoch()),
            slice.shard().world() == 1 ? "" : ", WORKER " + Numbers.count(slice.shard().rank()),
            model.hue().shown().word().toUpperCase(Locale.ROOT)));
    batchHint.setText(
        Formatted.of(
            "%s · %s of %s%s",
            Plural.of(examples, "example"),
            Plural.of(batches, "batch"),
            Numbers.count(size),
            last == size || batches == 0 ? "" : " · last batch " + Numbers.count(last)));
  }
}

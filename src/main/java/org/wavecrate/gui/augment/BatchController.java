package org.wavecrate.gui.augment;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Hint;

/// A whole batch as the network gets it.
final class BatchController {
  private final TrainingView training;

  @FXML private VBox batchBox;
  @FXML private Button previousBatch;
  @FXML private Button nextBatch;
  @FXML private Label batchNumber;
  @FXML private Label batchWords;
  @FXML private Label batchHash;
  @FXML private TilePane batchCells;

  @SuppressWarnings("NullAway.Init")
  BatchController(TrainingView training) {
    this.training = training;
  }

  @FXML
  private void initialize() {
    previousBatch.setOnAction(event -> training.goToBatch(training.batchIndex().get() - 1));
    nextBatch.setOnAction(event -> training.goToBatch(training.batchIndex().get() + 1));
    training.stage().subscribe(now -> batchBox.setVisible(now == StageView.BATCH));
    training.batch().subscribe(this::show);
  }

  /// The room for the pictures.
  TilePane cells() {
    return batchCells;
  }

  private void show(Optional<Batch> batch) {
    batchNumber.setText(batch.map(b -> "no. " + b.index() + " of " + b.count()).orElse(""));
    previousBatch.setDisable(batch.map(b -> b.index() == 0).orElse(true));
    nextBatch.setDisable(batch.map(b -> b.index() + 1 >= b.count()).orElse(true));
    batchWords.setText(batch.map(Batch::words).orElse(""));
    batchHash.setText(batch.map(b -> "sha-256 " + b.sha256().substring(0, 16) + "…").orElse(""));
    Hint.set(
        batchHash,
        batch
            .map(b -> "SHA-256 of the features: " + b.sha256() + "\nas `batches` says")
            .orElse(""));
  }
}

package org.wavecrate.gui.augment;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.RecipeSaving;

/// Asks before a recipe is saved that can't train.
final class SavingController {
  private final RecipeSaving saving;

  @FXML private VBox box;
  @FXML private Label reason;
  @FXML private Button anyway;
  @FXML private Button dont;

  @SuppressWarnings("NullAway.Init")
  SavingController(RecipeSaving saving) {
    this.saving = saving;
  }

  @FXML
  private void initialize() {
    anyway.setOnAction(event -> saving.saveAnyway());
    dont.setOnAction(event -> saving.giveUp());
    saving.question().subscribe(this::show);
  }

  private void show(Optional<String> question) {
    Presence.show(box, question.isPresent());
    reason.setText(question.orElse(""));
  }
}

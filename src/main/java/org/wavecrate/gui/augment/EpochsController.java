package org.wavecrate.gui.augment;

import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.text.Plural;

/// The next epochs of the example, and the faults of draws from the whole split; each warning
/// leads to its draws.
final class EpochsController {
  private final TrainingView training;
  private Consumer<List<FaultyDraw>> open = draws -> {};

  @FXML private HBox epochs;
  @FXML private HBox warnings;
  @FXML private Label fine;

  @SuppressWarnings("NullAway.Init")
  EpochsController(TrainingView training) {
    this.training = training;
  }

  @FXML
  private void initialize() {
    training.survey().subscribe(this::show);
  }

  /// @param shows shows draws, the worst first
  void onOpen(Consumer<List<FaultyDraw>> shows) {
    open = shows;
  }

  /// The room for the pictures.
  HBox cells() {
    return epochs;
  }

  private void show(Survey survey) {
    List<Survey.Warning> found = survey.warnings();
    // A button stays the same one: who presses it while draws are made again is heard.
    while (warnings.getChildren().size() > found.size()) {
      warnings.getChildren().removeLast();
    }
    for (int i = 0; i < found.size(); i++) {
      if (i == warnings.getChildren().size()) {
        warnings.getChildren().add(button());
      }
      show(found.get(i), survey.draws(), (Button) warnings.getChildren().get(i));
    }
    Presence.show(warnings, !found.isEmpty());
    boolean calm = found.isEmpty() && survey.draws() > 0;
    fine.setText(
        calm ? "nothing clips or falls silent in " + Plural.of(survey.draws(), "draw") : "");
    Presence.show(fine, calm);
  }

  private static Button button() {
    Button button = new Button("", new FontIcon("fth-alert-triangle"));
    button.getStyleClass().setAll("draw-warning");
    button.setMinWidth(0);
    return button;
  }

  private void show(Survey.Warning warning, int draws, Button button) {
    button.setText(warning.words());
    Hint.set(
        button,
        "See and hear these draws, the worst first.\nOf "
            + draws
            + " draws over the training split. Clips: more samples beyond full scale than"
            + " before. Silences: the peak falls below −60 dBFS.\nMoves out: a shift takes"
            + " most of the energy out of the window. Hides: masks leave next to nothing.");
    button.setOnAction(event -> open.accept(warning.draws()));
  }
}

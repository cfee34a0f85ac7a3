package org.wavecrate.gui.augment;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Presence;

/// Says why the recipe can't be trained, and offers a fix.
final class ProblemController {
  private final AugmentModel model;

  @FXML private VBox problemBox;
  @FXML private Label problemText;
  @FXML private FlowPane offers;

  @SuppressWarnings("NullAway.Init")
  ProblemController(AugmentModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    model.training().problem().subscribe(this::show);
    model.training().offers().subscribe(this::show);
  }

  private void show(Optional<String> problem) {
    problemBox.setVisible(problem.isPresent());
    problemText.setText(problem.orElse(""));
  }

  private void show(List<RecipeFix> now) {
    offers.getChildren().clear();
    for (RecipeFix fix : now) {
      Button button = new Button(fix.words());
      button.getStyleClass().addAll("accent", "offer");
      button.setOnAction(event -> model.accept(fix));
      offers.getChildren().add(button);
    }
    Presence.show(offers, !now.isEmpty());
  }
}

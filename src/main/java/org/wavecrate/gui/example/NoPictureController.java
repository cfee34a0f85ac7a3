package org.wavecrate.gui.example;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Presence;

/// Says why there is no picture of an example, and what to do about it.
final class NoPictureController {
  private final ExampleModel model;

  @FXML private VBox message;
  @FXML private Label messageTitle;
  @FXML private Label messageText;
  @FXML private Label messageAdvice;

  @SuppressWarnings("NullAway.Init")
  NoPictureController(ExampleModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    model.shown().subscribe(this::show);
  }

  private void show(Optional<Shown> shown) {
    boolean bad = shown.flatMap(Shown::problem).isPresent();
    Optional<Content> content = shown.map(Shown::content);
    Presence.show(message, content.filter(Content.Nothing.class::isInstance).isPresent());
    messageTitle.setText(bad ? "This example can’t be read" : "There is nothing to draw");
    messageText.setText(
        content.orElse(null) instanceof Content.Nothing nothing ? nothing.why() : "");
    messageAdvice.setText(
        bad
            ? "Training would stop at it. Save it again with numpy.save, or move it and its label"
                + " out of the folder; then open the dataset again. All other examples work."
            : "");
    Presence.show(messageAdvice, bad);
  }
}

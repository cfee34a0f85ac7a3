package org.wavecrate.gui;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Binds the question that is asked before anything unsaved is lost.
final class QuestionController {
  private final UnsavedQuestion model;

  @FXML private HBox question;
  @FXML private Label questionText;
  @FXML private Button saveAnswer;
  @FXML private Button discardAnswer;
  @FXML private Button stayAnswer;

  @SuppressWarnings("NullAway.Init")
  QuestionController(UnsavedQuestion model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    saveAnswer.visibleProperty().bind(model.savable());
    saveAnswer.managedProperty().bind(saveAnswer.visibleProperty());
    saveAnswer.textProperty().bind(model.saveText());
    discardAnswer.textProperty().bind(model.discardText());
    model
        .question()
        .subscribe(
            text -> {
              questionText.setText(text.orElse(""));
              question.setVisible(text.isPresent());
              if (text.isPresent()) {
                (saveAnswer.isVisible() ? saveAnswer : stayAnswer).requestFocus();
              }
            });
  }

  @FXML
  private void saveAndLeave() {
    model.save();
  }

  @FXML
  private void leaveUnsaved() {
    model.discard();
  }

  @FXML
  private void stay() {
    model.stay();
  }
}

package org.wavecrate.gui.check;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Presence;
import org.wavecrate.text.Plural;

/// Binds what is shown while there is no report: how far the check has come, or why there is none.
final class WaitingController {
  private final CheckModel model;
  private final Inspection inspection;

  @FXML private VBox waiting;
  @FXML private FontIcon waitingIcon;
  @FXML private Label waitingTitle;
  @FXML private Label waitingText;
  @FXML private ProgressBar waitingBar;
  @FXML private Label waitingPace;
  @FXML private Button begin;
  @FXML private Button cancel;

  @SuppressWarnings("NullAway.Init")
  WaitingController(CheckModel model) {
    this.model = model;
    inspection = model.inspection();
  }

  @FXML
  private void initialize() {
    waitingBar.progressProperty().bind(inspection.progress());
    waitingPace.textProperty().bind(inspection.pace());
    begin.setOnAction(event -> inspection.start());
    cancel.setOnAction(event -> inspection.cancel());
    model.state().subscribe(this::showState);
  }

  private void showState(CheckModel.State state) {
    Presence.show(waiting, state != CheckModel.State.REPORT);
    boolean checking = state == CheckModel.State.CHECKING;
    boolean problem = state == CheckModel.State.PROBLEM;
    int size = model.workspace().dataset().get().map(Dataset::size).orElse(0);
    waitingIcon.setIconLiteral(problem ? "fth-alert-circle" : "fth-check-circle");
    waitingTitle.setText(
        checking
            ? "Checking " + Plural.of(size, "example")
            : problem ? "The check stopped" : "Check the dataset");
    waitingText.setText(
        problem
            ? inspection.problem().get()
            : "Every byte is read once: unreadable files, missing labels, NaN, clipping, silence,"
                + " duplicates, imbalance and more. Nothing is changed.");
    Presence.show(waitingBar, checking);
    Presence.show(waitingPace, checking);
    Presence.show(begin, !checking);
    Presence.show(cancel, checking);
    begin.setText(problem ? "Try again" : "Check " + Plural.of(size, "example"));
  }
}

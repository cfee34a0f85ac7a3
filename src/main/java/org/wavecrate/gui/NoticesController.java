package org.wavecrate.gui;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// Binds what stands in place of a screen while no dataset is open: what to do, how far opening has
/// come, why it failed.
final class NoticesController {
  private final ShellModel model;

  @FXML private VBox welcome;
  @FXML private VBox recentLinks;
  @FXML private VBox openingBox;
  @FXML private Label openingText;
  @FXML private ProgressBar openingBar;
  @FXML private VBox problemBox;
  @FXML private Label problemText;

  @SuppressWarnings("NullAway.Init")
  NoticesController(ShellModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    Workspace workspace = model.workspace();
    workspace.recent().addListener((ListChangeListener<Path>) change -> showRecent());
    showRecent();
    model.state().subscribe(this::showState);
    // Before it is in a scene nothing can get the focus, which else goes to what comes first.
    welcome.sceneProperty().subscribe(scene -> Platform.runLater(this::focus));
    workspace.problem().subscribe(problem -> problemText.setText(problem.orElse("")));
    workspace
        .requested()
        .subscribe(path -> openingText.setText(path.map(p -> "Opening " + p).orElse("")));
    openingBar.progressProperty().bind(workspace.openingProgress());
    Presence.late(welcome, openingBox, problemBox);
  }

  private void showRecent() {
    recentLinks.getChildren().clear();
    for (Path path : model.workspace().recent()) {
      Hyperlink link = new Hyperlink(path.toString());
      link.getStyleClass().add("recent-link");
      link.setOnAction(event -> model.open(path));
      recentLinks.getChildren().add(link);
    }
    recentLinks.setVisible(!recentLinks.getChildren().isEmpty());
  }

  private void showState(ShellModel.State state) {
    welcome.setVisible(state == ShellModel.State.EMPTY);
    openingBox.setVisible(state == ShellModel.State.OPENING);
    problemBox.setVisible(state == ShellModel.State.PROBLEM);
    focus();
  }

  /// On the button that Enter presses, without a ring as long as no key moves the focus.
  private void focus() {
    for (Node notice : List.of(welcome, problemBox)) {
      if (notice.isVisible() && notice.getScene() != null) {
        notice.lookup(".button").requestFocus();
      }
    }
  }

  @FXML
  private void cancelOpening() {
    model.workspace().cancelOpening();
  }
}

package org.wavecrate.gui;

import java.util.List;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the rail to the screens, and what holds for all of them: a few keys, and what is dropped.
final class ShellController {
  private final ShellModel model;
  private final List<ScreenView> views;
  private final CheckBadge badge;

  @FXML private BorderPane root;
  @FXML private VBox rail;
  @FXML private OverflowPane screenHost;
  @FXML private VBox sheet;
  @FXML private VBox about;
  @FXML private HBox question;

  @SuppressWarnings("NullAway.Init")
  ShellController(ShellModel model, List<ScreenView> views, CheckBadge badge) {
    this.model = model;
    this.views = views;
    this.badge = badge;
  }

  @FXML
  private void initialize() {
    Presence.late(sheet, about, question);
    fillRail();
    model.workspace().screen().subscribe(this::showScreen);
    model.state().subscribe(state -> screenHost.setVisible(state == ShellModel.State.OPEN));
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    root.addEventHandler(ActionEvent.ACTION, ShellController::keepChosen);
    new Dropping(root, model::take);
  }

  /// One of several segments is always chosen: a click on that does not take the choice away.
  private static void keepChosen(ActionEvent event) {
    if (event.getTarget() instanceof ToggleButton segment
        && (segment.getStyleClass().contains("view-button")
            || segment.getParent() != null
                && segment.getParent().getStyleClass().contains("segments"))) {
      segment.setSelected(true);
    }
  }

  private void press(KeyEvent event) {
    boolean slash = event.getCode() == KeyCode.SLASH && event.isShiftDown();
    boolean writing = event.getTarget() instanceof TextInputControl;
    if (!writing && ("?".equals(event.getText()) || slash)) {
      model.switchSheet();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && model.sheet().get()) {
      model.switchSheet();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && model.about().get()) {
      model.showAbout(false);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE
        && model.unsavedQuestion().question().get().isPresent()) {
      model.unsavedQuestion().stay();
      event.consume();
    }
  }

  private void fillRail() {
    ToggleGroup group = new ToggleGroup();
    for (Screen screen : Screen.values()) {
      FontIcon icon = new FontIcon(screen.icon());
      boolean checks = screen == Screen.CHECK;
      ToggleButton button = new ToggleButton(screen.title(), checks ? badge.over(icon) : icon);
      button.setContentDisplay(ContentDisplay.TOP);
      button.getStyleClass().setAll("rail-button");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setToggleGroup(group);
      button.setOnAction(
          event -> {
            button.setSelected(true);
            model.workspace().screen().set(screen);
          });
      rail.getChildren().add(button);
    }
  }

  private void showScreen(Screen shown) {
    ((ToggleButton) rail.getChildren().get(shown.ordinal())).setSelected(true);
    screenHost.show(views.get(shown.ordinal()).node());
  }

  Parent root() {
    return root;
  }
}

package org.wavecrate.gui.check;

import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Presence;

/// Holds the panels of the Check screen together, and its keys.
final class CheckController {
  private final CheckModel model;
  private final HeadingsController headings;
  private final FindingsController findings;

  @FXML private StackPane root;
  @FXML private HBox found;
  @FXML private VBox detail;
  @FXML private StackPane cleanHost;
  @FXML private Label cleanText;

  @SuppressWarnings("NullAway.Init")
  CheckController(CheckModel model, HeadingsController headings, FindingsController findings) {
    this.model = model;
    this.headings = headings;
    this.findings = findings;
  }

  @FXML
  private void initialize() {
    model.headings().groups().subscribe(() -> showDetail());
    model.selection().group().subscribe(group -> showDetail());
    model.headings().sorting().subscribe(sorting -> showDetail());
    model.state().subscribe(this::showState);
    // Wherever the focus is, as long as this screen is in front.
    EventHandler<KeyEvent> keys = this::press;
    root.sceneProperty()
        .subscribe(
            (was, now) -> {
              if (was != null) {
                was.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
              }
              if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, keys);
                takeFocus();
              }
            });
  }

  private void showState(CheckModel.State state) {
    Presence.show(found, state == CheckModel.State.REPORT);
    takeFocus();
  }

  private void showDetail() {
    boolean any = model.selection().group().get().isPresent();
    boolean appears = any && !detail.isVisible();
    Presence.show(detail, any);
    // Before all is under its heading, nobody knows that nothing is wrong.
    boolean sorting = model.headings().sorting().get();
    Presence.show(cleanHost, !any && !sorting && !model.headings().isNarrowed());
    if (appears) {
      takeFocus();
    }
    cleanText.setText(model.inspection().report().get().map(CheckTexts::lookedAt).orElse(""));
  }

  /// Keys are to walk through findings at once, and Enter is to press no other button.
  private void takeFocus() {
    Scene scene = root.getScene();
    if (scene != null
        && found.isVisible()
        && !(scene.getFocusOwner() instanceof TextInputControl)) {
      findings.takeFocus();
    }
  }

  private void press(KeyEvent event) {
    boolean elsewhere =
        event.getTarget() instanceof TextInputControl
            || event.isAltDown()
            || model.workspace().covered().get()
            || model.state().getValue() != CheckModel.State.REPORT;
    if (event.getCode() == KeyCode.ESCAPE && headings.isFilter(event.getTarget())) {
      headings.clearFilter();
      event.consume();
    } else if (event.getCode() == KeyCode.F5) {
      model.inspection().start();
      event.consume();
    } else if (!elsewhere
        && (event.isShortcutDown() ? pressWithShortcut(event) : pressAlone(event))) {
      event.consume();
    }
  }

  private boolean pressWithShortcut(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> model.selection().walkGroups(1);
      case UP -> model.selection().walkGroups(-1);
      case F -> findings.exhibits().fit();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean pressAlone(KeyEvent event) {
    boolean onButton = event.getTarget() instanceof ButtonBase;
    boolean inGroups = headings.isList(event.getTarget());
    switch (event.getCode()) {
      case DOWN -> step(inGroups, 1);
      case UP -> step(inGroups, -1);
      case RIGHT -> model.selection().walk(1);
      case LEFT -> model.selection().walk(-1);
      case SPACE -> findings.exhibits().play(event.isShiftDown() ? 1 : 0);
      case M -> model.mark();
      case Z -> findings.switchZoom();
      case N -> findings.exhibits().zoom(event.isShiftDown() ? -1 : 1);
      case SLASH -> headings.find();
      case ESCAPE -> findings.exhibits().stop();
      case ENTER -> {
        if (onButton) {
          return false;
        }
        model.openInExplore();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void step(boolean inGroups, int by) {
    if (inGroups) {
      model.selection().walkGroups(by);
    } else {
      model.selection().walk(by);
    }
  }
}

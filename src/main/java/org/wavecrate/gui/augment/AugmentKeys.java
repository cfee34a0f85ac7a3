package org.wavecrate.gui.augment;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.wavecrate.gui.sound.TimeView;

/// Keys of this screen.
final class AugmentKeys {
  /// Actions that only the screen can do.
  interface Actions {
    /// Opens the menu of transforms.
    void add();

    /// Turns looping on or off.
    void loop();

    /// Listens to one side, [Audition#A] or [Audition#B].
    void choose(int side);

    /// Shows the difference, or the sound again.
    void difference();

    /// Plays what is in front, or stops.
    void play();

    /// Whether one take is opened above the screen.
    boolean isOpened();

    /// Closes the opened take.
    void close();
  }

  private final AugmentModel model;
  private final TimeView time;
  private final Actions actions;

  AugmentKeys(AugmentModel model, TimeView time, Actions actions) {
    this.model = model;
    this.time = time;
    this.actions = actions;
  }

  void press(KeyEvent event) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    boolean handled =
        event.isShortcutDown()
            ? pressShortcut(event, typing)
            : !typing && !event.isAltDown() && pressPlain(event);
    if (handled) {
      event.consume();
    }
  }

  private boolean pressShortcut(KeyEvent event, boolean typing) {
    switch (event.getCode()) {
      case Z -> {
        if (typing) {
          return false;
        }
        if (event.isShiftDown()) {
          model.redo();
        } else {
          model.undo();
        }
      }
      case Y -> model.redo();
      case S -> model.save();
      case N -> actions.add();
      case F -> time.fit();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean pressPlain(KeyEvent event) {
    boolean onControl = isInPipeline(event);
    KeyCode code = event.getCode();
    switch (code) {
      case A -> actions.choose(Audition.A);
      case B -> actions.choose(Audition.B);
      case D -> actions.difference();
      case L -> actions.loop();
      case ESCAPE -> {
        if (actions.isOpened()) {
          actions.close();
        } else {
          time.clearSelection();
        }
      }
      case SPACE -> {
        if (onControl) {
          return false;
        }
        actions.play();
      }
      case UP, DOWN, LEFT, RIGHT -> {
        if (onControl || actions.isOpened()) {
          return false;
        }
        walk(code);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void walk(KeyCode code) {
    switch (code) {
      case UP -> model.training().walk(-1);
      case DOWN -> model.training().walk(1);
      case LEFT -> model.training().goToEpoch(model.training().epoch().get() - 1);
      default -> model.training().goToEpoch(model.training().epoch().get() + 1);
    }
  }

  /// Whether the key belongs to a control of the pipeline, which uses it itself.
  private static boolean isInPipeline(KeyEvent event) {
    for (Node node = event.getTarget() instanceof Node n ? n : null;
        node != null;
        node = node.getParent()) {
      if (node.getStyleClass().contains("pipeline")) {
        return true;
      }
    }
    return false;
  }
}

package org.wavecrate.gui.example;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.wavecrate.gui.playback.Player;
import org.wavecrate.gui.sound.Listening;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.gui.sound.Zoom;
import org.wavecrate.plot.SoundChoice;

/// The keys of the example looked at.
final class ExampleKeys {
  private final ExampleModel model;
  private final ExamplePair comparison;
  private final Playback playback;
  private final SoundView sound;
  private final StretchModel stretch;

  ExampleKeys(
      ExampleModel model,
      ExamplePair comparison,
      Playback playback,
      SoundView sound,
      StretchModel stretch) {
    this.model = model;
    this.comparison = comparison;
    this.playback = playback;
    this.sound = sound;
    this.stretch = stretch;
  }

  /// Does what a key asks for and consumes it; leaves other keys alone.
  void press(KeyEvent event) {
    boolean handled =
        event.isShortcutDown() ? pressWithShortcut(event) : pressAlone(event) || jump(event);
    if (handled) {
      event.consume();
    }
  }

  private boolean pressWithShortcut(KeyEvent event) {
    boolean plus = event.getCode() == KeyCode.PLUS || event.getCode() == KeyCode.EQUALS;
    if (event.isShiftDown() && !plus) {
      // Menus and the field to find examples have keys of these letters with Shift.
      return false;
    }
    switch (event.getCode()) {
      case F -> zoom(Zoom.WHOLE);
      case PLUS, ADD, EQUALS -> zoom(Zoom.IN);
      case MINUS, SUBTRACT -> zoom(Zoom.OUT);
      case A -> model.time().selectAll();
      case E -> zoom(Zoom.SELECTION);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean pressAlone(KeyEvent event) {
    Listening listening = model.workspace().listening().get();
    SoundChoice look = model.workspace().look().get();
    switch (event.getCode()) {
      case SPACE -> {
        if (event.isShiftDown()) {
          playback.play(sound.pointed());
        } else {
          playback.toggle();
        }
      }
      case K -> comparison.switchPin();
      case B -> playback.choose(playback.side().get() == Playback.A ? Playback.B : Playback.A);
      case D -> {
        if (comparison.pinned().get().isEmpty()) {
          return false;
        }
        comparison.difference().set(!comparison.difference().get());
      }
      case S -> stretch.open().set(!stretch.open().get());
      case L -> model.workspace().listening().set(listening.withLoop(!listening.loop()));
      case A -> model.workspace().look().set(look.withAutoScale(!look.autoScale()));
      case ESCAPE -> {
        return giveUp();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Stops, and clears selection and mark.
  ///
  /// @return whether there was anything to give up
  private boolean giveUp() {
    TimeView time = model.time();
    boolean any =
        playback.state().get() == Player.State.PLAYING
            || time.selection().get().isPresent()
            || time.cursor().get().isPresent();
    playback.stop();
    time.clearSelection();
    time.clearCursor();
    return any;
  }

  /// Home and End, while the sound has the focus.
  private boolean jump(KeyEvent event) {
    boolean focused = event.getTarget() instanceof Node node && sound.equals(node.getParent());
    if (!focused) {
      return false;
    }
    switch (event.getCode()) {
      case HOME -> goTo(0);
      case END -> goTo(model.time().bounds().get().to());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void goTo(double sample) {
    model.time().setCursor(sample);
    model.time().moveTo(sample);
  }

  private void zoom(Zoom zoom) {
    zoom.apply(model.time());
    zoom.apply(sound.frequency());
  }
}

package org.wavecrate.gui;

import java.io.IOException;
import java.lang.module.ModuleReader;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Uses the window in place of a user while its start-up cache is made.
public final class TrainedUse {
  private static final int KEYS = 20;
  private static final Duration BETWEEN_KEYS = Duration.ofMillis(250);

  /// Where the toolkit keeps what differs between desktops, and between them and none.
  private static final List<String> PLATFORMS =
      List.of("com/sun/glass/ui/", "com/sun/prism/", "com/sun/javafx/font/");

  private static final String CLASS = ".class";

  private TrainedUse() {}

  /// Looks at a few examples as soon as there is a window, and closes it. No display is needed.
  ///
  /// @throws IOException if the toolkit's classes can't be read
  public static void start() throws IOException {
    Desktop.beHeadless();
    WindowGround.adapter();
    loadPlatforms();
    Thread.ofPlatform().daemon().start(TrainedUse::use);
  }

  /// Loads what a window with a display needs beyond one without.
  private static void loadPlatforms() throws IOException {
    var graphics = ModuleLayer.boot().configuration().findModule("javafx.graphics").orElseThrow();
    try (ModuleReader reader = graphics.reference().open();
        Stream<String> files = reader.list()) {
      files
          .filter(file -> file.endsWith(CLASS) && PLATFORMS.stream().anyMatch(file::startsWith))
          .map(file -> file.substring(0, file.length() - CLASS.length()).replace('/', '.'))
          .forEach(TrainedUse::load);
    }
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, Stage.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      // It wants what this system does not have.
    }
  }

  private static void use() {
    try {
      int pressed = 0;
      while (pressed < KEYS) {
        Thread.sleep(BETWEEN_KEYS);
        pressed += isPressed(KeyCode.RIGHT) ? 1 : 0;
      }
      Platform.runLater(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Presses a key; false where there is no window yet.
  private static boolean isPressed(KeyCode key) {
    try {
      return Snapshots.call(() -> press(key)).join();
    } catch (IllegalStateException e) {
      // The toolkit has not started.
      return false;
    }
  }

  private static boolean press(KeyCode key) {
    if (Window.getWindows().isEmpty()) {
      return false;
    }
    Scene scene = Window.getWindows().getFirst().getScene();
    Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
    Event.fireEvent(
        target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    return true;
  }
}

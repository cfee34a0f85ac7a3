package org.wavecrate.gui;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The set-up of tests of the real window on the headless platform: its settings are in a folder of
/// the test's own, and it is closed at the end.
@ExtendWith(WindowFaults.class)
abstract class ShownWindow {
  @TempDir Path folder;

  TaskBackground background;
  MainWindow window;

  /// Makes the window and shows it, without waiting for what it reads.
  ///
  /// @param prepare done before it is shown
  void show(Choosers choosers, Consumer<MainWindow> prepare) throws Exception {
    Toolkit.get(
        () -> {
          background = new TaskBackground();
          window =
              new MainWindow(
                  new Stage(), Preferences.in(folder.resolve("config")), background, choosers);
          prepare.accept(window);
          window.show();
          return null;
        });
  }

  @AfterEach
  void closeWindow() throws Exception {
    Toolkit.get(
        () -> {
          window.stage().hide();
          background.close();
          return null;
        });
  }

  /// Does something on the JavaFX thread and waits until all that follows is shown.
  void act(Callable<?> what) throws Exception {
    Toolkit.get(what);
    settle();
  }

  void settle() throws Exception {
    Toolkit.await(() -> new SettledScene(window.stage().getScene(), background).reached());
  }

  void open(Path path) throws Exception {
    act(
        () -> {
          window.workspace().open(path);
          return null;
        });
  }

  /// The first node that a selector of CSS names.
  Node find(String selector) {
    return window.stage().getScene().lookup(selector);
  }

  <T extends Node> T find(String id, Class<T> type) {
    return type.cast(find("#" + id));
  }

  String text(String id) throws Exception {
    return Toolkit.get(() -> find(id, Labeled.class).getText());
  }

  boolean isShown(String id) throws Exception {
    return Toolkit.get(() -> find(id, Node.class) instanceof Node node && node.isVisible());
  }
}

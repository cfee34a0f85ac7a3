package org.wavecrate.gui;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.playback.SystemOutput;

/// The program's window: its place on the desktop, and the settings saved when it closes.
final class MainWindow {
  static final double WIDTH = 1440;
  static final double HEIGHT = 900;

  /// Room for the title bar, which some window managers draw outside of the size asked for.
  private static final double TITLE_BAR = 40;

  private static final double LEAST_WIDTH = 900;
  private static final double LEAST_HEIGHT = 480;
  private static final String MAXIMIZED = "window.maximized";

  /// How often something is drawn until what is open is on the screen, as a rule. Only then are
  /// examples measured, which keeps all processors busy and shows less.
  private static final int PULSES_FIRST = 4;

  private final Stage stage;
  private final Preferences preferences;
  private final Workspace workspace;
  private final Shell shell;

  private Runnable measure = () -> {};

  MainWindow(Stage stage, Preferences preferences, Background background) {
    this(stage, preferences, background, new NativeChoosers(stage), new SystemOutput());
  }

  MainWindow(Stage stage, Preferences preferences, Background background, Choosers choosers) {
    this(stage, preferences, background, choosers, new SystemOutput());
  }

  MainWindow(
      Stage stage,
      Preferences preferences,
      Background background,
      Choosers choosers,
      AudioOutput output) {
    this.stage = stage;
    this.preferences = preferences;
    this.workspace = new Workspace(background);
    Memory.attach(workspace, preferences);
    shell = new Shell(workspace, background, choosers, output);
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage
        .focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                shell.reload().ifChanged();
              }
            });
    workspace.dataset().subscribe(dataset -> showTitle());
    shell.library().flags().unsaved().subscribe(unsaved -> showTitle());
    workspace.recipeUnsaved().subscribe(unsaved -> showTitle());
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          shell.model().unsavedQuestion().close(stage::hide);
        });
    stage.setOnHiding(
        event -> {
          remember();
          shell.close();
        });
  }

  /// A star tells that something is not saved.
  private void showTitle() {
    boolean unsaved = shell.library().flags().unsaved().get() || workspace.recipeUnsaved().get();
    String star = unsaved ? "*" : "";
    stage.setTitle(
        workspace.dataset().get().map(d -> star + d.name() + " – Wavecrate").orElse("Wavecrate"));
  }

  /// Makes what the window shows, about as large as it will be.
  void furnish() {
    place();
    measure = shell.library().holdMeasuring();
    stage.setScene(shell.scene(stage.getWidth(), stage.getHeight()));
  }

  /// Styles and arranges what was furnished, which takes as long as reading the first example: what
  /// has been read by then is there when the window is first drawn.
  void arrange() {
    Scene scene = stage.getScene();
    scene.getRoot().resize(scene.getWidth(), scene.getHeight());
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  void show() {
    if (stage.getScene() == null) {
      furnish();
    }
    stage.show();
    afterPulses(PULSES_FIRST, measure);
  }

  /// Runs an action once so many pictures have been drawn.
  private static void afterPulses(int count, Runnable action) {
    new AnimationTimer() {
      private int left = count;

      @Override
      public void handle(long now) {
        left--;
        if (left == 0) {
          stop();
          action.run();
        }
      }
    }.start();
  }

  /// Where it stood last, if that is still on a screen.
  private void place() {
    OptionalDouble x = preferences.number("window.x");
    OptionalDouble y = preferences.number("window.y");
    double width = preferences.number("window.width").orElse(0);
    double height = preferences.number("window.height").orElse(0);
    if (x.isPresent()
        && y.isPresent()
        && width >= LEAST_WIDTH
        && height >= LEAST_HEIGHT
        && !Screen.getScreensForRectangle(x.getAsDouble(), y.getAsDouble(), width, height)
            .isEmpty()) {
      stage.setX(x.getAsDouble());
      stage.setY(y.getAsDouble());
      stage.setWidth(width);
      stage.setHeight(height);
    } else {
      Rectangle2D room = Screen.getPrimary().getVisualBounds();
      stage.setWidth(Math.min(WIDTH, room.getWidth()));
      stage.setHeight(Math.min(HEIGHT, room.getHeight() - TITLE_BAR));
    }
    stage.setMaximized(preferences.text(MAXIMIZED).filter("true"::equals).isPresent());
  }

  private void remember() {
    preferences.set(MAXIMIZED, stage.isMaximized());
    if (!stage.isMaximized()) {
      preferences.set("window.x", stage.getX());
      preferences.set("window.y", stage.getY());
      preferences.set("window.width", stage.getWidth());
      preferences.set("window.height", stage.getHeight());
    }
    preferences.save();
  }

  /// Has changes of marks written down as they happen; to be said before a dataset is opened.
  void journalIn(Path folder) {
    shell.library().journalIn(folder);
  }

  /// Opens a dataset, or shows what could be made of recordings.
  void take(Path path) {
    shell.model().take(List.of(path));
  }

  Stage stage() {
    return stage;
  }

  Workspace workspace() {
    return workspace;
  }
}

package org.wavecrate.gui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import org.wavecrate.gui.playback.FakeOutput;

/// A window with a small dataset under the hands of a robot.
final class TouchStand extends RobotHands implements AutoCloseable {
  private final TouchData data;
  private final TouchAnswers answers;
  private final FakeOutput output;
  private final TaskBackground background;

  /// @param folder empty; gets data, settings and whatever is saved
  /// @param screen to begin with; with none no dataset is open
  TouchStand(Path folder, Optional<Screen> screen) throws Exception {
    this(
        TouchData.in(folder),
        new TouchAnswers(folder),
        new FakeOutput().unlimited(),
        new TaskBackground(),
        screen);
  }

  private TouchStand(
      TouchData data,
      TouchAnswers answers,
      FakeOutput output,
      TaskBackground background,
      Optional<Screen> screen)
      throws Exception {
    super(get(() -> window(data, answers, output, background, screen)), background);
    this.data = data;
    this.answers = answers;
    this.output = output;
    this.background = background;
    if (screen.isPresent()) {
      act(() -> workspace().open(data.sounds()));
    }
  }

  private static MainWindow window(
      TouchData data,
      TouchAnswers answers,
      FakeOutput output,
      TaskBackground background,
      Optional<Screen> screen) {
    MainWindow made =
        new MainWindow(
            new Stage(),
            Preferences.in(data.folder().resolve("config")),
            background,
            answers,
            output);
    made.workspace().theme().set(ThemeChoice.LIGHT);
    screen.ifPresent(made.workspace().screen()::set);
    made.show();
    made.stage().setX(20);
    made.stage().setY(20);
    made.stage().setWidth(940);
    made.stage().setHeight(880);
    return made;
  }

  /// Brings a screen to the front.
  void go(Screen screen) throws Exception {
    act(() -> workspace().screen().set(screen));
  }

  /// Opens a dataset of features in place of the one of sounds.
  void openFeatures() throws Exception {
    Path features = data.features();
    act(() -> workspace().open(features));
  }

  /// Opens a dataset of sounds with two channels in place of the one of mono sounds.
  void openStereo() throws Exception {
    Path stereo = data.stereo();
    act(() -> workspace().open(stereo));
  }

  /// A file of the dataset, to be changed as a script would.
  Path data(String file) {
    return data.sounds().resolve(file);
  }

  Path folder() {
    return data.folder();
  }

  /// All files below the dataset or saved, with their sizes and times.
  String files() {
    return data.files();
  }

  /// Which dialogs were asked for.
  List<String> asked() {
    return answers.asked();
  }

  /// How often a device was opened to play on.
  int played() {
    return output.opened();
  }

  @Override
  public void close() {
    try {
      get(
          () -> {
            window().stage().hide();
            background.close();
            return true;
          });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

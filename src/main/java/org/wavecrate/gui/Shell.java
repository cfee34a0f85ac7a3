package org.wavecrate.gui;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.wavecrate.ProgramFolder;
import org.wavecrate.content.Thumbnails;
import org.wavecrate.gui.augment.AugmentScreen;
import org.wavecrate.gui.check.CheckScreen;
import org.wavecrate.gui.explore.ExploreScreen;
import org.wavecrate.gui.export.ExportScreen;
import org.wavecrate.gui.intake.ImportScreen;
import org.wavecrate.gui.overview.OverviewScreen;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.shuffle.ShuffleScreen;
import org.wavecrate.survey.Statistics;

/// Puts everything inside the window together: first the models, so that a dataset can be opened
/// while the rest is made.
final class Shell {
  private final Workspace workspace;
  private final Background background;
  private final Choosers choosers;
  private final AudioOutput output;
  private final Library library;
  private final Pictures pictures;
  private final Inspection inspection;
  private final LongTasks tasks = new LongTasks();
  private final Reload reload;
  private final ShellModel model;

  /// @param output where sound goes
  Shell(Workspace workspace, Background background, Choosers choosers, AudioOutput output) {
    this.workspace = workspace;
    this.background = background;
    this.choosers = choosers;
    this.output = output;
    library = new Library(workspace, background, Statistics.in(ProgramFolder.CACHE.find()));
    pictures = new Pictures(Thumbnails.in(ProgramFolder.CACHE.find()), background);
    inspection = new Inspection(workspace, background, library::check);
    inspection.report().subscribe(library::adopt);
    reload = new Reload(workspace, library, tasks, background);
    inspection.onChange(reload::now);
    model = new ShellModel(workspace, library, choosers, tasks, background);
  }

  /// Makes all that is seen.
  ///
  /// @param width of the content in pixels
  /// @param height of the content in pixels
  Scene scene(double width, double height) {
    Theming theming = new Theming(workspace);
    List<ScreenView> views = Stream.of(Screen.values()).map(this::view).toList();
    CheckBadge badge = new CheckBadge(workspace, inspection);
    // Dressed before there is anything in it, which would be styled twice.
    Scene scene = new Scene(new Group(), width, height);
    theming.dress(scene);
    Pane root =
        (Pane)
            Fxml.load(
                Shell.class,
                "shell.fxml",
                List.of(
                    new ShellController(model, views, badge),
                    new TopBarController(model, reload, theming, views),
                    new NoticesController(model),
                    new OpenButtons(model),
                    new SheetController(model),
                    new AboutController(model, choosers.opener()),
                    new QuestionController(model.unsavedQuestion()),
                    new StatusBar(model, badge)));
    scene.setRoot(root);
    FocusRing.addTo(scene, root);
    return scene;
  }

  private ScreenView view(Screen screen) {
    return switch (screen) {
      case EXPLORE ->
          ExploreScreen.create(workspace, background, choosers, output, library, pictures);
      case OVERVIEW -> OverviewScreen.create(workspace, library, background);
      case AUGMENT -> AugmentScreen.create(workspace, library, background, choosers, output);
      case SHUFFLE -> ShuffleScreen.create(workspace, library, background);
      case CHECK ->
          CheckScreen.create(
              workspace, library, inspection, background, choosers, output, pictures);
      case EXPORT ->
          ExportScreen.create(workspace, library, background, choosers, tasks, inspection);
      case IMPORT ->
          ImportScreen.create(workspace, background, choosers, output, tasks, inspection);
    };
  }

  /// The examples with their facts.
  Library library() {
    return library;
  }

  /// The check of the dataset.
  Inspection inspection() {
    return inspection;
  }

  /// The model of the frame around the screens.
  ShellModel model() {
    return model;
  }

  /// Sees what changes outside.
  Reload reload() {
    return reload;
  }

  /// Stops what is under way.
  void close() {
    tasks.stop();
    library.stopMeasuring();
    pictures.close();
  }
}

package org.wavecrate.gui;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.Scene;
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

/// Puts everything inside the window together.
///
/// @param workspace what it shows
/// @param library what is known of its examples
/// @param pictures what its examples look like
/// @param inspection what is wrong with it
/// @param model what surrounds the screens
/// @param reload sees what changes outside
/// @param scene all of it
record Shell(
    Workspace workspace,
    Library library,
    Pictures pictures,
    Inspection inspection,
    ShellModel model,
    Reload reload,
    Scene scene) {
  /// @param output where sound goes
  /// @param width of the content in pixels
  /// @param height of the content in pixels
  static Shell create(
      Workspace workspace,
      Background background,
      Choosers choosers,
      AudioOutput output,
      double width,
      double height) {
    Theming theming = new Theming(workspace);
    Library library = new Library(workspace, background, Statistics.in(ProgramFolder.CACHE.find()));
    Pictures pictures = new Pictures(Thumbnails.in(ProgramFolder.CACHE.find()), background);
    Inspection inspection = new Inspection(workspace, background, library::check);
    inspection.report().subscribe(library::adopt);
    LongTasks tasks = new LongTasks();
    List<ScreenView> views =
        Stream.of(Screen.values())
            .map(
                screen ->
                    switch (screen) {
                      case EXPLORE ->
                          ExploreScreen.create(
                              workspace, background, choosers, output, library, pictures);
                      case OVERVIEW -> OverviewScreen.create(workspace, library, background);
                      case AUGMENT ->
                          AugmentScreen.create(workspace, library, background, choosers, output);
                      case SHUFFLE -> ShuffleScreen.create(workspace, library, background);
                      case CHECK ->
                          CheckScreen.create(
                              workspace,
                              library,
                              inspection,
                              background,
                              choosers,
                              output,
                              pictures);
                      case EXPORT ->
                          ExportScreen.create(
                              workspace, library, background, choosers, tasks, inspection);
                      case IMPORT ->
                          ImportScreen.create(
                              workspace, background, choosers, output, tasks, inspection);
                    })
            .toList();
    Reload reload = new Reload(workspace, library, tasks, background);
    inspection.onChange(reload::now);
    ShellModel model = new ShellModel(workspace, library, choosers, tasks, background);
    CheckBadge badge = new CheckBadge(workspace, inspection);
    Parent root =
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
    Scene scene = new Scene(root, width, height);
    theming.dress(scene);
    return new Shell(workspace, library, pictures, inspection, model, reload, scene);
  }

  /// Stops what is under way.
  void close() {
    model.tasks().stop();
    library.stopMeasuring();
    pictures.close();
  }
}

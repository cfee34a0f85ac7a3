package org.wavecrate.gui.intake;

import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.LateZoom;
import org.wavecrate.gui.LongTasks;
import org.wavecrate.gui.ScreenView;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.playback.AudioOutput;

/// Puts the Import screen together.
public final class ImportScreen {
  private ImportScreen() {}

  /// @param tasks hears of an import, so that it is seen on all screens
  /// @param inspection checks what was imported
  public static ScreenView create(
      Workspace workspace,
      Background background,
      Choosers choosers,
      AudioOutput output,
      LongTasks tasks,
      Inspection inspection) {
    LateZoom zoom = new LateZoom();
    return new ScreenView(
            () -> {
              ImportModel model = new ImportModel(workspace, background);
              RecordingModel recording = new RecordingModel(model, background);
              Importing importing =
                  new Importing(model, background, tasks, inspection, System::nanoTime);
              PreviewController preview =
                  new PreviewController(model, recording, background, output, Platform::runLater);
              zoom.set(preview::zoom);
              return node(model, recording, importing, choosers, preview);
            })
        .zoomedBy(zoom);
  }

  private static Parent node(
      ImportModel model,
      RecordingModel recording,
      Importing importing,
      Choosers choosers,
      PreviewController shown) {
    Parent choices =
        Fxml.load(
            ImportScreen.class,
            "choices.fxml",
            new ChoicesController(model, recording, importing, choosers));
    Parent preview = Fxml.load(ImportScreen.class, "preview.fxml", shown);
    Parent empty =
        Fxml.load(ImportScreen.class, "empty.fxml", new EmptyController(model, choosers));
    HBox.setHgrow(preview, Priority.ALWAYS);
    HBox both = new HBox(choices, preview);
    both.getStyleClass().addAll("screen", "import");
    model
        .found()
        .subscribe(
            found -> {
              both.setVisible(found.isPresent());
              // What is out of sight needs no room in a small window.
              both.setManaged(found.isPresent());
              empty.setVisible(found.isEmpty());
            });
    StackPane root = new StackPane(empty, both);
    root.getStylesheets()
        .add(Objects.requireNonNull(ImportScreen.class.getResource("import.css")).toExternalForm());
    return root;
  }
}

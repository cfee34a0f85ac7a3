package org.wavecrate.gui.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Presence;
import org.wavecrate.intake.IntakeOptions;

/// Shows what to do while there are no recordings.
final class EmptyController {
  private static final String WELCOME =
      "Drop a folder of recordings here (WAV, AIFF, FLAC, Ogg, MP3, AAC, Opus and more), or a CSV,"
          + " TSV or JSON table that lists them. You see what was found and what it will become"
          + " before anything is written. The recordings are never changed.";

  private final ImportModel model;
  private final Choosers choosers;

  @FXML private Label title;
  @FXML private Label text;
  @FXML private ProgressBar progress;
  @FXML private Button asFound;
  @FXML private Button choose;
  @FXML private Button chooseTable;

  @SuppressWarnings("NullAway.Init")
  EmptyController(ImportModel model, Choosers choosers) {
    this.model = model;
    this.choosers = choosers;
  }

  @FXML
  private void initialize() {
    asFound.setOnAction(event -> model.edit(now -> now.withLayout(IntakeOptions.AUTO)));
    choose.setOnAction(event -> take(choosers.recordings()));
    chooseTable.setOnAction(event -> take(choosers.table()));
    progress.progressProperty().bind(model.looked());
    model.looking().subscribe(now -> show());
    model.problem().subscribe(now -> show());
    model.workspace().recordings().subscribe(now -> show());
  }

  private void take(Optional<Path> chosen) {
    chosen.ifPresent(path -> model.workspace().recordings().set(List.of(path)));
  }

  private void show() {
    boolean looking = model.looking().get();
    String problem = model.problem().get();
    title.setText(
        looking
            ? "Looking at the recordings"
            : problem.isEmpty() ? "Make a dataset from recordings" : "Nothing to import");
    text.setText(
        looking
            ? String.join(", ", model.sources().stream().map(Path::toString).toList())
            : problem.isEmpty() ? WELCOME : problem);
    Presence.show(progress, looking);
    for (Button button : List.of(choose, chooseTable)) {
      Presence.show(button, !looking);
    }
    // A layout chosen by mistake is no dead end.
    boolean misread =
        !looking
            && !problem.isEmpty()
            && !model.options().get().layout().equals(IntakeOptions.AUTO);
    Presence.show(asFound, misread);
  }
}

package org.wavecrate.gui.check;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.Screen;

/// Binds the foot of the side: what was checked and when, what is left, and what to do next.
final class CheckFootController {
  private final CheckModel model;
  private final Inspection inspection;
  private final Choosers choosers;

  @FXML private HBox staleBox;
  @FXML private Label staleText;
  @FXML private VBox recheck;
  @FXML private ProgressBar recheckBar;
  @FXML private Label recheckText;
  @FXML private Button recheckCancel;
  @FXML private Label facts;
  @FXML private Button again;
  @FXML private Button report;
  @FXML private Button export;

  @SuppressWarnings("NullAway.Init")
  CheckFootController(CheckModel model, Choosers choosers) {
    this.model = model;
    inspection = model.inspection();
    this.choosers = choosers;
  }

  @FXML
  private void initialize() {
    staleText.setText("Files have changed since. Checking again reads only those.");
    inspection.stale().subscribe(stale -> Presence.show(staleBox, stale));
    model.summary().text().subscribe(text -> showRunning());
    inspection.running().subscribe(running -> showRunning());
    inspection.problem().subscribe(this::showRunning);
    recheckBar.progressProperty().bind(inspection.progress());
    inspection.pace().subscribe(words -> recheckText.setText(words));
    recheckCancel.setOnAction(event -> inspection.cancel());
    again.setOnAction(event -> inspection.start());
    report.setOnAction(
        event ->
            choosers
                .save(
                    model.workspace().dataset().get().map(Dataset::name).orElse("") + "-check.html",
                    "Web page")
                .ifPresent(model::saveReport));
    model
        .writing()
        .subscribe(
            now -> {
              report.setDisable(now);
              report.setText(now ? "Writing …" : "Report…");
            });
    export.setOnAction(event -> model.workspace().screen().set(Screen.EXPORT));
  }

  private void showRunning() {
    boolean running = inspection.running().get();
    boolean failed = !inspection.problem().get().isEmpty();
    Presence.show(recheck, running);
    Presence.show(facts, !running);
    again.setDisable(running);
    facts.setText(
        failed ? "The check stopped: " + inspection.problem().get() : model.summary().text().get());
  }
}

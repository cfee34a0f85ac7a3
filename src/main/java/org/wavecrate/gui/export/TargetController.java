package org.wavecrate.gui.export;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.ExportSettings;

/// Binds where the crates go: the folder and the room there.
final class TargetController {
  private final ExportModel model;

  @FXML private Label space;
  @FXML private TextField folder;
  @FXML private Button browse;
  @FXML private FillBar spaceBar;

  @SuppressWarnings("NullAway.Init")
  TargetController(ExportModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    folder.textProperty().subscribe(model::typeFolder);
    folder
        .focusedProperty()
        .addListener(
            (property, was, focused) -> {
              if (!focused) {
                showFolder(model.choices().settings().get());
              }
            });
    browse.setOnAction(event -> model.browse());
    model.choices().settings().subscribe(this::showFolder);
    model.draft().subscribe(draft -> showSpace(draft.map(PlanDraft::plan)));
    model
        .packing()
        .outcome()
        .subscribe(
            outcome -> {
              folder.setDisable(outcome.isUnderWay());
              browse.setDisable(outcome.isUnderWay());
            });
  }

  private void showFolder(ExportSettings settings) {
    String path = settings.folder().toString();
    if (!folder.isFocused() && !folder.getText().equals(path)) {
      folder.setText(path);
    }
  }

  private void showSpace(Optional<ExportPlan> plan) {
    space.setText(plan.map(made -> ExportTexts.space(made.bytes(), made.freeBytes())).orElse(""));
    boolean over = plan.filter(made -> made.bytes() > made.freeBytes()).isPresent();
    spaceBar.warn(over);
    spaceBar.show(plan.map(made -> made.bytes() / Math.max(1.0, made.freeBytes())).orElse(0.0), 0);
  }
}

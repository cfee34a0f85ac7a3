package org.wavecrate.gui.export;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.FolderOpener;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.LongTasks;
import org.wavecrate.gui.ScreenView;
import org.wavecrate.gui.Workspace;

/// Puts the Export screen together.
public final class ExportScreen {
  private ExportScreen() {}

  /// @param tasks hears of an export, so that it is seen on all screens
  /// @param inspection what is known of errors in the data
  public static ScreenView create(
      Workspace workspace,
      Library library,
      Background background,
      Choosers choosers,
      LongTasks tasks,
      Inspection inspection) {
    return new ScreenView(
        () -> {
          ExportModel model =
              new ExportModel(
                  workspace,
                  library,
                  background,
                  choosers,
                  tasks,
                  inspection,
                  CratePacking.ENGINE,
                  System::nanoTime);
          return node(model, choosers.opener());
        });
  }

  private static Parent node(ExportModel model, FolderOpener folders) {
    Parent options = Fxml.load(ExportScreen.class, "options.fxml", new OptionsController(model));
    Parent crates =
        Fxml.load(
            ExportScreen.class,
            "crates.fxml",
            List.of(
                new TargetController(model),
                new ObstaclesController(model),
                new CratesController(model, folders)));
    HBox.setHgrow(crates, Priority.ALWAYS);
    HBox root = new HBox(options, crates);
    root.getStyleClass().addAll("screen", "export");
    return root;
  }
}

package org.wavecrate.gui.overview;

import org.wavecrate.gui.Background;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.ScreenView;
import org.wavecrate.gui.Workspace;

/// Puts the Overview screen together.
public final class OverviewScreen {
  private OverviewScreen() {}

  public static ScreenView create(Workspace workspace, Library library, Background background) {
    return new ScreenView(
        () -> {
          OverviewModel model = new OverviewModel(workspace, library, background);
          return Fxml.load(OverviewScreen.class, "overview.fxml", new OverviewController(model));
        });
  }
}

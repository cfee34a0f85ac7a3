package org.wavecrate.gui.explore;

import org.wavecrate.gui.Background;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;

/// Puts the Explore screen together.
public final class ExploreScreen {
  private ExploreScreen() {}

  public static Screen create(Workspace workspace, Background background) {
    ExploreModel model = new ExploreModel(workspace, background);
    ExploreController controller = new ExploreController(model, background);
    return new Screen(
        "explore",
        "Explore",
        "fth-columns",
        Fxml.load(ExploreScreen.class, "explore.fxml", controller));
  }
}

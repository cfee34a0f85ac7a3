package org.wavecrate.gui.shuffle;

import org.wavecrate.gui.Background;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;

/// Puts the Shuffle screen together.
public final class ShuffleScreen {
  private ShuffleScreen() {}

  public static Screen create(Workspace workspace, Background background) {
    ShuffleController controller =
        new ShuffleController(new ShuffleModel(workspace, background), background);
    return new Screen(
        ShuffleModel.SCREEN,
        "Shuffle",
        "fth-shuffle",
        Fxml.load(ShuffleScreen.class, "shuffle.fxml", controller));
  }
}

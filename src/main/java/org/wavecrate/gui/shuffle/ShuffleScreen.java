package org.wavecrate.gui.shuffle;

import javafx.scene.Parent;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;

/// Puts the Shuffle screen together.
public final class ShuffleScreen {
  private ShuffleScreen() {}

  public static Screen create(Workspace workspace, Library library, Background background) {
    return new Screen(
        ShuffleModel.SCREEN,
        "Shuffle",
        "fth-shuffle",
        () -> {
          ShuffleModel model = new ShuffleModel(workspace, library, background);
          ShuffleController controller = new ShuffleController(model, background);
          Parent node = Fxml.load(ShuffleScreen.class, "shuffle.fxml", controller);
          model.look();
          return node;
        });
  }
}

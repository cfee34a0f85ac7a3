package org.wavecrate.gui.shuffle;

import java.util.List;
import javafx.scene.Parent;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.ScreenView;
import org.wavecrate.gui.Workspace;

/// Puts the Shuffle screen together.
public final class ShuffleScreen {
  private ShuffleScreen() {}

  public static ScreenView create(Workspace workspace, Library library, Background background) {
    return new ScreenView(
        () -> {
          ShuffleModel model = new ShuffleModel(workspace, library, background);
          OrderModel order = new OrderModel(workspace, background);
          ShuffleController screen = new ShuffleController(model);
          Parent node =
              Fxml.load(
                  ShuffleScreen.class,
                  "shuffle.fxml",
                  List.of(
                      screen,
                      new OrderController(model, order),
                      new FiguresController(model),
                      new ComparisonController(model, background, screen),
                      new BatchGridController(model, screen),
                      new NextEpochsController(model, background, screen)));
          model.look();
          return node;
        });
  }
}

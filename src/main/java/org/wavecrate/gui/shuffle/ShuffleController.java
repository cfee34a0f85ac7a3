package org.wavecrate.gui.shuffle;

import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.wavecrate.mixing.Served;

/// Holds the panels of the Shuffle screen together, and the read-out at the pointer.
final class ShuffleController implements Pointing {
  private final ShuffleModel model;

  @FXML private StackPane root;
  @FXML private ScrollPane scroll;
  @FXML private Label readOut;
  @FXML private FiguresController figuresController;
  @FXML private ComparisonController comparisonController;

  @SuppressWarnings("NullAway.Init")
  ShuffleController(ShuffleModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    readOut.setManaged(false);
    // Its skin keeps a picture of the content that goes stale where no window shows it.
    scroll
        .skinProperty()
        .subscribe(
            skin -> scroll.lookupAll(".viewport").forEach(viewport -> viewport.setCache(false)));
    figuresController.fit(root.widthProperty());
    comparisonController.fit(root.widthProperty());
  }

  @Override
  public void over(Point2D place, Served served, int position) {
    readOut.setText(model.describe(served, position) + " — click or Enter opens it");
    readOut.setVisible(true);
    readOut.applyCss();
    readOut.autosize();
    Point2D at = root.sceneToLocal(place);
    Bounds room = root.getLayoutBounds();
    double x = Math.clamp(at.getX() + 14, 4, Math.max(4, room.getWidth() - readOut.getWidth() - 4));
    double y = at.getY() - readOut.getHeight() - 10;
    readOut.relocate(x, y < 4 ? at.getY() + 18 : y);
  }

  @Override
  public void away() {
    readOut.setVisible(false);
  }

  @Override
  public void open(Served served, int position) {
    away();
    model.open(served.example(position));
  }
}

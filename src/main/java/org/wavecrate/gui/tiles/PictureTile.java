package org.wavecrate.gui.tiles;

import java.nio.IntBuffer;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Pictures;
import org.wavecrate.gui.Presence;
import org.wavecrate.plot.Thumbnail;
import org.wavecrate.plot.ThumbnailStyle;

/// A thumbnail of an example above its name and a value.
public final class PictureTile extends VBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final Pictures pictures;
  private final ImageView picture = new ImageView();
  private final Label problem = new Label();
  private final StackPane frame = new StackPane(picture, problem);
  private final FontIcon flag = new FontIcon("fth-flag");
  private final Label name = new Label();
  private final Label value = new Label();
  private Background.@Nullable Job wanted;

  public PictureTile(Pictures pictures) {
    super();
    this.pictures = pictures;
    getStyleClass().add("tile");
    frame.getStyleClass().add("tile-frame");
    problem.getStyleClass().add("tile-problem");
    problem.setWrapText(true);
    problem.setGraphic(new FontIcon("fth-alert-circle"));
    flag.getStyleClass().add("flag");
    name.getStyleClass().add("name");
    value.getStyleClass().add("count");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox caption = new HBox(flag, name, gap, value);
    caption.getStyleClass().add("tile-caption");
    caption.setMinHeight(TileLayout.CAPTION - 2);
    getChildren().setAll(frame, caption);
    setAccessibleRole(AccessibleRole.BUTTON);
    problem.setVisible(false);
    Presence.show(flag, false);
    Presence.late(problem, flag);
  }

  /// Takes up its place.
  void resizePicture(TileLayout layout) {
    // One pixel of border all round.
    int width = layout.tileWidth() - 2;
    picture.setFitWidth(width);
    picture.setFitHeight(layout.pictureHeight());
    frame.setMinSize(width, layout.pictureHeight());
    frame.setMaxSize(width, layout.pictureHeight());
    setMinWidth(layout.tileWidth());
    setMaxWidth(layout.tileWidth());
  }

  /// Draws an example as soon as its thumbnail is at hand.
  public void draw(Example example, ThumbnailStyle style) {
    forget();
    problem.setVisible(false);
    Optional<Thumbnail> ready = pictures.ready(example, style);
    if (ready.isPresent()) {
      draw(ready.get());
    } else {
      picture.setImage(null);
      wanted = pictures.request(example, style, this::draw);
    }
  }

  private void draw(Thumbnail made) {
    wanted = null;
    problem.setText("can’t be shown");
    problem.setVisible(made.problem().isPresent());
    picture.setImage(
        made.argb().length == 0
            ? null
            : new WritableImage(
                new PixelBuffer<>(
                    made.width(),
                    made.height(),
                    IntBuffer.wrap(made.argb()),
                    PixelFormat.getIntArgbPreInstance())));
  }

  /// Says why there is no picture.
  public void drawNothing(String why) {
    forget();
    picture.setImage(null);
    problem.setText(why);
    problem.setVisible(true);
  }

  /// Whether it says why there is no picture.
  public boolean hasProblem() {
    return problem.isVisible();
  }

  /// Gives up what is under way.
  public void forget() {
    if (wanted != null) {
      wanted.cancel();
      wanted = null;
    }
  }

  /// The layer over the picture, for badges and the like.
  public StackPane frame() {
    return frame;
  }

  public Label name() {
    return name;
  }

  public Label value() {
    return value;
  }

  /// @param text all that is known, for a screen reader
  public void showState(boolean selected, boolean marked, String text) {
    pseudoClassStateChanged(SELECTED, selected);
    Presence.show(flag, marked);
    setAccessibleText(text + (marked ? "\nmarked" : ""));
  }
}

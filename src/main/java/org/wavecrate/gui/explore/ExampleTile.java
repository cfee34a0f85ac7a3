package org.wavecrate.gui.explore;

import java.nio.IntBuffer;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
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

/// One example of the gallery: a small picture with its name and its label.
final class ExampleTile extends VBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final ExamplesModel model;
  private final Pictures pictures;
  private final ImageView picture = new ImageView();
  private final Label problem = new Label();
  private final FontIcon badge = new FontIcon("fth-alert-circle");
  private final StackPane frame = new StackPane(picture, problem, badge);
  private final Label name = new Label();
  private final Label label = new Label();
  private final FontIcon flag = new FontIcon("fth-flag");
  private final HBox caption = new HBox(flag, name, new Region(), label);
  private final Tooltip tooltip = new Tooltip();
  private @Nullable Example example;
  private @Nullable ThumbnailStyle style;
  private Background.@Nullable Job wanted;
  private int index = -1;

  ExampleTile(ExamplesModel model, Pictures pictures) {
    super();
    this.model = model;
    this.pictures = pictures;
    getStyleClass().add("tile");
    frame.getStyleClass().add("tile-frame");
    badge.getStyleClass().add("tile-badge");
    StackPane.setAlignment(badge, Pos.TOP_RIGHT);
    problem.getStyleClass().add("tile-problem");
    problem.setWrapText(true);
    problem.setGraphic(new FontIcon("fth-alert-circle"));
    caption.getStyleClass().add("tile-caption");
    caption.setMinHeight(GalleryGrid.CAPTION - 2);
    name.getStyleClass().add("name");
    name.setMinWidth(28);
    label.getStyleClass().add("count");
    flag.getStyleClass().add("flag");
    HBox.setHgrow(caption.getChildren().get(2), Priority.ALWAYS);
    getChildren().setAll(frame, caption);
    setAccessibleRole(AccessibleRole.BUTTON);
    Tooltip.install(this, tooltip);
    setOnMousePressed(event -> model.selectRow(index));
  }

  void resizePicture(GalleryGrid grid) {
    // One pixel of border all round.
    double width = grid.tileWidth() - 2;
    picture.setFitWidth(width);
    picture.setFitHeight(grid.pictureHeight());
    frame.setMinSize(width, grid.pictureHeight());
    frame.setMaxSize(width, grid.pictureHeight());
    setMinWidth(grid.tileWidth());
    setMaxWidth(grid.tileWidth());
  }

  /// Shows row `row` of the list, or nothing behind its end.
  void show(int row, ThumbnailStyle wantedStyle) {
    boolean there = row >= 0 && row < model.rows().get().size();
    setVisible(there);
    if (!there) {
      index = -1;
      example = null;
      forget();
      return;
    }
    Example shown = model.rows().get().get(row);
    index = row;
    if (!shown.equals(example) || !wantedStyle.equals(style)) {
      forget();
      example = shown;
      style = wantedStyle;
      name.setText(Names.stem(shown));
      problem.setVisible(false);
      Optional<Thumbnail> ready = pictures.ready(shown, wantedStyle);
      if (ready.isPresent()) {
        draw(ready.get());
      } else {
        picture.setImage(null);
        wanted = pictures.request(shown, wantedStyle, this::draw);
      }
    }
    showFacts();
  }

  /// What may change while the tile stays.
  void showFacts() {
    if (example == null || index < 0) {
      return;
    }
    pseudoClassStateChanged(SELECTED, index == model.row().get());
    String figure = model.figure(index);
    label.setText(figure.isEmpty() ? model.label(index) : figure);
    Presence.show(flag, model.flags().isMarked(example));
    String classes = model.label(index);
    String facts = classes.isEmpty() ? example.path() : example.path() + "\n" + classes;
    badge.setVisible(model.trouble(index).isPresent() && !problem.isVisible());
    badge.pseudoClassStateChanged(BAD, model.isBad(index));
    String text = model.trouble(index).map(why -> facts + "\n" + why).orElse(facts);
    tooltip.setText(text);
    setAccessibleText(text + (flag.isVisible() ? "\nmarked" : ""));
  }

  private void draw(Thumbnail made) {
    wanted = null;
    problem.setVisible(made.problem().isPresent());
    problem.setText(made.problem().isPresent() ? "can’t be shown" : "");
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

  private void forget() {
    if (wanted != null) {
      wanted.cancel();
      wanted = null;
    }
  }

  /// Gives up what is under way, as nobody sees it.
  void leave() {
    forget();
    example = null;
  }
}

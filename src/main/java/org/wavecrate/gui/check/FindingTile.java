package org.wavecrate.gui.check;

import java.nio.IntBuffer;
import java.util.Optional;
import javafx.css.PseudoClass;
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
import org.wavecrate.rules.Finding;

/// A small picture of the example that a finding is about, with its name and the value found.
final class FindingTile extends VBox {
  static final double CAPTION = 23;

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final CheckModel model;
  private final Pictures pictures;
  private final ImageView picture = new ImageView();
  private final Label problem = new Label();
  private final StackPane frame = new StackPane(picture, problem);
  private final FontIcon flag = new FontIcon("fth-flag");
  private final Label name = new Label();
  private final Label value = new Label();
  private final Tooltip tooltip = new Tooltip();
  private Optional<Finding> finding = Optional.empty();
  private @Nullable ThumbnailStyle style;
  private Background.@Nullable Job wanted;
  private int index = -1;

  FindingTile(CheckModel model, Pictures pictures) {
    super();
    this.model = model;
    this.pictures = pictures;
    getStyleClass().add("tile");
    frame.getStyleClass().add("tile-frame");
    problem.getStyleClass().add("tile-problem");
    problem.setGraphic(new FontIcon("fth-alert-circle"));
    name.getStyleClass().add("name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    value.getStyleClass().add("count");
    flag.getStyleClass().add("flag");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox caption = new HBox(flag, name, gap, value);
    caption.getStyleClass().add("tile-caption");
    caption.setMinHeight(CAPTION - 2);
    getChildren().setAll(frame, caption);
    setAccessibleRole(AccessibleRole.BUTTON);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(560);
    Tooltip.install(this, tooltip);
    setOnMousePressed(event -> model.selection().select(index));
    setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            model.openInExplore();
          }
        });
  }

  /// @param width of all of it in pixels
  /// @param height of the picture in pixels
  void size(double width, double height) {
    picture.setFitWidth(width - 2);
    picture.setFitHeight(height);
    frame.setMinSize(width - 2, height);
    frame.setMaxSize(width - 2, height);
    setMinWidth(width);
    setMaxWidth(width);
  }

  /// Shows finding `row` of the group, or nothing behind its end.
  void show(int row, ThumbnailStyle wantedStyle) {
    Optional<Finding> shown =
        model.selection().group().get().filter(g -> row < g.size()).map(g -> g.findings().get(row));
    setVisible(shown.isPresent());
    index = row;
    if (shown.isEmpty()) {
      leave();
    } else if (!shown.equals(finding) || !wantedStyle.equals(style)) {
      leave();
      finding = shown;
      style = wantedStyle;
      fill(shown.get(), wantedStyle);
    }
    showFacts();
  }

  private void fill(Finding of, ThumbnailStyle wantedStyle) {
    name.setText(
        of.place().file().map(CheckTexts::stem).orElseGet(() -> of.place().block().orElse("")));
    value.setText(of.value());
    tooltip.setText(of.message());
    problem.setVisible(false);
    picture.setImage(null);
    Optional<Example> example = model.selection().example(of);
    if (example.isEmpty()) {
      problem.setText("no example");
      problem.setVisible(true);
      return;
    }
    Optional<Thumbnail> ready = pictures.ready(example.get(), wantedStyle);
    if (ready.isPresent()) {
      draw(ready.get());
    } else {
      wanted = pictures.request(example.get(), wantedStyle, this::draw);
    }
  }

  /// What may change while the tile stays.
  void showFacts() {
    if (finding.isEmpty()) {
      return;
    }
    pseudoClassStateChanged(SELECTED, index == model.selection().index().get());
    boolean marked =
        model.selection().example(finding.get()).filter(model.flags()::isMarked).isPresent();
    Presence.show(flag, marked);
    setAccessibleText(finding.get().message() + (marked ? "\nmarked" : ""));
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

  /// Gives up what is under way, as nobody sees it.
  void leave() {
    if (wanted != null) {
      wanted.cancel();
      wanted = null;
    }
    finding = Optional.empty();
  }
}

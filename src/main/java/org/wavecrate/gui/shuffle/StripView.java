package org.wavecrate.gui.shuffle;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import org.wavecrate.mixing.Served;

/// Draws a [Strip] as wide as there is room: the epoch above, and below it, one cell an example,
/// the batches of the part that opens between the two.
final class StripView extends Region {
  private static final double EPOCH_PART = 0.36;
  private static final double GAP = 6;

  private final Strip strip;
  private final Pointing pointing;
  private final ImageView whole = new ImageView();
  private final ImageView batches = new ImageView();
  private final Polygon opening = new Polygon();
  private final Rectangle cursor = new Rectangle();
  private Coloring coloring;
  private int cursorPosition = -1;

  /// The example under the pointer.
  private record Spot(Served served, int position) {}

  StripView(Strip strip, Coloring coloring, Pointing pointing) {
    this.strip = strip;
    this.coloring = coloring;
    this.pointing = pointing;
    getStyleClass().add("order-strip");
    setMinWidth(60);
    for (ImageView view : java.util.List.of(whole, batches)) {
      view.setSmooth(false);
      view.setPreserveRatio(false);
    }
    opening.getStyleClass().add("strip-opening");
    opening.setManaged(false);
    cursor.getStyleClass().add("strip-cursor");
    cursor.setManaged(false);
    cursor.setVisible(false);
    getChildren().addAll(whole, opening, batches, cursor);
    setFocusTraversable(true);
    setAccessibleHelp("Left and Right move through the batches, Enter opens the example");
    strip.pictures().subscribe(this::paint);
    focusedProperty().subscribe(focused -> showCursor());
    setOnKeyPressed(this::press);
    setOnMouseMoved(this::move);
    setOnMouseExited(event -> pointing.away());
    setOnMouseClicked(
        event -> spot(event).ifPresent(spot -> pointing.open(spot.served(), spot.position())));
  }

  void color(Coloring changed) {
    coloring = changed;
    paint();
  }

  private Optional<Strip.Pictures> shown() {
    // Samples of another split are about to be replaced.
    return strip
        .pictures()
        .get()
        .filter(
            p -> p.whole().columns() > 0 && p.whole().served().order().size() == coloring.size());
  }

  private void paint() {
    whole.setImage(null);
    batches.setImage(null);
    shown()
        .ifPresent(
            pictures -> {
              whole.setImage(image(pictures.whole()));
              batches.setImage(image(pictures.tiles()));
            });
    requestLayout();
    showCursor();
  }

  private void press(KeyEvent event) {
    if (shown().isEmpty()) {
      return;
    }
    BatchTiles tiles = shown().get().tiles();
    int last = tiles.end() - 1;
    int wanted =
        switch (event.getCode()) {
          case RIGHT -> Math.min(last, cursorPosition + 1);
          case LEFT -> Math.max(tiles.first(), cursorPosition - 1);
          case HOME -> tiles.first();
          case END -> last;
          default -> cursorPosition;
        };
    if (event.getCode() == KeyCode.ENTER && cursor.isVisible()) {
      pointing.open(tiles.served(), cursorPosition);
    } else if (wanted != cursorPosition) {
      cursorPosition = wanted;
      showCursor();
      pointing.over(cursor.localToScene(cursor.getX(), cursor.getY()), tiles.served(), wanted);
    } else {
      return;
    }
    event.consume();
  }

  /// Frames the example that keys are at, in the enlarged batches, while the strip has the focus.
  private void showCursor() {
    Optional<BatchTiles> tiles =
        shown().map(Strip.Pictures::tiles).filter(t -> t.end() > t.first());
    boolean was = cursor.isVisible();
    cursor.setVisible(isFocused() && tiles.isPresent());
    if (cursor.isVisible()) {
      BatchTiles in = tiles.orElseThrow();
      cursorPosition = Math.clamp(cursorPosition, in.first(), in.end() - 1);
      Rectangle2D cell = in.place(cursorPosition);
      cursor.setX(cell.getMinX());
      cursor.setY(tilesTop() + cell.getMinY());
      cursor.setWidth(cell.getWidth());
      cursor.setHeight(cell.getHeight());
    } else if (was) {
      pointing.away();
    }
  }

  private WritableImage image(Samples samples) {
    int columns = samples.columns();
    int[] examples = samples.examples();
    int[] argb = new int[examples.length];
    for (int cell = 0; cell < examples.length; cell++) {
      argb[cell % Samples.ROWS * columns + cell / Samples.ROWS] = coloring.argb(examples[cell]);
    }
    return image(columns, Samples.ROWS, argb);
  }

  private WritableImage image(BatchTiles tiles) {
    int width = Math.max(1, tiles.grid().width());
    int height = Math.max(1, tiles.grid().height());
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      int example = tiles.example(i % width, i / width);
      argb[i] = example < 0 ? 0 : coloring.argb(example);
    }
    return image(width, height, argb);
  }

  private static WritableImage image(int width, int height, int[] argb) {
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return image;
  }

  private void move(MouseEvent event) {
    spot(event)
        .ifPresentOrElse(
            spot -> pointing.over(event, spot.served(), spot.position()), pointing::away);
  }

  private Optional<Spot> spot(MouseEvent event) {
    if (shown().isEmpty() || !contains(event.getX(), event.getY())) {
      return Optional.empty();
    }
    Strip.Pictures pictures = shown().get();
    Samples samples = pictures.whole();
    double y = event.getY();
    if (y < wholeHeight()) {
      int column = (int) (event.getX() / getWidth() * samples.columns());
      int row = (int) (y / wholeHeight() * Samples.ROWS);
      return Optional.of(
          new Spot(
              samples.served(),
              samples.position(
                  Math.clamp(column, 0, samples.columns() - 1),
                  Math.clamp(row, 0, Samples.ROWS - 1))));
    }
    int position = pictures.tiles().position((int) event.getX(), (int) (y - tilesTop()));
    return position < 0 ? Optional.empty() : Optional.of(new Spot(samples.served(), position));
  }

  private double wholeHeight() {
    return Math.round((getHeight() - GAP) * EPOCH_PART);
  }

  private double tilesTop() {
    return wholeHeight() + GAP;
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    whole.setFitWidth(width);
    whole.setFitHeight(wholeHeight());
    batches.relocate(0, tilesTop());
    opening.getPoints().clear();
    shown()
        .ifPresent(
            pictures -> {
              BatchTiles tiles = pictures.tiles();
              double size = Math.max(1, tiles.served().size());
              double from = width * tiles.first() / size;
              double to = Math.max(from + 1.5, width * tiles.end() / size);
              opening
                  .getPoints()
                  .setAll(
                      from, wholeHeight(), to, wholeHeight(), width, tilesTop(), 0.0, tilesTop());
            });
    strip.resize((int) width, (int) (getHeight() - tilesTop()));
  }
}

package org.wavecrate.gui.shuffle;

import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Draws a [Strip] as wide as there is room.
final class StripView extends Region {
  private static final double ARC = 6;

  private final Strip strip;
  private final Pointing pointing;
  private final ImageView picture = new ImageView();
  private final Rectangle edge = new Rectangle();
  private Coloring coloring;

  StripView(Strip strip, Coloring coloring, Pointing pointing) {
    this.strip = strip;
    this.coloring = coloring;
    this.pointing = pointing;
    getStyleClass().add("order-strip");
    setMinWidth(60);
    picture.setSmooth(false);
    picture.setPreserveRatio(false);
    edge.setArcWidth(ARC);
    edge.setArcHeight(ARC);
    setClip(edge);
    getChildren().add(picture);
    strip.samples().subscribe(this::paint);
    setOnMouseMoved(this::move);
    setOnMouseExited(event -> pointing.away());
    setOnMouseClicked(
        event ->
            position(event)
                .ifPresent(
                    position ->
                        pointing.open(strip.samples().get().orElseThrow().order(), position)));
  }

  void color(Coloring changed) {
    coloring = changed;
    paint();
  }

  private void paint() {
    Optional<Samples> samples = strip.samples().get();
    // Samples of another split are about to be replaced.
    if (samples.filter(s -> s.columns() > 0 && s.order().size() == coloring.size()).isEmpty()) {
      picture.setImage(null);
      return;
    }
    int columns = samples.get().columns();
    int[] examples = samples.get().examples();
    int[] argb = new int[examples.length];
    for (int cell = 0; cell < examples.length; cell++) {
      argb[cell % Samples.ROWS * columns + cell / Samples.ROWS] = coloring.argb(examples[cell]);
    }
    WritableImage image = new WritableImage(columns, Samples.ROWS);
    image
        .getPixelWriter()
        .setPixels(0, 0, columns, Samples.ROWS, PixelFormat.getIntArgbInstance(), argb, 0, columns);
    picture.setImage(image);
  }

  private void move(MouseEvent event) {
    position(event)
        .ifPresentOrElse(
            position -> pointing.over(event, strip.samples().get().orElseThrow().order(), position),
            pointing::away);
  }

  private Optional<Integer> position(MouseEvent event) {
    return strip
        .samples()
        .get()
        .filter(s -> s.columns() > 0 && contains(event.getX(), event.getY()))
        .map(
            s ->
                s.position(
                    Math.clamp((int) (event.getX() / getWidth() * s.columns()), 0, s.columns() - 1),
                    Math.clamp(
                        (int) (event.getY() / getHeight() * Samples.ROWS), 0, Samples.ROWS - 1)));
  }

  @Override
  protected void layoutChildren() {
    edge.setWidth(getWidth());
    edge.setHeight(getHeight());
    picture.setFitWidth(getWidth());
    picture.setFitHeight(getHeight());
    strip.resize((int) getWidth());
  }
}

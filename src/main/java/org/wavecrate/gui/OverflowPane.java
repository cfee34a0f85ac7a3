package org.wavecrate.gui;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;

/// Fits one node into its own size, and scrolls it where it needs more room than that. Unlike a
/// ScrollPane it takes no keys, which belong to what is in it.
public final class OverflowPane extends Region {
  /// Less than a pixel is a rounding error.
  private static final double ROUNDING = 0.5;

  /// So much of a list or a picture that the keys go to is to be in sight.
  private static final double ENOUGH = 120;

  private final ScrollBar down = bar(Orientation.VERTICAL);
  private final ScrollBar across = bar(Orientation.HORIZONTAL);
  private Optional<Node> content = Optional.empty();
  private Subscription focus = Subscription.EMPTY;

  public OverflowPane() {
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    getChildren().setAll(down, across);
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    sceneProperty().subscribe(this::follow);
  }

  private ScrollBar bar(Orientation orientation) {
    ScrollBar bar = new ScrollBar();
    bar.setOrientation(orientation);
    bar.setVisible(false);
    bar.valueProperty().subscribe(value -> requestLayout());
    return bar;
  }

  /// Shows `node` in place of what was shown, from its top.
  public void show(Node node) {
    content = Optional.of(node);
    down.setValue(0);
    across.setValue(0);
    getChildren().setAll(node, down, across);
  }

  private void follow(Scene scene) {
    focus.unsubscribe();
    focus =
        scene == null
            ? Subscription.EMPTY
            : scene.focusOwnerProperty().subscribe(owner -> reveal(owner));
  }

  /// Scrolls to what the keys go to.
  private void reveal(Node owner) {
    if (owner == null || !down.isVisible() && !across.isVisible() || !holds(owner)) {
      return;
    }
    Bounds place = sceneToLocal(owner.localToScene(owner.getLayoutBounds()));
    bring(down, place.getMinY(), Math.min(place.getMaxY(), place.getMinY() + ENOUGH));
    bring(across, place.getMinX(), Math.min(place.getMaxX(), place.getMinX() + ENOUGH));
  }

  private boolean holds(Node owner) {
    for (Node node = owner; node != null; node = node.getParent()) {
      if (content.filter(node::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static void bring(ScrollBar bar, double from, double to) {
    if (bar.isVisible() && to - from < bar.getBlockIncrement()) {
      move(bar, Math.min(from, 0) + Math.max(to - bar.getBlockIncrement(), 0));
    }
  }

  private static void move(ScrollBar bar, double by) {
    bar.setValue(Math.max(0, Math.min(bar.getMax(), bar.getValue() + by)));
  }

  private void scroll(ScrollEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    if (down.isVisible() && event.getDeltaY() != 0) {
      move(down, -event.getDeltaY());
      event.consume();
    }
    if (across.isVisible() && event.getDeltaX() != 0) {
      move(across, -event.getDeltaX());
      event.consume();
    }
  }

  @Override
  protected void layoutChildren() {
    if (content.isEmpty()) {
      return;
    }
    Node node = content.get();
    double thick = down.prefWidth(-1);
    boolean tall = leastHeight(node, getWidth()) > getHeight() + ROUNDING;
    boolean wide = node.minWidth(-1) > getWidth() - (tall ? thick : 0) + ROUNDING;
    tall |= wide && leastHeight(node, getWidth()) > getHeight() - thick + ROUNDING;
    double roomX = Math.max(0, getWidth() - (tall ? thick : 0));
    double roomY = Math.max(0, getHeight() - (wide ? thick : 0));
    double width = Math.max(roomX, node.minWidth(-1));
    double height = Math.max(roomY, leastHeight(node, width));
    range(down, tall, roomY, height);
    range(across, wide, roomX, width);
    node.resizeRelocate(
        -snapPositionX(across.getValue()), -snapPositionY(down.getValue()), width, height);
    down.resizeRelocate(getWidth() - thick, 0, thick, roomY);
    across.resizeRelocate(0, getHeight() - thick, roomX, thick);
  }

  private static double leastHeight(Node node, double width) {
    boolean biased = node.getContentBias() == Orientation.HORIZONTAL;
    return node.minHeight(biased ? Math.max(width, node.minWidth(-1)) : -1);
  }

  private static void range(ScrollBar bar, boolean needed, double room, double all) {
    bar.setVisible(needed);
    bar.setMax(needed ? all - room : 0);
    bar.setVisibleAmount(needed ? room / all * (all - room) : 0);
    bar.setBlockIncrement(room);
    bar.setUnitIncrement(40);
    move(bar, 0);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.map(node -> node.prefWidth(-1)).orElse(0.0);
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.map(node -> node.prefHeight(width)).orElse(0.0);
  }
}

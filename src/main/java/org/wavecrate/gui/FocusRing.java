package org.wavecrate.gui;

import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The ring around the control that has the focus, shown while the user moves through the window by
/// keys; one look for all controls.
final class FocusRing {
  /// From a control to the outer edge of its ring, in pixels.
  private static final double REACH = 4;

  private static final double LEAST_RADIUS = 4;

  private final Scene scene;
  private final Pane root;
  private final Rectangle ring = new Rectangle();
  private Subscription focused = Subscription.EMPTY;

  private FocusRing(Scene scene, Pane root) {
    this.scene = scene;
    this.root = root;
    ring.getStyleClass().add("focus-ring");
    ring.setManaged(false);
    ring.setMouseTransparent(true);
    ring.setViewOrder(-1);
    root.getChildren().add(ring);
    scene.focusOwnerProperty().subscribe(this::follow);
    // A control moves when its list scrolls or the window changes its size.
    scene.addPostLayoutPulseListener(this::place);
  }

  /// Adds the ring to a scene.
  ///
  /// @param root that of the scene
  static void addTo(Scene scene, Pane root) {
    new FocusRing(scene, root);
  }

  private void follow(@Nullable Node owner) {
    focused.unsubscribe();
    focused =
        owner == null
            ? Subscription.EMPTY
            : owner.focusVisibleProperty().subscribe(visible -> place());
    place();
  }

  private void place() {
    Node owner = scene.getFocusOwner();
    Optional<Bounds> seen =
        owner == null || !owner.isFocusVisible() ? Optional.empty() : inSight(owner);
    ring.setVisible(seen.isPresent());
    if (seen.isPresent()) {
      Bounds place = root.sceneToLocal(around(seen.get()));
      ring.setX(place.getMinX());
      ring.setY(place.getMinY());
      ring.setWidth(place.getWidth());
      ring.setHeight(place.getHeight());
      double radius = Math.min(radius(owner), seen.get().getHeight() / 2) + REACH;
      ring.setArcWidth(2 * radius);
      ring.setArcHeight(2 * radius);
    }
  }

  /// The part of a node that no list or scroll pane cuts off, in the scene.
  private static Optional<Bounds> inSight(Node node) {
    Bounds seen = node.localToScene(node.getLayoutBounds());
    for (Parent above = node.getParent(); above != null; above = above.getParent()) {
      if (above.getClip() != null) {
        seen = common(seen, above.localToScene(above.getClip().getBoundsInParent()));
      }
    }
    return Optional.of(seen).filter(bounds -> bounds.getWidth() > 0 && bounds.getHeight() > 0);
  }

  /// Somewhat larger, but within the window.
  private Bounds around(Bounds control) {
    return common(
        new BoundingBox(
            Math.rint(control.getMinX()) - REACH,
            Math.rint(control.getMinY()) - REACH,
            Math.rint(control.getWidth()) + 2 * REACH,
            Math.rint(control.getHeight()) + 2 * REACH),
        new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
  }

  private static Bounds common(Bounds one, Bounds other) {
    double left = Math.max(one.getMinX(), other.getMinX());
    double top = Math.max(one.getMinY(), other.getMinY());
    double width = Math.min(one.getMaxX(), other.getMaxX()) - left;
    double height = Math.min(one.getMaxY(), other.getMaxY()) - top;
    return new BoundingBox(left, top, Math.max(0, width), Math.max(0, height));
  }

  private static double radius(Node node) {
    Background background = node instanceof Region region ? region.getBackground() : null;
    return background == null || background.getFills().isEmpty()
        ? LEAST_RADIUS
        : Math.max(
            LEAST_RADIUS, background.getFills().getFirst().getRadii().getTopLeftHorizontalRadius());
  }
}

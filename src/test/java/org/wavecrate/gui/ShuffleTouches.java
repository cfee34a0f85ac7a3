package org.wavecrate.gui;

import javafx.scene.Node;
import javafx.scene.shape.Polygon;

/// The Shuffle screen.
final class ShuffleTouches {
  private ShuffleTouches() {}

  static TouchTable table() {
    return new TouchTable()
        .press("none", s -> s.workspace().recipe().get())
        .press("blocks", s -> s.workspace().recipe().get())
        .use("window", s -> s.clickAt(s.node("window"), 0.2, 0.5), s -> s.text("windowText"))
        .press("full", s -> s.workspace().recipe().get())
        .press("byLabel", s -> s.selected("byLabel"))
        .press("byPlace", s -> s.selected("byPlace"))
        .press("byBlock", s -> s.selected("byPlace"))
        .type("batchSize", "2", s -> s.workspace().recipe().get())
        .type("seed", "11", s -> s.workspace().recipe().get())
        .press("save", s -> s.files())
        .type("epoch", "3", s -> s.text("batchesTitle"))
        .type("workers", "2", s -> s.texts("batchesCard"))
        .type("worker", "1", s -> s.text("batchesTitle"))
        .type("batchesFrom", "1", s -> enlarged(s))
        .type("orders/number-field", "3", s -> s.texts("orders"))
        .use(
            "batchesCard/batch-grid",
            s -> s.clickAt(s.node("batchesCard/batch-grid"), 0.02, 0.04),
            s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.SHUFFLE))
        .use(
            "epochs/epoch-strip",
            s -> s.clickAt(s.node("epochs/epoch-strip"), 0.01, 0.8),
            s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.SHUFFLE))
        .use(
            "orders/order-strip",
            s -> s.clickAt(s.node("orders/order-strip"), 0.3, 0.1),
            s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.SHUFFLE))
        .gesture(
            "Enter on a strip",
            s -> {
              Node strip = s.node("orders/order-strip");
              s.act(strip::requestFocus);
              s.press("Right");
              s.press("Enter");
            },
            s -> s.workspace().screen().get());
  }

  /// Where the part that is enlarged begins in its epoch.
  private static Object enlarged(TouchStand stand) {
    return stand.root().lookupAll(".strip-opening").stream()
        .map(node -> ((Polygon) node).getPoints().getFirst())
        .toList();
  }
}

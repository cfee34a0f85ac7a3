package org.wavecrate.gui;

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
        .press("byBlock", s -> s.selected("byLabel"))
        .type("batchSize", "2", s -> s.workspace().recipe().get())
        .type("seed", "11", s -> s.workspace().recipe().get())
        .press("save", s -> s.files())
        .type("epoch", "3", s -> s.text("batchesTitle"))
        .type("orders/number-field", "3", s -> s.texts("orders"))
        .use(
            "batchesCard/batch-grid",
            s -> s.clickAt(s.node("batchesCard/batch-grid"), 0.02, 0.04),
            s -> s.workspace().screen().get())
        .first(s -> s.go("shuffle"))
        .press("epochs/epoch-strip", s -> s.workspace().screen().get())
        .first(s -> s.go("shuffle"))
        .press("orders/order-strip", s -> s.workspace().screen().get());
  }
}

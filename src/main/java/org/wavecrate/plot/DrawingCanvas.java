package org.wavecrate.plot;

/// The few ways of drawing that all pictures of sound are made of. Java2D draws files with them,
/// JavaFX the window: one list of calls, two backends.
///
/// Lengths are logical pixels, y grows downwards, colours are ARGB and shapes are smoothed at
/// their edges.
public interface DrawingCanvas {
  /// The part of a text that is placed at the given x.
  enum Anchor {
    LEFT,
    CENTER,
    RIGHT
  }

  /// Fills a rectangle.
  void rectangle(int argb, double x, double y, double width, double height);

  default void rectangle(int argb, Box box) {
    rectangle(argb, box.x(), box.y(), box.width(), box.height());
  }

  /// Fills an ellipse.
  void oval(int argb, double x, double y, double width, double height);

  /// Fills a closed polygon.
  void polygon(int argb, double[] x, double[] y);

  /// Fills a rectangle with round ends.
  void pill(int argb, double x, double y, double width, double height);

  /// Draws lines from point to point; a point of NaN interrupts them.
  void path(int argb, double lineWidth, double[] x, double[] y);

  default void line(int argb, double lineWidth, double x1, double y1, double x2, double y2) {
    path(argb, lineWidth, new double[] {x1, x2}, new double[] {y1, y2});
  }

  /// Draws a dashed line, 1 pixel wide: 3 pixels drawn, 4 left out.
  void dashes(int argb, double x1, double y1, double x2, double y2);

  /// Writes one line.
  ///
  /// @param middle the y of the middle of its capitals
  void text(String text, Lettering lettering, Anchor anchor, int argb, double x, double middle);

  /// How wide a text will be.
  double width(String text, Lettering lettering);

  /// Draws pixels, stretched to `box` without blending if they have another size.
  void pixels(PixelImage image, Box box);

  /// Does `painting` with nothing outside of `box` changed.
  void clipped(Box box, Runnable painting);

  /// Does `painting` with everything moved.
  void translated(double x, double y, Runnable painting);
}

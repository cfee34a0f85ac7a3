package org.wavecrate.plot;

/// A rectangle in logical pixels; y grows downwards.
public record Box(double x, double y, double width, double height) {
  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public boolean contains(double px, double py) {
    return px >= x && px <= right() && py >= y && py <= bottom();
  }

  /// How high `py` lies: 0 is the lower edge, 1 the upper.
  public double height(double py) {
    return (bottom() - py) / height;
  }
}

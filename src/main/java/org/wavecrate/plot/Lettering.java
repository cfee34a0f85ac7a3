package org.wavecrate.plot;

/// The kinds of text in a picture.
///
/// `AXIS` is for numbers, units and notes, `PLAIN` for the title line, `TITLE` for the file's name.
public enum Lettering {
  AXIS(11, false),
  PLAIN(12, false),
  TITLE(14, true);

  private final double size;
  private final boolean bold;

  Lettering(double size, boolean bold) {
    this.size = size;
    this.bold = bold;
  }

  /// In logical pixels.
  public double size() {
    return size;
  }

  public boolean bold() {
    return bold;
  }
}

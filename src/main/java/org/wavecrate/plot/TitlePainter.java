package org.wavecrate.plot;

import java.util.List;

/// Draws the title line: file, folder and label from the left, array, duration and rate from the
/// right.
final class TitlePainter {
  private static final double GAP = 12;
  private static final double CHIP_PADDING = 8;
  private static final double CHIP_HEIGHT = 20;

  private final DrawingCanvas canvas;
  private final Palette palette;

  TitlePainter(DrawingCanvas canvas, Palette palette) {
    this.canvas = canvas;
    this.palette = palette;
  }

  void paint(Caption caption, List<String> facts, double left, double right, double middle) {
    String about = joined(facts, (right - left) / 2);
    text(about, Lettering.PLAIN, DrawingCanvas.Anchor.RIGHT, palette.muted(), right, middle);
    double end = right - (about.isEmpty() ? 0 : canvas.width(about, Lettering.PLAIN) + 2 * GAP);
    double chip =
        caption.label().isEmpty()
            ? 0
            : canvas.width(caption.label(), Lettering.PLAIN) + 2 * CHIP_PADDING;

    String file = fitted(caption.file(), Lettering.TITLE, end - left);
    text(file, Lettering.TITLE, DrawingCanvas.Anchor.LEFT, palette.text(), left, middle);
    double x = left + canvas.width(file, Lettering.TITLE) + GAP;

    boolean roomForChip = chip > 0 && x + chip <= end;
    String folder =
        fitted(caption.folder(), Lettering.PLAIN, end - x - (roomForChip ? chip + GAP : 0));
    if (!folder.isEmpty()) {
      text(folder, Lettering.PLAIN, DrawingCanvas.Anchor.LEFT, palette.muted(), x, middle);
      x += canvas.width(folder, Lettering.PLAIN) + GAP;
    }
    if (roomForChip) {
      canvas.pill(
          Palette.faded(palette.accent(), 0.18), x, middle - CHIP_HEIGHT / 2, chip, CHIP_HEIGHT);
      text(
          caption.label(),
          Lettering.PLAIN,
          DrawingCanvas.Anchor.LEFT,
          palette.accent(),
          x + CHIP_PADDING,
          middle);
    }
  }

  private void text(
      String text,
      Lettering lettering,
      DrawingCanvas.Anchor anchor,
      int argb,
      double x,
      double middle) {
    if (!text.isEmpty()) {
      canvas.text(text, lettering, anchor, argb, x, middle);
    }
  }

  /// As many of the facts as fit, the last ones first.
  private String joined(List<String> facts, double room) {
    for (int from = 0; from < facts.size(); from++) {
      String text = String.join("  ·  ", facts.subList(from, facts.size()));
      if (canvas.width(text, Lettering.PLAIN) <= room) {
        return text;
      }
    }
    return "";
  }

  /// The text, shortened in its middle to fit `room`; empty if not even a few letters fit.
  private String fitted(String text, Lettering lettering, double room) {
    if (canvas.width(text, lettering) <= room) {
      return text;
    }
    for (int kept = text.length() - 1; kept >= 6; kept--) {
      int head = kept / 3;
      String shorter = text.substring(0, head) + "…" + text.substring(text.length() - kept + head);
      if (canvas.width(shorter, lettering) <= room) {
        return shorter;
      }
    }
    return "";
  }
}

package org.wavecrate.plot;

import java.util.List;

/// Draws the title line: file, folder and label from the left, array, duration and rate from the
/// right.
final class TitlePainter {
  private final Pen pen;

  TitlePainter(Pen pen) {
    this.pen = pen;
  }

  void paint(Caption caption, List<String> facts, int left, int right, int middle) {
    int gap = pen.px(12);
    pen.font(12, false);
    String about = joined(facts, (right - left) / 2);
    pen.right(about, pen.palette.muted(), right, middle);
    int end = right - (about.isEmpty() ? 0 : pen.width(about) + 2 * gap);
    int chip = caption.label().isEmpty() ? 0 : pen.width(caption.label()) + pen.px(16);

    pen.font(14, true);
    String file = pen.fitted(caption.file(), end - left);
    pen.left(file, pen.palette.text(), left, middle);
    int x = left + pen.width(file) + gap;

    pen.font(12, false);
    boolean roomForChip = chip > 0 && x + chip <= end;
    String folder = pen.fitted(caption.folder(), end - x - (roomForChip ? chip + gap : 0));
    if (!folder.isEmpty()) {
      pen.left(folder, pen.palette.muted(), x, middle);
      x += pen.width(folder) + gap;
    }
    if (roomForChip) {
      pen.chip(caption.label(), pen.palette.accent(), x, middle);
    }
  }

  /// As many of the facts as fit, the last ones first.
  private String joined(List<String> facts, int room) {
    for (int from = 0; from < facts.size(); from++) {
      String text = String.join("  ·  ", facts.subList(from, facts.size()));
      if (pen.width(text) <= room) {
        return text;
      }
    }
    return "";
  }
}

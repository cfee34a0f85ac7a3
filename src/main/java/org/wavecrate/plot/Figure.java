package org.wavecrate.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.wavecrate.storage.NewFile;

/// The picture of one example as a file: the window's picture below a title line, with notes beside
/// the name of the time axis. Needs no display.
///
/// Where the sample rate is unknown, time is in samples and frequency in cycles per sample (0 to
/// 0.5) on a linear axis.
public final class Figure {
  private static final double EDGE = 16;
  private static final double TITLE_MIDDLE = 24;
  private static final double PLOT_LEFT = 8;
  private static final double PLOT_TOP = 38;
  private static final double PLOT_BOTTOM = 6;

  private final Caption caption;
  private final SoundPlot plot;
  private final TimeRange time;
  private final FigureSize size;

  /// @param time what is visible, in samples or frames
  public Figure(Caption caption, SoundPlot plot, TimeRange time, FigureSize size) {
    this.caption = caption;
    this.plot = plot;
    this.time = time;
    this.size = size;
  }

  /// All of `plot`.
  public Figure(Caption caption, SoundPlot plot, FigureSize size) {
    this(caption, plot, new TimeRange(0, Math.max(1, plot.data().length())), size);
  }

  /// The picture, `width * scale` by `height * scale` opaque pixels.
  public BufferedImage draw() {
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(size.width() * size.scale()),
            (int) Math.round(size.height() * size.scale()),
            BufferedImage.TYPE_INT_RGB);
    try (Java2dCanvas canvas = new Java2dCanvas(image, size.scale())) {
      paint(canvas);
    }
    return image;
  }

  /// The geometry of the plot below the title.
  PlotGeometry geometry() {
    return plot.geometry(
        size.width() - 2 * PLOT_LEFT, size.height() - PLOT_TOP - PLOT_BOTTOM, time, size.scale());
  }

  void paint(DrawingCanvas canvas) {
    Palette palette = plot.palette();
    canvas.rectangle(palette.background(), 0, 0, size.width(), size.height());
    List<String> facts = new ArrayList<>(List.of(caption.array()));
    facts.addAll(FigureNotes.facts(plot.data()));
    facts.removeIf(String::isEmpty);
    new TitlePainter(canvas, palette)
        .paint(caption, facts, EDGE, size.width() - EDGE, TITLE_MIDDLE);
    PlotGeometry geometry = geometry();
    canvas.translated(
        PLOT_LEFT,
        PLOT_TOP,
        () -> {
          plot.paint(canvas, geometry);
          notes(canvas, geometry);
        });
  }

  /// Notes to both sides of the time axis' name, where there is room.
  private void notes(DrawingCanvas canvas, PlotGeometry geometry) {
    double middle = geometry.bottom() + AxisPainter.NAME_BELOW;
    double room = geometry.width() / 2 - 60;
    int color = plot.palette().muted();
    String left = FigureNotes.values(plot.data());
    String right = FigureNotes.analysis(plot);
    if (canvas.width(left, Lettering.AXIS) < room) {
      canvas.text(left, Lettering.AXIS, DrawingCanvas.Anchor.LEFT, color, geometry.left(), middle);
    }
    if (!right.isEmpty() && canvas.width(right, Lettering.AXIS) < room) {
      canvas.text(
          right, Lettering.AXIS, DrawingCanvas.Anchor.RIGHT, color, geometry.right(), middle);
    }
  }

  /// Draws the picture into a PNG file, replacing it if it exists.
  public void writePng(Path file) throws IOException {
    try (NewFile fresh = NewFile.of(file)) {
      if (!write(fresh.stream())) {
        throw new IOException(file + ": this Java cannot write PNG");
      }
      fresh.publish();
    }
  }

  /// The picture as the bytes of a PNG file.
  public byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!write(bytes)) {
      throw new IOException("this Java cannot write PNG");
    }
    return bytes.toByteArray();
  }

  private boolean write(OutputStream to) throws IOException {
    return ImageIO.write(draw(), "png", to);
  }
}

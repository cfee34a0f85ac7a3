package org.wavecrate.plot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.wavecrate.storage.NewFile;

/// A finished picture of one example: waveform, spectrogram, both above each other on one time
/// axis, or a heat map of features, with axes, units, colour bar and title. Needs no display.
///
/// Where the sample rate is unknown, time is in samples and frequency in cycles per sample (0 to
/// 0.5) on a linear axis.
public final class Figure {
  private final Caption caption;
  private final FigureData data;
  private final FigureSettings settings;

  public Figure(Caption caption, FigureData data, FigureSettings settings) {
    this.caption = caption;
    this.data = data;
    this.settings = settings;
  }

  /// The picture, `width * scale` by `height * scale` opaque pixels.
  public BufferedImage draw() {
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(settings.width() * settings.scale()),
            (int) Math.round(settings.height() * settings.scale()),
            BufferedImage.TYPE_INT_RGB);
    Pen pen = new Pen(image, settings.palette(), settings.scale());
    pen.fill(settings.palette().background(), 0, 0, image.getWidth(), image.getHeight());
    switch (data) {
      case FigureData.Waveforms sound ->
          new SoundFigure(pen, image, caption, sound, settings).paint();
      case FigureData.Features features ->
          new FeatureFigure(pen, image, caption, features, settings).paint();
    }
    pen.graphics.dispose();
    return image;
  }

  /// Draws the picture into a PNG file, replacing it if it exists.
  public void writePng(Path file) throws IOException {
    try (NewFile fresh = NewFile.of(file)) {
      if (!ImageIO.write(draw(), "png", fresh.stream())) {
        throw new IOException(file + ": this Java cannot write PNG");
      }
      fresh.publish();
    }
  }
}

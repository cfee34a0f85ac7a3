package org.wavecrate.check;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.wavecrate.content.Content;
import org.wavecrate.feature.Stft;
import org.wavecrate.plot.ColorMap;
import org.wavecrate.plot.FrequencyScale;
import org.wavecrate.plot.HeatMapPixels;
import org.wavecrate.plot.LevelReference;
import org.wavecrate.plot.Palette;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.Peaks;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SpectrogramPixels;
import org.wavecrate.plot.SpectrogramStyle;
import org.wavecrate.plot.TimeRange;

/// A small picture of an example for a report: waveform above spectrogram, or a heat map of
/// features, what is found marked across both. Always dark, which suits light pages as well.
final class ExamplePicture {
  static final int WIDTH = 560;
  static final int HEIGHT = 168;

  private static final int WAVE_HEIGHT = 64;
  private static final int GAP = 4;
  private static final int BAR = 3;
  private static final float VEIL = 0.28f;

  /// What is narrower can't be seen.
  private static final int LEAST_MARK = 2;

  private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D graphics = image.createGraphics();
  private final Palette palette = Palette.DARK;

  private ExamplePicture() {
    fill(palette.panel(), 0, 0, WIDTH, HEIGHT);
  }

  /// @return a PNG
  static byte[] of(Content content, SampleRate rate, List<Span> spans) throws IOException {
    ExamplePicture picture = new ExamplePicture();
    switch (content) {
      case Content.Sound sound -> picture.sound(sound, rate);
      case Content.Features features -> picture.features(features);
      case Content.Nothing nothing -> {}
    }
    picture.mark(spans, Math.max(1, content.length()));
    picture.graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(picture.image, "png", png);
    return png.toByteArray();
  }

  private void sound(Content.Sound sound, SampleRate rate) {
    PeakPyramid channel = sound.channels().getFirst();
    Peaks total = channel.total();
    double full = sound.scale().fullScale();
    if (!total.isEmpty(0)) {
      full = Math.max(full, Math.max(total.max()[0], -total.min()[0]));
    }
    Peaks peaks = channel.peaks(0, Math.max(1, channel.size()), WIDTH);
    fill(palette.grid(), 0, WAVE_HEIGHT / 2, WIDTH, 1);
    for (int x = 0; x < WIDTH; x++) {
      if (!peaks.isEmpty(x)) {
        int top = row(peaks.max()[x], full);
        int bottom = row(peaks.min()[x], full);
        int color = peaks.clipped()[x] > 0 ? palette.warning() : palette.wave();
        fill(color, x, top, 1, Math.max(1, bottom - top));
      }
    }
    int height = HEIGHT - WAVE_HEIGHT - GAP;
    SpectrogramStyle style =
        new SpectrogramStyle(
            Stft.forRate(rate.hz()),
            FrequencyScale.whole(
                rate.isKnown() ? FrequencyScale.Kind.MEL : FrequencyScale.Kind.LINEAR, rate.hz()),
            SpectrogramStyle.DEFAULT_RANGE_DB,
            new LevelReference.ExampleMaximum(),
            ColorMap.MAGMA);
    int[] pixels =
        new SpectrogramPixels(channel, rate.hz(), style)
            .render(new TimeRange(0, Math.max(1, channel.size())), WIDTH, height, () -> false);
    image.setRGB(0, WAVE_HEIGHT + GAP, WIDTH, height, pixels, 0, WIDTH);
  }

  private static int row(double value, double full) {
    double part = (1 - value / full) / 2;
    return Math.clamp(Math.round(part * (WAVE_HEIGHT - 1)), 0, WAVE_HEIGHT - 1);
  }

  private void features(Content.Features features) {
    HeatMapPixels map =
        new HeatMapPixels(features.values(), features.frames(), features.bins(), ColorMap.MAGMA);
    int[] pixels =
        map.render(new TimeRange(0, Math.max(1, features.frames())), WIDTH, HEIGHT, () -> false);
    image.setRGB(0, 0, WIDTH, HEIGHT, pixels, 0, WIDTH);
  }

  private void mark(List<Span> spans, long length) {
    for (Span span : spans) {
      int x = (int) Math.min(WIDTH - LEAST_MARK, span.first() * WIDTH / length);
      int end = (int) Math.min(WIDTH, Math.ceilDiv(span.end() * WIDTH, length));
      int width = Math.max(LEAST_MARK, end - x);
      graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, VEIL));
      fill(palette.accent(), x, 0, width, HEIGHT);
      graphics.setComposite(AlphaComposite.SrcOver);
      fill(palette.accent(), x, HEIGHT - BAR, width, BAR);
      fill(palette.accent(), x, 0, width, BAR);
    }
  }

  private void fill(int argb, int x, int y, int width, int height) {
    graphics.setColor(new Color(argb, true));
    graphics.fillRect(x, y, width, height);
  }
}

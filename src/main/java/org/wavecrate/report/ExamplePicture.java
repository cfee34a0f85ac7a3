package org.wavecrate.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.wavecrate.content.Content;
import org.wavecrate.plot.FigureData;
import org.wavecrate.plot.FigureSize;
import org.wavecrate.plot.Palette;
import org.wavecrate.plot.PixelSource;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SoundChoice;
import org.wavecrate.plot.SoundOverlay;
import org.wavecrate.plot.SoundPlot;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.rules.Span;

/// The window's picture of an example for a report, what was found marked across it. Always dark,
/// which suits light pages as well.
final class ExamplePicture {
  static final int WIDTH = 560;
  static final int HEIGHT = 240;

  /// There is no room for more lanes.
  private static final int MOST_CHANNELS = 2;

  private ExamplePicture() {}

  /// @return a PNG
  static byte[] of(Content content, SampleRate rate, List<Span> spans) throws IOException {
    Optional<FigureData> data = content.figureData(rate).map(ExamplePicture::shortened);
    if (data.isEmpty()) {
      throw new IllegalArgumentException("a picture of nothing");
    }
    SoundChoice look = SoundChoice.STANDARD;
    SoundPlot plot =
        new SoundPlot(
            data.get(),
            Optional.empty(),
            look,
            SoundPlot.View.BOTH,
            PixelSource.WHOLE,
            new SoundPlot.Marks(List.of(), ranges(spans), SoundOverlay.NONE),
            Palette.DARK,
            SoundPlot.sources(data.get(), look));
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(plot.draw(new FigureSize(WIDTH, HEIGHT, 1)), "png", png);
    return png.toByteArray();
  }

  private static FigureData shortened(FigureData data) {
    return data instanceof FigureData.Waveforms sound && sound.channels().size() > MOST_CHANNELS
        ? new FigureData.Waveforms(
            sound.channels().subList(0, MOST_CHANNELS), sound.rate(), sound.scale())
        : data;
  }

  private static List<TimeRange> ranges(List<Span> spans) {
    return spans.stream()
        .map(span -> new TimeRange(span.first(), Math.max(span.first() + 1, span.end())))
        .toList();
  }
}

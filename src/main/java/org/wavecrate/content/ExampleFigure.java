package org.wavecrate.content;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.plot.Caption;
import org.wavecrate.plot.Figure;
import org.wavecrate.plot.FigureData;
import org.wavecrate.plot.FigureSize;
import org.wavecrate.plot.Palette;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SoundChoice;
import org.wavecrate.plot.SoundPlot;
import org.wavecrate.storage.Formatted;

/// Reads an example for its picture as a file: what `render` and a notebook show.
///
/// @param account what the arrays of its split are
/// @param rate their sample rate
/// @param classes names by class number; may be empty
public record ExampleFigure(ArrayAccount account, SampleRate rate, List<String> classes) {
  /// Reads `example` and describes its picture; blocks.
  ///
  /// @throws BadFileException if it can't be read, or has nothing to draw; names it
  public Figure of(
      Example example, SoundPlot.View view, Palette palette, FigureSize size, Progress progress)
      throws IOException {
    try (ArrayFile file = example.open()) {
      Content content = ContentReader.read(file, account, progress);
      NpyHeader header = file.header();
      String array =
          Formatted.of("%s %s", header.dtype().numpyName(), header.shape())
              .toLowerCase(Locale.ROOT);
      Caption caption = new Caption(example.path(), LabelText.read(example, classes).text(), array);
      FigureData data =
          content
              .figureData(rate)
              .orElseThrow(() -> new BadFileException(example.path(), why(content)));
      SoundPlot plot =
          SoundPlot.of(data, SoundChoice.STANDARD, view, palette)
              .withLabels(LabelTrack.read(example, content.length(), classes));
      return new Figure(caption, plot, size);
    }
  }

  private static String why(Content content) {
    return content instanceof Content.Nothing nothing ? nothing.why() : "";
  }
}

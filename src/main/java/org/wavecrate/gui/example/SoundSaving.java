package org.wavecrate.gui.example;

import java.io.IOException;
import java.nio.file.Path;
import org.wavecrate.content.Content;
import org.wavecrate.gui.playback.WavFile;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.text.Plural;

/// Writes a sound as WAV: 16 or 24 bits for integers that have no more, else floats as they are.
final class SoundSaving {
  private SoundSaving() {}

  /// Writes `file`, as a whole or not at all.
  ///
  /// @return what is to be said of it beside its name; nothing as a rule
  static String write(Path file, Content.Sound sound, double rateHz) throws IOException {
    WavFile.Format format =
        !sound.scale().integer()
            ? WavFile.Format.FLOAT_32
            : sound.scale().fullScale() > 32_768 ? WavFile.Format.PCM_24 : WavFile.Format.PCM_16;
    long cut =
        WavFile.write(
            file,
            sound.channels().stream().map(PeakPyramid::samples).toList(),
            (int) Math.round(rateHz),
            sound.scale().fullScale(),
            format);
    return cut > 0 ? "; " + Plural.of(cut, "sample") + " clipped" : "";
  }
}

package org.wavecrate.plot;

import java.util.List;
import java.util.Locale;
import org.wavecrate.text.Plural;

/// The facts that a [Figure] states in words.
final class FigureNotes {
  private static final String DOT = "  ·  ";

  private FigureNotes() {}

  /// For the title line; some may be empty.
  static List<String> facts(FigureData data) {
    return switch (data) {
      case FigureData.Waveforms sound ->
          List.of(
              sound.rate().isKnown() ? sound.rate().duration(sound.length()) : "",
              sound.rate().label());
      case FigureData.Features features ->
          List.of(Plural.of(features.frames(), "frame"), Plural.of(features.bins(), "bin"));
    };
  }

  /// The levels of a sound, or the values that features span.
  static String values(FigureData data) {
    return switch (data) {
      case FigureData.Waveforms sound -> loudness(sound);
      case FigureData.Features features -> {
        ValueRange range = features.range();
        int digits = Math.max(0, 2 + Ticks.decimals(range.length() / 10) - 1);
        yield "from "
            + Ticks.fixed(range.low(), digits)
            + " to "
            + Ticks.fixed(range.high(), digits);
      }
    };
  }

  private static String loudness(FigureData.Waveforms data) {
    double peak = 0;
    double energy = 0;
    long clipped = 0;
    long invalid = 0;
    for (PeakPyramid channel : data.channels()) {
      Peaks total = channel.total();
      if (!total.isEmpty(0)) {
        peak = Math.max(peak, Math.max(total.max()[0], -total.min()[0]));
        energy += (double) total.rms()[0] * total.rms()[0] / data.channels().size();
      }
      clipped += total.clipped()[0];
      invalid += total.invalid()[0];
    }
    double full = data.scale().fullScale();
    return "peak "
        + level(peak / full)
        + DOT
        + "RMS "
        + level(Math.sqrt(energy) / full)
        + (clipped > 0 ? DOT + clipped + " clipped" : "")
        + (invalid > 0 ? DOT + invalid + " not finite" : "");
  }

  private static String level(double amplitude) {
    double db = 20 * Math.log10(amplitude);
    String sign = db >= 0.05 ? "+" : "";
    return (amplitude > 0 ? sign + Ticks.fixed(db, 1) : "−∞") + " dBFS";
  }

  /// How spectrograms are computed; empty where there are none.
  static String analysis(SoundPlot plot) {
    if (!(plot.data() instanceof FigureData.Waveforms sound)
        || plot.view() == SoundPlot.View.WAVEFORM) {
      return "";
    }
    SpectrogramStyle style =
        plot.look().spectrogram().style(sound.rate(), sound.scale().fullScale());
    return "FFT "
        + style.stft().fftSize()
        + DOT
        + style.stft().window().name().toLowerCase(Locale.ROOT)
        + DOT
        + style.scale().kind().name().toLowerCase(Locale.ROOT)
        + (style.reference() instanceof LevelReference.ExampleMaximum
            ? DOT + "0 dB is the maximum"
            : "");
  }
}

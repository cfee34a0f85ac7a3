package org.wavecrate.plot;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.wavecrate.feature.Stft;

/// Paints the channels of a sound: all waveforms, then all spectrograms, on one time axis.
final class SoundFigure {
  private static final int MOST_CHANNELS = 8;
  private static final double HEADROOM = 1.04;

  private final Pen pen;
  private final FigureFrame frame;
  private final Caption caption;
  private final FigureData.Waveforms data;
  private final FigureSettings settings;
  private final int shown;
  private final int waves;
  private final int spectra;
  private final TimeRange range;
  private final double rateHz;
  private final SpectrogramStyle style;

  SoundFigure(
      Pen pen,
      BufferedImage image,
      Caption caption,
      FigureData.Waveforms data,
      FigureSettings settings) {
    this.pen = pen;
    this.frame = new FigureFrame(pen, image);
    this.caption = caption;
    this.data = data;
    this.settings = settings;
    this.shown = Math.min(data.channels().size(), MOST_CHANNELS);
    this.waves = settings.view() == FigureSettings.View.SPECTROGRAM ? 0 : shown;
    this.spectra = settings.view() == FigureSettings.View.WAVEFORM ? 0 : shown;
    this.range = settings.range().orElse(new TimeRange(0, Math.max(1, data.length())));
    this.rateHz = data.rate().hz();
    this.style = style();
  }

  private SpectrogramStyle style() {
    Stft stft = settings.stft().orElse(Stft.forRate(rateHz));
    FrequencyScale.Kind kind = data.rate().isKnown() ? settings.axis() : FrequencyScale.Kind.LINEAR;
    LevelReference reference =
        switch (settings.level()) {
          case FULL_SCALE -> new LevelReference.FullScale(data.scale().fullScale());
          case EXAMPLE_MAXIMUM -> new LevelReference.ExampleMaximum();
        };
    return new SpectrogramStyle(
        stft, FrequencyScale.whole(kind, rateHz), settings.rangeDb(), reference, settings.colors());
  }

  void paint() {
    double[] weights = new double[waves + spectra];
    Arrays.fill(weights, 0, waves, 1);
    Arrays.fill(weights, waves, weights.length, 2);
    ValueRange amplitude = amplitude();
    pen.font(11, false);
    frame.sides(0, 0);
    Rectangle[] guess = frame.panels(weights);
    List<Tick> levels =
        spectra > 0 ? levelTicks(guess[waves], guess[waves + spectra - 1]) : List.of();
    int labels =
        Math.max(
            waves > 0 ? frame.axes().widest(amplitudeTicks(amplitude, guess[0])) : 0,
            spectra > 0 ? frame.axes().widest(frequencyTicks(guess[waves])) : 0);
    frame.sides(labels, spectra > 0 ? frame.axes().widest(levels) : -1);
    Rectangle[] panels = frame.panels(weights);

    int hidden = data.channels().size() - shown;
    frame.title(
        caption,
        List.of(
            caption.array(),
            data.rate().isKnown() ? data.rate().duration(data.length()) : "",
            data.rate().label(),
            hidden > 0 ? hidden + " more channels not shown" : ""));
    for (int i = 0; i < waves; i++) {
      waveform(data.channels().get(i), panels[i], amplitude);
      badge(panels[i], i);
    }
    for (int i = 0; i < spectra; i++) {
      spectrogram(data.channels().get(i), panels[waves + i]);
      badge(panels[waves + i], i);
    }
    axisName(panels, 0, waves, "amplitude");
    axisName(
        panels,
        waves,
        waves + spectra,
        data.rate().isKnown() ? "frequency (Hz)" : "frequency (cycles/sample)");
    if (spectra > 0) {
      frame.colorBar(
          panels[waves],
          panels[waves + spectra - 1],
          style.colors(),
          levels,
          db -> 1 + db / style.rangeDb(),
          settings.level() == FigureSettings.Level.FULL_SCALE
              ? "level (dBFS)"
              : "level (dB below the maximum)");
    }
    Rectangle last = panels[panels.length - 1];
    Ticks times = frame.axes().horizontal(last, range, most -> data.rate().timeTicks(range, most));
    String name = data.rate().isKnown() ? "time (" + times.unit() + ")" : "time (samples)";
    frame.timeAxis(last, range, times, name, loudness(), spectra > 0 ? analysis() : "");
  }

  private void waveform(PeakPyramid channel, Rectangle panel, ValueRange amplitude) {
    pen.fill(pen.palette.panel(), panel.x, panel.y, panel.width, panel.height);
    List<Tick> ticks = amplitudeTicks(amplitude, panel);
    for (Tick tick : ticks) {
      int y = panel.y + (int) Math.round(panel.height * (1 - amplitude.position(tick.value())));
      pen.fill(pen.palette.grid(), panel.x, y, panel.width, 1);
    }
    pen.graphics.setClip(panel);
    new WaveformPainter(pen, panel, amplitude, data.scale()).paint(channel, range);
    pen.graphics.setClip(null);
    pen.font(11, false);
    frame.axes().leftOf(panel, ticks, amplitude::position);
  }

  private void spectrogram(PeakPyramid channel, Rectangle panel) {
    SpectrogramPixels pixels = new SpectrogramPixels(channel, rateHz, style);
    frame.pixels(panel, pixels.render(range, panel.width, panel.height, () -> false));
    pen.font(11, false);
    frame.axes().leftOf(panel, frequencyTicks(panel), style.scale()::toPosition);
  }

  private void badge(Rectangle panel, int channel) {
    if (shown == 2 && data.channels().size() == 2) {
      frame.badge(panel, channel == 0 ? "L" : "R");
    } else if (shown > 1) {
      frame.badge(panel, String.valueOf(channel + 1));
    }
  }

  private void axisName(Rectangle[] panels, int from, int to, String name) {
    if (from < to) {
      Rectangle all = panels[from].union(panels[to - 1]);
      frame.axisName(all, name);
    }
  }

  /// Full scale with some headroom, or more where the samples go beyond it.
  private ValueRange amplitude() {
    double reach = data.scale().fullScale();
    for (PeakPyramid channel : data.channels().subList(0, shown)) {
      Peaks total = channel.total();
      if (!total.isEmpty(0)) {
        reach = Math.max(reach, Math.max(total.max()[0], -total.min()[0]));
      }
    }
    reach *= HEADROOM;
    return new ValueRange(-reach, reach);
  }

  private List<Tick> amplitudeTicks(ValueRange amplitude, Rectangle panel) {
    int most = Math.min(9, frame.marksAlong(panel.height));
    double full = data.scale().fullScale();
    if (amplitude.length() > 1.5 * 2 * full) {
      return Ticks.numbers(amplitude.low(), amplitude.high(), most).ticks();
    }
    return data.scale().integer()
        ? Ticks.amplitude(-full, full, most).ticks()
        : Ticks.numbers(-full, full, most).ticks();
  }

  private List<Tick> frequencyTicks(Rectangle panel) {
    return Ticks.hertz(style.scale(), Math.min(1, pen.px(26) / (double) panel.height)).ticks();
  }

  private List<Tick> levelTicks(Rectangle first, Rectangle last) {
    int height = last.y + last.height - first.y;
    return Ticks.decibels(-style.rangeDb(), 0, Math.min(11, frame.marksAlong(height))).ticks();
  }

  private String loudness() {
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
        + "  ·  RMS "
        + level(Math.sqrt(energy) / full)
        + (clipped > 0 ? "  ·  " + clipped + " clipped" : "")
        + (invalid > 0 ? "  ·  " + invalid + " not finite" : "");
  }

  private static String level(double amplitude) {
    double db = 20 * Math.log10(amplitude);
    String sign = db >= 0.05 ? "+" : "";
    return (amplitude > 0 ? sign + Ticks.fixed(db, 1) : "−∞") + " dBFS";
  }

  private String analysis() {
    String window = style.stft().window().name().toLowerCase(Locale.ROOT);
    return "FFT "
        + style.stft().fftSize()
        + "  ·  "
        + window
        + "  ·  "
        + style.scale().kind().name().toLowerCase(Locale.ROOT);
  }
}

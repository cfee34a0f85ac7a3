package org.wavecrate.plot;

import java.util.List;
import org.wavecrate.feature.MeanSpectrum;

/// A picture of long-term average spectra: frequency to the right, level upwards, one curve a
/// channel, the strongest frequency marked.
///
/// @param spectra one a channel
/// @param rate of the sound
/// @param fullScale the amplitude of a sine at 0 dB
/// @param scale the frequency axis
/// @param levels what the upright axis spans in dB
/// @param palette its colours
public record SpectrumPlot(
    List<MeanSpectrum> spectra,
    SampleRate rate,
    double fullScale,
    FrequencyScale scale,
    ValueRange levels,
    Palette palette) {
  /// The room of the level axis on the left, in pixels.
  public static final double LEFT = 40;

  private static final double RIGHT = 14;
  private static final double TOP = 8;
  private static final double BOTTOM = 22;
  private static final double TICK_GAP = 46;
  private static final double DOT = 5;
  private static final double STEP_DB = 10;

  /// Points of a curve per pixel, so that narrow peaks are met.
  private static final int POINTS = 4;

  public SpectrumPlot {
    spectra = List.copyOf(spectra);
  }

  /// The frequency axis and the levels that a spectrogram of the same look has; louder ones have
  /// room.
  public static SpectrumPlot of(
      List<MeanSpectrum> spectra,
      SampleRate rate,
      double fullScale,
      SpectrogramChoice look,
      Palette palette) {
    double top = 0;
    for (MeanSpectrum each : spectra) {
      double peak =
          each.peak()
              .map(p -> MeanSpectrum.level(p.power(), fullScale))
              .orElse(Double.NEGATIVE_INFINITY);
      top = Math.max(top, Math.ceil(peak / STEP_DB) * STEP_DB);
    }
    FrequencyScale scale = look.style(rate, fullScale).scale();
    return new SpectrumPlot(
        spectra, rate, fullScale, scale, new ValueRange(-look.rangeDb(), top), palette);
  }

  /// Where the curves lie in a picture of this size.
  public static Box area(double width, double height) {
    return new Box(
        LEFT, TOP, Math.max(1, width - LEFT - RIGHT), Math.max(1, height - TOP - BOTTOM));
  }

  public void paint(DrawingCanvas canvas, double width, double height) {
    Box area = area(width, height);
    AxisPainter axes = new AxisPainter(canvas, palette);
    canvas.rectangle(palette.panel(), area);
    Ticks dbs = Ticks.decibels(levels.low(), levels.high(), AxisPainter.most(area.height()));
    Ticks hertz = Ticks.hertz(scale, Math.min(1, TICK_GAP / area.width()));
    for (Tick tick : dbs.ticks()) {
      double y = Math.round(y(area, tick.value()));
      if (y < area.bottom()) {
        canvas.rectangle(palette.grid(), area.x(), y, area.width(), 1);
      }
    }
    for (Tick tick : hertz.ticks()) {
      double x = Math.round(area.x() + scale.toPosition(tick.value()) * area.width());
      canvas.rectangle(palette.grid(), x, area.y(), 1, area.height());
    }
    axes.left(area, dbs, levels::position);
    axes.below(area, hertz, scale::toPosition, rate.isKnown() ? "Hz" : "");
    canvas.clipped(
        area,
        () -> {
          for (int i = spectra.size() - 1; i >= 0; i--) {
            curve(canvas, area, spectra.get(i), color(i));
          }
        });
    for (int i = 0; i < spectra.size(); i++) {
      int argb = color(i);
      spectra.get(i).peak().ifPresent(peak -> mark(canvas, area, peak, argb));
    }
  }

  private int color(int channel) {
    return channel == 0
        ? palette.waveCore()
        : Palette.faded(channel == 1 ? palette.accent() : palette.muted(), 0.85);
  }

  private double y(Box area, double db) {
    return area.bottom() - levels.position(db) * area.height();
  }

  private void curve(DrawingCanvas canvas, Box area, MeanSpectrum spectrum, int argb) {
    int columns = (int) Math.max(1, POINTS * area.width());
    double binHz = spectrum.stft().binHz(rate.hz());
    // The rows of a spectrogram, laid on their side.
    BinRows rows = new BinRows(scale, binHz, spectrum.power().length, columns);
    float[] db = new float[spectrum.power().length];
    for (int k = 0; k < db.length; k++) {
      db[k] =
          (float)
              Math.max(
                  MeanSpectrum.level(spectrum.power()[k], fullScale),
                  levels.low() - BinRows.MARGIN_DB);
    }
    double[] x = new double[columns];
    double[] y = new double[columns];
    for (int i = 0; i < columns; i++) {
      double level = rows.level(db, columns - 1 - i);
      x[i] = area.x() + (i + 0.5) / POINTS;
      y[i] = Double.isInfinite(level) ? Double.NaN : y(area, level);
    }
    canvas.path(argb, 1.25, x, y);
  }

  private void mark(DrawingCanvas canvas, Box area, MeanSpectrum.Peak peak, int argb) {
    double hz = hz(peak);
    double db = MeanSpectrum.level(peak.power(), fullScale);
    double position = scale.toPosition(hz);
    if (db >= levels.low() && position >= 0 && position <= 1) {
      canvas.oval(
          argb, area.x() + position * area.width() - DOT / 2, y(area, db) - DOT / 2, DOT, DOT);
    }
  }

  /// The frequency of a peak of the first spectrum's resolution.
  public double hz(MeanSpectrum.Peak peak) {
    return peak.bin() * spectra.getFirst().stft().binHz(rate.hz());
  }

  /// The level in dB that a channel has at `hz`, between bins in a straight line.
  public double level(int channel, double hz) {
    MeanSpectrum spectrum = spectra.get(channel);
    double bin = Math.clamp(hz / spectrum.stft().binHz(rate.hz()), 0, spectrum.power().length - 1);
    int low = (int) Math.min(bin, spectrum.power().length - 2.0);
    double lower = MeanSpectrum.level(spectrum.power()[low], fullScale);
    double upper = MeanSpectrum.level(spectrum.power()[low + 1], fullScale);
    return bin == low ? lower : lower + (bin - low) * (upper - lower);
  }
}

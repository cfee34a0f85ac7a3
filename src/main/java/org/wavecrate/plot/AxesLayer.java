package org.wavecrate.plot;

import java.util.List;

/// The axes of pictures and of time, and the colour bar.
///
/// @param vertical the visible part of the upright axis
/// @param scales the visible frequency axis of each spectrogram
/// @param colors of the bar
/// @param values what the colours span
record AxesLayer(
    FigureData data,
    ValueRange vertical,
    List<FrequencyScale> scales,
    ColorMap colors,
    ValueRange values,
    Palette palette)
    implements PlotLayer {
  @Override
  public void paint(DrawingCanvas canvas, PlotGeometry geometry) {
    AxisPainter axes = new AxisPainter(canvas, palette);
    int most = (int) Math.max(2, geometry.width() / AxisPainter.TIME_GAP);
    switch (data) {
      case FigureData.Waveforms sound -> {
        boolean known = sound.rate().isKnown();
        for (int i = 0; i < geometry.pictures().size(); i++) {
          Box lane = geometry.pictures().get(i);
          FrequencyScale scale = scales.get(i);
          double gap = Math.min(1, AxisPainter.GAP / lane.height());
          axes.left(lane, Ticks.hertz(scale, gap), scale::toPosition);
          axes.unit(lane, known ? "Hz" : "");
        }
        bar(axes, geometry, "dB");
        Ticks times = sound.rate().timeTicks(geometry.time(), most);
        axes.time(geometry, times, known ? "time (" + times.unit() + ")" : "sample");
      }
      case FigureData.Features features -> {
        for (Box lane : geometry.pictures()) {
          bins(axes, lane, features.bins());
        }
        bar(axes, geometry, "");
        TimeRange time = geometry.time();
        axes.time(geometry, Ticks.whole(time.from(), time.to(), most), "frame");
      }
    }
  }

  private void bins(AxisPainter axes, Box lane, int count) {
    ValueRange bins = new ValueRange(vertical.low() * count, vertical.high() * count);
    axes.left(
        lane,
        Ticks.whole(
            Math.max(0, bins.low() - 0.5), bins.high() - 0.5, AxisPainter.most(lane.height())),
        // A bin's mark stands at its middle.
        bin -> bins.position(bin + 0.5));
    axes.unit(lane, "bin");
  }

  private void bar(AxisPainter axes, PlotGeometry geometry, String unit) {
    if (geometry.pictures().isEmpty()) {
      return;
    }
    int most = AxisPainter.most(geometry.colorBar().height());
    Ticks ticks =
        unit.isEmpty()
            ? Ticks.numbers(values.low(), values.high(), most)
            : Ticks.decibels(values.low(), values.high(), most);
    axes.colorBar(geometry.colorBar(), colors, ticks, values::position);
  }
}

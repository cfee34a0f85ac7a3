package org.wavecrate.plot;

import java.util.ArrayList;
import java.util.List;
import org.wavecrate.feature.Onsets;
import org.wavecrate.feature.PitchTrack;

/// Pitch tracks over spectrograms, and onsets through waveforms and spectrograms.
///
/// @param scales the visible frequency axis of each picture
record OverlayLayer(
    SoundOverlay overlay, double sampleRateHz, List<FrequencyScale> scales, Palette palette)
    implements PlotLayer {
  private static final int EDGE = 0xa6000000;
  private static final int PITCH = 0xff7fe3ff;
  private static final int ONSET = 0xccffffff;
  private static final double MARK = 5;

  /// A third of an octave.
  private static final double LEAP = Math.log(2) / 3;

  @Override
  public void paint(DrawingCanvas canvas, PlotGeometry geometry) {
    for (int i = 0; i < overlay.onsets().size(); i++) {
      if (i < geometry.pictures().size()) {
        onsets(canvas, geometry, overlay.onsets().get(i), geometry.pictures().get(i), ONSET);
      }
      if (i < geometry.waves().size()) {
        onsets(canvas, geometry, overlay.onsets().get(i), geometry.waves().get(i), palette.muted());
      }
    }
    for (int i = 0; i < Math.min(overlay.pitch().size(), geometry.pictures().size()); i++) {
      pitch(canvas, geometry, overlay.pitch().get(i), geometry.pictures().get(i), scales.get(i));
    }
  }

  private void onsets(
      DrawingCanvas canvas, PlotGeometry geometry, Onsets onsets, Box lane, int argb) {
    for (double timeS : onsets.timesS()) {
      double x = Math.round(geometry.x(timeS * sampleRateHz)) + 0.5;
      if (x >= lane.x() && x <= lane.right()) {
        canvas.dashes(argb, x, lane.y(), x, lane.bottom());
        canvas.polygon(
            argb,
            new double[] {x - MARK, x + MARK, x},
            new double[] {lane.y(), lane.y(), lane.y() + MARK});
      }
    }
  }

  private void pitch(
      DrawingCanvas canvas,
      PlotGeometry geometry,
      PitchTrack track,
      Box lane,
      FrequencyScale scale) {
    List<double[]> points = new ArrayList<>();
    boolean joined = false;
    double lastX = Double.NEGATIVE_INFINITY;
    double lastHz = 1;
    for (int i = 0; i < track.frames(); i++) {
      float hz = track.hz()[i];
      double x = geometry.x(track.timesS()[i] * sampleRateHz);
      if (Float.isNaN(hz) || x < lane.x() - 50 || x > lane.right() + 50) {
        joined = false;
        continue;
      }
      double y = lane.bottom() - scale.toPosition(hz) * lane.height();
      // A leap is a mistake of the tracker or another sound, as a rule, and no glide.
      joined &= Math.abs(Math.log(hz / lastHz)) < LEAP;
      if (!joined) {
        // A frame that stands alone is a short dash.
        points.add(new double[] {Double.NaN, Double.NaN});
        points.add(new double[] {x - 1, y});
        points.add(new double[] {x + 1, y});
      } else if (x - lastX >= 0.5) {
        points.add(new double[] {x, y});
      } else {
        continue;
      }
      lastX = x;
      lastHz = hz;
      joined = true;
    }
    double[] xs = points.stream().mapToDouble(point -> point[0]).toArray();
    double[] ys = points.stream().mapToDouble(point -> point[1]).toArray();
    canvas.clipped(
        lane,
        () -> {
          // A dark edge first: the line is to be seen on loud colours, too.
          canvas.path(EDGE, 4, xs, ys);
          canvas.path(PITCH, 2, xs, ys);
        });
  }
}

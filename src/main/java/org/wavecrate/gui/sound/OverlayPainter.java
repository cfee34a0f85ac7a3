package org.wavecrate.gui.sound;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.wavecrate.feature.Onsets;
import org.wavecrate.feature.PitchTrack;
import org.wavecrate.plot.FrequencyScale;

/// Draws pitch tracks over spectrograms, and onsets through waveforms and spectrograms.
final class OverlayPainter {
  private static final Color EDGE = Color.color(0, 0, 0, 0.65);
  private static final Color PITCH = Color.web("#7fe3ff");
  private static final Color ONSET = Color.color(1, 1, 1, 0.8);
  private static final double MARK = 5;

  private final GraphicsContext graphics;
  private final Inks inks;
  private final Frame frame;
  private final double sampleRateHz;

  OverlayPainter(GraphicsContext graphics, Inks inks, Frame frame, double sampleRateHz) {
    this.graphics = graphics;
    this.inks = inks;
    this.frame = frame;
    this.sampleRateHz = sampleRateHz;
  }

  /// @param scales the visible frequency axis of each picture
  void paint(Overlay overlay, List<FrequencyScale> scales) {
    for (int i = 0; i < frame.pictures().size() && i < scales.size(); i++) {
      Rectangle2D picture = frame.pictures().get(i);
      if (i < overlay.onsets().size()) {
        onsets(overlay.onsets().get(i), picture, ONSET);
        if (i < frame.waves().size()) {
          onsets(overlay.onsets().get(i), frame.waves().get(i), inks.text());
        }
      }
      if (i < overlay.pitch().size()) {
        pitch(overlay.pitch().get(i), picture, scales.get(i));
      }
    }
  }

  private void onsets(Onsets onsets, Rectangle2D lane, Color color) {
    for (double timeS : onsets.timesS()) {
      double x = Math.round(frame.x(timeS * sampleRateHz)) + 0.5;
      if (x >= lane.getMinX() && x <= lane.getMaxX()) {
        graphics.setStroke(color);
        graphics.setLineDashes(3, 4);
        graphics.strokeLine(x, lane.getMinY(), x, lane.getMaxY());
        graphics.setLineDashes();
        graphics.setFill(color);
        graphics.fillPolygon(
            new double[] {x - MARK, x + MARK, x},
            new double[] {lane.getMinY(), lane.getMinY(), lane.getMinY() + MARK},
            3);
      }
    }
  }

  private void pitch(PitchTrack track, Rectangle2D lane, FrequencyScale scale) {
    graphics.save();
    graphics.beginPath();
    graphics.rect(lane.getMinX(), lane.getMinY(), lane.getWidth(), lane.getHeight());
    graphics.clip();
    // A dark edge first: the line is to be seen on loud colours, too.
    line(track, lane, scale, EDGE, 4);
    line(track, lane, scale, PITCH, 2);
    graphics.restore();
    graphics.setLineWidth(1);
  }

  private void line(
      PitchTrack track, Rectangle2D lane, FrequencyScale scale, Color color, double width) {
    graphics.setStroke(color);
    graphics.setLineWidth(width);
    graphics.beginPath();
    boolean joined = false;
    double lastX = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < track.frames(); i++) {
      float hz = track.hz()[i];
      double x = frame.x(track.timesS()[i] * sampleRateHz);
      if (Float.isNaN(hz) || x < lane.getMinX() - 50 || x > lane.getMaxX() + 50) {
        joined = false;
        continue;
      }
      double y = lane.getMaxY() - scale.toPosition(hz) * lane.getHeight();
      if (!joined) {
        // A frame that stands alone is a short dash.
        graphics.moveTo(x - 1, y);
        graphics.lineTo(x + 1, y);
      } else if (x - lastX >= 0.5) {
        graphics.lineTo(x, y);
      } else {
        continue;
      }
      lastX = x;
      joined = true;
    }
    graphics.stroke();
  }
}

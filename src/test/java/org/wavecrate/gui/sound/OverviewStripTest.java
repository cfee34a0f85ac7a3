package org.wavecrate.gui.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.content.Content;
import org.wavecrate.gui.MadeEvents;
import org.wavecrate.gui.Toolkit;
import org.wavecrate.gui.WindowFaults;
import org.wavecrate.plot.PlotGeometry;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.TimeRange;

@ExtendWith(WindowFaults.class)
class OverviewStripTest {
  private static final double WIDTH = 1000 + PlotGeometry.LEFT + PlotGeometry.RIGHT;

  private final TimeView time = new TimeView();

  /// Presses at one place and drags to another, both as samples of 10,000.
  private TimeRange drag(double from, double to) throws Exception {
    return Toolkit.get(
        () -> {
          OverviewStrip strip = new OverviewStrip(time);
          new Scene(strip, WIDTH, 40);
          strip.resize(WIDTH, 40);
          strip.show(
              Content.Sound.of(new float[10_000], 1, AmplitudeScale.FLOAT)
                  .figureData(SampleRate.of(8000)));
          fire(strip, MouseEvent.MOUSE_PRESSED, from);
          fire(strip, MouseEvent.MOUSE_DRAGGED, to);
          return time.visible().get();
        });
  }

  private static void fire(OverviewStrip strip, EventType<MouseEvent> kind, double sample) {
    MadeEvents.mouse(strip, kind, new Point2D(PlotGeometry.LEFT + sample / 10, 10), false);
  }

  private void assertVisible(TimeRange visible, double from, double to) {
    assertThat(visible.from()).isCloseTo(from, within(1e-6));
    assertThat(visible.to()).isCloseTo(to, within(1e-6));
  }

  @Test
  void draggingOutAPartShowsIt() throws Exception {
    time.show(10_000);
    assertVisible(drag(7000, 2000), 2000, 7000);
  }

  @Test
  void draggingTheWindowScrolls() throws Exception {
    time.show(10_000);
    time.showOnly(new TimeRange(2000, 4000));
    assertVisible(drag(3000, 6500), 5500, 7500);
  }

  @Test
  void draggingAnEdgeZooms() throws Exception {
    time.show(10_000);
    time.showOnly(new TimeRange(2000, 4000));
    assertVisible(drag(4000, 9000), 2000, 9000);
  }

  @Test
  void pressingBesideTheWindowBringsItThere() throws Exception {
    time.show(10_000);
    time.showOnly(new TimeRange(2000, 4000));
    assertVisible(drag(8000, 8010), 7000, 9000);
  }
}

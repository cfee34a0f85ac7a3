package org.wavecrate.gui.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wavecrate.plot.PixelSource;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.plot.ValueRange;

class ZoomTest {
  private final TimeView time = new TimeView();
  private final FrequencyView frequency = new FrequencyView();

  private void apply(Zoom zoom) {
    zoom.apply(time);
    zoom.apply(frequency);
  }

  @Test
  void timeIsZoomedAroundTheCursorElseTheMiddle() {
    time.show(8000);
    apply(Zoom.IN);
    assertThat(time.visible().get()).isEqualTo(new TimeRange(2000, 6000));
    apply(Zoom.OUT);
    time.setCursor(0);
    apply(Zoom.IN);
    assertThat(time.visible().get()).isEqualTo(new TimeRange(0, 4000));
    apply(Zoom.SELECTION);
    assertThat(time.visible().get()).as("nothing is selected").isEqualTo(new TimeRange(0, 4000));
    time.select(1000, 3000);
    apply(Zoom.SELECTION);
    assertThat(time.visible().get()).isEqualTo(new TimeRange(1000, 3000));
  }

  @Test
  void lowFrequenciesStayAndAllShowsBothAxesWhole() {
    time.show(8000);
    apply(Zoom.FREQUENCY_IN);
    apply(Zoom.FREQUENCY_IN);
    assertThat(frequency.visible().get()).isEqualTo(new ValueRange(0, 0.25));
    apply(Zoom.FREQUENCY_OUT);
    assertThat(frequency.visible().get()).isEqualTo(new ValueRange(0, 0.5));
    apply(Zoom.FREQUENCY_WHOLE);
    assertThat(frequency.visible().get()).isEqualTo(PixelSource.WHOLE);
    apply(Zoom.IN);
    apply(Zoom.FREQUENCY_IN);
    apply(Zoom.WHOLE);
    assertThat(time.isFitted()).isTrue();
    assertThat(frequency.visible().get()).isEqualTo(PixelSource.WHOLE);
  }
}

package org.wavecrate.gui.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.wavecrate.plot.PixelSource;

class FrequencyViewTest {
  private final FrequencyView view = new FrequencyView();

  @Test
  void zoomingKeepsWhatThePointerIsOn() {
    double before = view.visible().get().at(0.25);
    view.zoom(0.25, 0.5);
    assertThat(view.visible().get().length()).isEqualTo(0.5);
    assertThat(view.visible().get().at(0.25)).isCloseTo(before, within(1e-12));
    view.zoom(0.25, 100);
    assertThat(view.visible().get()).isEqualTo(PixelSource.WHOLE);
  }

  @Test
  void scrollingStopsAtTheEnds() {
    view.zoom(0, 0.25);
    view.scroll(-1);
    assertThat(view.visible().get().low()).isZero();
    view.scroll(100);
    assertThat(view.visible().get().high()).isEqualTo(1);
    assertThat(view.visible().get().length()).isCloseTo(0.25, within(1e-12));
  }
}

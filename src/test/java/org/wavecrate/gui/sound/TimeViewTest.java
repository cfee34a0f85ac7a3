package org.wavecrate.gui.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.wavecrate.plot.TimeRange;

class TimeViewTest {
  private final TimeView view = new TimeView();

  @Test
  void zoomingKeepsTheTimeUnderThePointerWhereItIs() {
    view.show(16_000);
    double before = view.visible().get().position(4_000);
    view.zoom(4_000, 0.25);

    assertThat(view.visible().get().length()).isCloseTo(4_000, within(1e-6));
    assertThat(view.visible().get().position(4_000)).isCloseTo(before, within(1e-9));
  }

  @Test
  void neitherZoomNorScrollLeavesTheExample() {
    view.show(16_000);
    view.zoom(0, 0.5);
    view.scroll(-3);
    assertThat(view.visible().get()).isEqualTo(new TimeRange(0, 8_000));
    view.scroll(100);
    assertThat(view.visible().get()).isEqualTo(new TimeRange(8_000, 16_000));
    view.zoom(16_000, 100);
    assertThat(view.visible().get()).isEqualTo(new TimeRange(0, 16_000));
    assertThat(view.isFitted()).isTrue();
  }

  @Test
  void somethingLongerOnTheSameAxisHasRoomAndLeavesItAgain() {
    view.show(1000);
    view.makeRoom(4000);
    assertThat(view.bounds().get()).isEqualTo(new TimeRange(0, 4000));
    assertThat(view.visible().get()).isEqualTo(new TimeRange(0, 4000));
    assertThat(view.visibleOf(500)).as("the next one").isEqualTo(new TimeRange(0, 4000));
    view.showOnly(new TimeRange(2000, 3000));
    assertThat(view.visible().get())
        .as("beyond the shorter one")
        .isEqualTo(new TimeRange(2000, 3000));
    view.show(8000);
    assertThat(view.bounds().get()).isEqualTo(new TimeRange(0, 8000));
    view.show(1000);
    view.makeRoom(0);
    assertThat(view.visible().get()).isEqualTo(new TimeRange(0, 1000));
  }

  @Test
  void thereIsAnEndToZoomingIn() {
    view.show(16_000);
    for (int i = 0; i < 100; i++) {
      view.zoom(5_000, 0.5);
    }
    assertThat(view.visible().get().length()).isCloseTo(8, within(1e-6));
  }

  @Test
  void zoomStaysFromOneExampleToTheNextAndSurvivesAShorterOne() {
    view.show(16_000);
    view.showOnly(new TimeRange(10_000, 12_000));
    view.show(16_000);
    assertThat(view.visible().get()).isEqualTo(new TimeRange(10_000, 12_000));
    view.show(5_000);
    assertThat(view.visible().get()).isEqualTo(new TimeRange(3_000, 5_000));
    view.show(16_000);
    assertThat(view.visible().get()).isEqualTo(new TimeRange(10_000, 12_000));
  }

  @Test
  void whatShowsAllGoesOnShowingAll() {
    view.show(16_000);
    view.show(44_100);
    assertThat(view.visible().get()).isEqualTo(new TimeRange(0, 44_100));
  }

  @Test
  void aSelectionMayBeDraggedEitherWayAndEndsAtTheEnds() {
    view.show(1_000);
    view.select(700, -50);
    assertThat(view.selection().get()).contains(new TimeRange(0, 700));
    view.select(20, 20);
    assertThat(view.selection().get()).isEmpty();
  }

  @Test
  void nothingAtAllCanBeShown() {
    view.show(0);
    view.zoom(0, 0.5);
    view.scroll(1);
    view.select(0, 1);
    assertThat(view.visible().get()).isEqualTo(new TimeRange(0, 1));
  }
}

package org.wavecrate.gui.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.wavecrate.gui.HeldBackground;
import org.wavecrate.plot.TimeRange;

class TilesTest {
  private static final Rectangle2D LANE = new Rectangle2D(0, 0, 700, 100);

  private final Tile.Renderer renderer =
      (time, vertical, width, height, c) -> new int[width * height];
  private final HeldBackground background = new HeldBackground();
  private final Tiles tiles = new Tiles(background, () -> {});

  private List<Tile> of(double from, double to) {
    return Tile.in(LANE, 1, renderer, new TimeRange(from, to), FrequencyView.WHOLE);
  }

  @Test
  void tilesCoverTheLaneAndNoMore() {
    List<Tile> all = of(0, 7000);
    assertThat(all).hasSize(3);
    assertThat(all.getFirst().time().from()).isZero();
    assertThat(all.getLast().time().to()).isGreaterThanOrEqualTo(7000);
    assertThat(of(0, 0.5)).isNotEmpty();
    assertThat(
            Tile.in(
                new Rectangle2D(0, 0, 512, 9),
                2,
                renderer,
                new TimeRange(0, 1),
                FrequencyView.WHOLE))
        .hasSize(4);
  }

  @Test
  void scrollingKeepsTilesAndZoomingDoesNot() {
    assertThat(of(2560, 9560)).startsWith(of(0, 7000).get(1), of(0, 7000).get(2));
    assertThat(of(0, 3500)).doesNotContainAnyElementsOf(of(0, 7000));
  }

  @Test
  void whatIsOvertakenIsGivenUpAndWhatIsStillWantedGoesOn() {
    tiles.want(of(0, 7000));
    assertThat(background.started()).isEqualTo(3);
    tiles.want(of(2560, 9560));
    assertThat(background.isCancelled(0)).isTrue();
    assertThat(background.isCancelled(1)).isFalse();
    assertThat(background.started()).isEqualTo(4);
  }

  @Test
  void whatWasDrawnIsNotDrawnAgainUntilItIsForgotten() {
    tiles.want(of(0, 7000));
    for (int job = 0; job < 3; job++) {
      background.finish(job);
    }
    assertThat(tiles.has(of(0, 7000))).isTrue();
    tiles.want(of(0, 7000));
    assertThat(background.started()).isEqualTo(3);
    tiles.keepOnly(Set.of());
    assertThat(tiles.get(of(0, 7000).getFirst())).isEmpty();
  }

  @Test
  void aTileThatComesTooLateIsDropped() {
    tiles.want(of(0, 7000));
    tiles.want(List.of());
    background.finish(0);
    assertThat(tiles.get(of(0, 7000).getFirst())).isEmpty();
  }
}

package org.wavecrate.gui.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wavecrate.gui.HeldBackground;
import org.wavecrate.plot.Box;
import org.wavecrate.plot.PixelSource;
import org.wavecrate.plot.PixelTile;
import org.wavecrate.plot.TimeRange;

class TilesTest {
  private static final Box LANE = new Box(0, 0, 700, 100);

  private final PixelSource source = (time, vertical, width, height, c) -> new int[width * height];
  private final HeldBackground background = new HeldBackground();
  private final Tiles tiles = new Tiles(background, () -> {});

  private List<PixelTile> of(double from, double to) {
    return PixelTile.in(LANE, 1, source, new TimeRange(from, to), PixelSource.WHOLE);
  }

  @Test
  void tilesCoverTheLaneAndNoMore() {
    List<PixelTile> all = of(0, 7000);
    assertThat(all).hasSize(3);
    assertThat(all.getFirst().time().from()).isZero();
    assertThat(all.getLast().time().to()).isGreaterThanOrEqualTo(7000);
    assertThat(of(0, 0.5)).isNotEmpty();
    assertThat(
            PixelTile.in(new Box(0, 0, 512, 9), 2, source, new TimeRange(0, 1), PixelSource.WHOLE))
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

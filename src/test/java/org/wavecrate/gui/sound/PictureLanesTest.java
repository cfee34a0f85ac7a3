package org.wavecrate.gui.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.content.Content;
import org.wavecrate.gui.HeldBackground;
import org.wavecrate.plot.Box;
import org.wavecrate.plot.PixelSource;
import org.wavecrate.plot.PixelTile;
import org.wavecrate.plot.TimeRange;

class PictureLanesTest {
  private final Content shown = Content.Sound.of(new float[10], 1, AmplitudeScale.FLOAT);
  private final Content next = Content.Sound.of(new float[10], 1, AmplitudeScale.FLOAT);
  private final PixelSource ofShown = (time, vertical, width, height, c) -> new int[width * height];
  private final PixelSource ofNext = (time, vertical, width, height, c) -> new int[width * height];
  private final HeldBackground background = new HeldBackground();
  private final AtomicInteger drawn = new AtomicInteger();
  private final PictureLanes lanes = new PictureLanes(background, drawn::incrementAndGet);

  private List<List<PixelTile>> tilesOf(Content content) {
    PixelSource source =
        lanes.sources(content, of -> List.of(of == shown ? ofShown : ofNext)).getFirst();
    Box box = new Box(0, 0, 10, 10);
    return List.of(PixelTile.in(box, 1, source, new TimeRange(0, 10), PixelSource.WHOLE));
  }

  @Test
  void onlyTilesOfWhatIsOnShowAreTold() {
    lanes.resize(1);
    lanes.prepare(List.of(next));
    lanes.want(shown, tilesOf(shown), this::tilesOf);
    assertThat(background.started()).isEqualTo(2);
    background.finish(0);
    assertThat(drawn).hasValue(1);
    assertThat(lanes.isComplete()).isTrue();
    background.finish(1);
    assertThat(drawn).hasValue(1);
  }
}

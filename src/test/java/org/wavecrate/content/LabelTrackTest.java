package org.wavecrate.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelTrackTest {
  private static float[] runs(int each, float... values) {
    float[] all = new float[each * values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i / each];
    }
    return all;
  }

  @Test
  void classNumbersOverTimeReadAsClasses() {
    LabelTrack track =
        LabelTrack.of(runs(20, 0, 1, 2), 16_000, List.of("rest", "kick", "snare")).orElseThrow();
    assertThat(track.textAt(0)).isEqualTo("0 · rest");
    assertThat(track.textAt(0.5)).isEqualTo("1 · kick");
    assertThat(track.textAt(1)).isEqualTo("2 · snare");
  }

  @Test
  void aVectorOfClassMembershipsIsNoLabelOverTime() {
    float[] multiHot = new float[60];
    multiHot[3] = 1;
    multiHot[40] = 1;
    assertThat(LabelTrack.of(multiHot, 16_000, List.of())).isEmpty();
    assertThat(LabelTrack.of(new float[] {0.2f, 0.8f}, 16_000, List.of())).isEmpty();
  }

  @Test
  void activityThatLastsIsOne() {
    assertThat(LabelTrack.of(runs(10, 0, 1, 0), 16_000, List.of())).isPresent();
  }

  @Test
  void aNumberForEverySampleIsACurveWhateverItIs() {
    LabelTrack track = LabelTrack.of(new float[] {0.25f, -0.5f}, 2, List.of("a")).orElseThrow();
    assertThat(track.whole()).isFalse();
    assertThat(track.textAt(0.9)).isEqualTo("−0.500");
  }
}

package org.wavecrate.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.plot.ValueRange;

class SubtractionTest {
  private static Content.Features features(int frames, int bins, float first) {
    float[] values = new float[frames * bins];
    values[0] = first;
    return new Content.Features(values, frames, bins, ValueRange.of(values));
  }

  private static String why(Content one, Content other) {
    return ((Content.Nothing) Subtraction.of(one, other)).why();
  }

  @Test
  void featuresAreSubtractedCellByCell() {
    Content.Features minus =
        (Content.Features) Subtraction.of(features(3, 2, 5), features(3, 2, 7));
    assertThat(minus.values()).containsExactly(-2, 0, 0, 0, 0, 0);
    assertThat(minus.range()).isEqualTo(new ValueRange(-2, 0));
    assertThat(why(features(3, 2, 1), features(4, 2, 1)))
        .isEqualTo("3 frames here, 4 frames there: only equal shapes can be subtracted.");
    assertThat(why(features(3, 2, 1), features(3, 5, 1)))
        .isEqualTo("2 bins here, 5 bins there: only equal shapes can be subtracted.");
  }

  @Test
  void channelsAndScalesMustAgree() {
    float[] samples = {0.25f, -0.5f, 1, 0};
    Content mono = Content.Sound.of(samples, 1, AmplitudeScale.FLOAT);
    Content stereo = Content.Sound.of(new float[8], 2, AmplitudeScale.FLOAT);
    Content shorts = Content.Sound.of(samples, 1, AmplitudeScale.signed(16));
    assertThat(why(mono, stereo))
        .isEqualTo("1 channel here, 2 channels there: only equal shapes can be subtracted.");
    assertThat(why(mono, shorts))
        .isEqualTo("Full scale is 1 here, 32,768 there: only equal scales can be subtracted.");
    assertThat(why(mono, features(2, 2, 1))).isEqualTo("One of them is sound, the other features.");
  }
}

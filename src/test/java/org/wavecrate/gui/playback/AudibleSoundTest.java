package org.wavecrate.gui.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.content.Content;
import org.wavecrate.gui.sound.ChannelMix;
import org.wavecrate.survey.Folders;

class AudibleSoundTest {
  private static float peak(AudibleSound sound) {
    float peak = 0;
    for (int c = 0; c < sound.channels(); c++) {
      for (float x : sound.channel(c)) {
        peak = Math.max(peak, Math.abs(x));
        assertThat(Float.isFinite(x)).isTrue();
      }
    }
    return peak;
  }

  @Test
  void whatIsTooLoudIsBroughtDownAndTheRestLeftAlone() {
    AudibleSound loud = AudibleSound.of(List.of(Folders.sine(1600, 0.01, 12_000)), 16_000, 1);
    assertThat(peak(loud)).isCloseTo((float) AudibleSound.SAFE_PEAK, within(1e-4f));
    assertThat(loud.gainDb()).isCloseTo(-20 * Math.log10(12_000) - 1, within(0.01));
    AudibleSound quiet = AudibleSound.of(List.of(Folders.sine(1600, 0.01, 0.01)), 16_000, 1);
    assertThat(peak(quiet)).isCloseTo(0.01f, within(1e-4f));
    assertThat(quiet.gainDb()).isZero();
  }

  @Test
  void integersArePlayedInTheirOwnScale() {
    AudibleSound sound = AudibleSound.of(List.of(Folders.sine(1600, 0.01, 16_384)), 16_000, 32_768);
    assertThat(peak(sound)).isCloseTo(0.5f, within(1e-3f));
  }

  @Test
  void invalidSamplesAndDcOffsetAreTakenOut() {
    float[] odd = Folders.sine(1600, 0.01, 0.25);
    for (int i = 0; i < odd.length; i++) {
      odd[i] += 1000;
    }
    AudibleSound offset = AudibleSound.of(List.of(odd), 16_000, 1);
    assertThat(peak(offset)).isCloseTo(0.25f, within(1e-2f));
    float[] invalid = Folders.sine(1600, 0.01, 0.25);
    invalid[7] = Float.NaN;
    invalid[8] = Float.NEGATIVE_INFINITY;
    assertThat(peak(AudibleSound.of(List.of(invalid), 16_000, 1))).isCloseTo(0.25f, within(1e-2f));
    float[] absurd = {Float.MAX_VALUE, -Float.MAX_VALUE, 0, 1};
    assertThat(peak(AudibleSound.of(List.of(absurd), 16_000, 1))).isLessThan(1);
    assertThat(peak(AudibleSound.of(List.of(new float[0]), 16_000, 1))).isZero();
  }

  @Test
  void manyChannelsAreHeardOnTwoSides() {
    float[] one = Folders.sine(1600, 0.01, 0.2);
    float[] none = new float[1600];
    AudibleSound sound = AudibleSound.of(List.of(one, none, one, none, one), 16_000, 1);
    assertThat(sound.channels()).isEqualTo(5);
    assertThat(sound.sides()).isEqualTo(2);
    assertThat(sound.channel(2)[25]).isCloseTo(one[25], within(1e-4f));
    LevelTrail trail = new LevelTrail(5, 16_000);
    ChannelMixer mixer = new ChannelMixer(sound, 1600, ChannelMix.ALL, trail);
    float[][] five = new float[5][];
    Arrays.setAll(five, sound::channel);
    float[][] sides = mixer.mix(five, 1600, ChannelMix.ALL);
    assertThat(sides[0][25]).isCloseTo(one[25], within(1e-4f));
    assertThat(sides[1][25]).isZero();
    assertThat(mixer.mix(five, 1600, ChannelMix.ALL.mute(0))[0][1599])
        .as("two of three")
        .isCloseTo(one[1599] * 2 / 3, within(1e-4f));
  }

  /// What a meter shows is what is stored, whatever was done to it for ears.
  @Test
  void whatIsStoredIsRemembered() {
    float[] odd = Folders.sine(1600, 0.01, 3);
    for (int i = 0; i < odd.length; i++) {
      odd[i] += 0.5f;
    }
    AudibleSound sound = AudibleSound.of(List.of(odd), 16_000, 2);
    assertThat(sound.gainDb()).isNegative();
    Content.Sound quiet = Content.Sound.of(Folders.sine(1600, 0.01, 0.1), 1, AmplitudeScale.FLOAT);
    Content.Sound loud = Content.Sound.of(odd, 1, AmplitudeScale.FLOAT);
    List<AudibleSound> two = AudibleSound.alike(List.of(loud, quiet), 16_000);
    for (int i = 0; i < 1600; i += 100) {
      assertThat(sound.stored(0, sound.channel(0)[i])).isCloseTo(odd[i] / 2, within(1e-5f));
      assertThat(two.get(0).stored(0, two.get(0).channel(0)[i])).isCloseTo(odd[i], within(1e-5f));
      assertThat(two.get(1).stored(0, two.get(1).channel(0)[i]))
          .isCloseTo(quiet.channels().getFirst().samples()[i], within(1e-5f));
    }
  }
}

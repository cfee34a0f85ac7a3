package org.wavecrate.gui.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChannelMixTest {
  @Test
  void soloedOnesAreHeardElseAllButMutedOnes() {
    assertThat(ChannelMix.ALL.silent(3)).isEmpty();
    assertThat(ChannelMix.ALL.mute(1).silent(3)).containsExactly(1);
    assertThat(ChannelMix.ALL.mute(1).mute(1)).isEqualTo(ChannelMix.ALL);
    assertThat(ChannelMix.ALL.solo(2).silent(3)).containsExactly(0, 1);
    assertThat(ChannelMix.ALL.solo(2).solo(0).silent(3)).containsExactly(1);
    assertThat(ChannelMix.ALL.solo(2).mute(2).silent(3)).containsExactly(0, 1, 2);
  }

  @Test
  void channelsThatASoundHasNotSilenceNothing() {
    assertThat(ChannelMix.ALL.solo(3).silent(2)).isEmpty();
    assertThat(ChannelMix.ALL.mute(0).silent(1)).as("mono").isEmpty();
  }
}

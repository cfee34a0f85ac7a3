package org.wavecrate.gui.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.wavecrate.gui.sound.ChannelMix;
import org.wavecrate.survey.Folders;

class PlayerTest {
  private static final int RATE_HZ = 16_000;

  private final BlockingQueue<Player.State> states = new LinkedBlockingQueue<>();

  private static AudibleSound sine(int samples, double hz, double amplitude) {
    return AudibleSound.of(List.of(Folders.sine(samples, hz / RATE_HZ, amplitude)), RATE_HZ, 1);
  }

  private void await(Player.State wanted) throws InterruptedException {
    Player.State state;
    do {
      state = states.poll(10, TimeUnit.SECONDS);
      assertThat(state).as("waiting for " + wanted).isNotNull();
    } while (state != wanted);
  }

  private short[] played(AudibleSound sound, PlayRange stretch, FakeOutput output)
      throws InterruptedException {
    try (Player player = new Player(output.unlimited(), states::add)) {
      player.play(sound, stretch);
      await(Player.State.STOPPED);
      assertThat(player.position()).isCloseTo(stretch.to(), within(2.0));
      return output.played();
    }
  }

  private static int crossings(short[] samples, int from, int to) {
    int crossings = 0;
    for (int i = from + 1; i < to; i++) {
      crossings += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
    }
    return crossings;
  }

  private static int peak(short[] samples) {
    int peak = 0;
    for (short sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  @Test
  void playsEverySampleAsItIsButForTheFades() throws InterruptedException {
    AudibleSound sound = sine(RATE_HZ, 440, 0.5);
    short[] played = played(sound, PlayRange.whole(sound), new FakeOutput());
    assertThat(played).hasSize(RATE_HZ);
    for (int i = 20; i < RATE_HZ - 80; i++) {
      assertThat((double) played[i]).isCloseTo(32_767 * sound.channel(0)[i], within(0.51));
    }
    assertThat(Math.abs(played[0])).isLessThan((short) 300);
    assertThat(Math.abs(played[RATE_HZ - 1])).isLessThan((short) 300);
  }

  @Test
  void aSelectionBeginsAndEndsWithoutAClick() throws InterruptedException {
    AudibleSound sound = AudibleSound.of(List.of(step()), RATE_HZ, 1);
    short[] played = played(sound, new PlayRange(4000, 6000, false, 1, true), new FakeOutput());
    assertThat(played).hasSize(2000);
    assertThat((double) played[1000]).isCloseTo(32_767 * 0.5, within(2.0));
    for (int i = 1; i < played.length; i++) {
      assertThat(Math.abs(played[i] - played[i - 1])).isLessThan(1200);
    }
    assertThat(Math.abs(played[0])).isLessThan((short) 1200);
    assertThat(Math.abs(played[1999])).isLessThan((short) 1200);
  }

  /// Half up, half down: no DC offset in all, one in every selection.
  private static float[] step() {
    float[] step = new float[16_000];
    for (int i = 0; i < step.length; i++) {
      step[i] = i < 8000 ? 0.5f : -0.5f;
    }
    return step;
  }

  @Test
  void slowerKeepsThePitchOrDropsIt() throws InterruptedException {
    AudibleSound sound = sine(RATE_HZ, 440, 0.5);
    PlayRange half = PlayRange.whole(sound).withSpeed(0.5);
    short[] kept = played(sound, half, new FakeOutput());
    assertThat(kept.length).isCloseTo(2 * RATE_HZ, within(4));
    assertThat(crossings(kept, 4000, 20_000)).isBetween(436, 444);
    // No holes and no bumps where pieces join.
    for (int at = 1000; at < kept.length - 1000; at += 400) {
      assertThat(peak(Arrays.copyOfRange(kept, at, at + 400))).isBetween(15_500, 17_300);
    }
    short[] dropped = played(sound, half.withPitchKept(false), new FakeOutput());
    assertThat(dropped.length).isCloseTo(2 * RATE_HZ, within(4));
    assertThat(crossings(dropped, 4000, 20_000)).isBetween(218, 222);
    short[] quarter = played(sound, half.withSpeed(0.25), new FakeOutput());
    assertThat(quarter.length).isCloseTo(4 * RATE_HZ, within(4));
    assertThat(crossings(quarter, 4000, 20_000)).isBetween(434, 446);
  }

  @Test
  void slowSoundIsWholeUpToItsLastSample() throws InterruptedException {
    AudibleSound sound = sine(RATE_HZ, 440, 0.5);
    for (double speed : new double[] {0.75, 0.5, 0.25}) {
      PlayRange slow = PlayRange.whole(sound).withSpeed(speed);
      short[] played = played(sound, slow, new FakeOutput());
      // The fade takes the last 4 ms of the sound, at its own speed.
      int end = played.length - (int) (0.004 * RATE_HZ / speed) - 1;
      for (int at = end - RATE_HZ / 4; at + 80 <= end; at += 80) {
        assertThat(peak(Arrays.copyOfRange(played, at, at + 80)))
            .as("speed %s, %s ms before the end", speed, (played.length - at) / 16)
            .isBetween(15_300, 17_300);
      }
    }
  }

  @Test
  void theEndOfAStretchPlayedSlowlyIsItsOwn() throws InterruptedException {
    // Quiet, with loud noise right behind the stretch.
    float[] samples = Folders.sine(RATE_HZ, 440.0 / RATE_HZ, 0.1);
    for (int i = 8000; i < samples.length; i++) {
      samples[i] = i % 2 == 0 ? 0.9f : -0.9f;
    }
    AudibleSound sound = AudibleSound.of(List.of(samples), RATE_HZ, 1);
    for (int length : new int[] {5, 40, 300, 900, 4000}) {
      PlayRange slow = new PlayRange(8000 - length, 8000, false, 0.5, true);
      short[] played = played(sound, slow, new FakeOutput());
      assertThat(played.length).isCloseTo(2 * length, within(2));
      assertThat(peak(played)).isLessThan(3600);
    }
  }

  @Test
  void slowStereoStaysTogether() throws InterruptedException {
    float[] left = Folders.sine(RATE_HZ, 440.0 / RATE_HZ, 0.5);
    float[] right = left.clone();
    for (int i = 0; i < right.length; i++) {
      right[i] *= -0.5f;
    }
    AudibleSound sound = AudibleSound.of(List.of(left, right), RATE_HZ, 1);
    PlayRange slow = PlayRange.whole(sound).withSpeed(0.6);
    short[] played = played(sound, slow, new FakeOutput());
    for (int i = 0; i < played.length; i += 2) {
      assertThat(played[i + 1])
          .isBetween((short) (-played[i] / 2 - 2), (short) (-played[i] / 2 + 2));
    }
  }

  @Test
  void anUnusualRateIsResampledForTheDevice() throws InterruptedException {
    AudibleSound sound = sine(RATE_HZ, 440, 0.5);
    short[] played =
        played(sound, PlayRange.whole(sound), new FakeOutput(OptionalInt.of(44_100), 2));
    assertThat(played.length / 2).isCloseTo(44_100, within(2));
    for (int i = 400; i < 43_000; i++) {
      double expected = 16_383.5 * Math.sin(2 * Math.PI * 440 * i / 44_100);
      assertThat((double) played[2 * i]).isCloseTo(expected, within(20.0));
      assertThat(played[2 * i + 1]).isEqualTo(played[2 * i]);
    }
  }

  @Test
  void aHighRateComesDownWithoutAliases() throws InterruptedException {
    float[] high = Folders.sine(96_000, 30_000 / 96_000.0, 0.9);
    AudibleSound sound = AudibleSound.of(List.of(high), 96_000, 1);
    short[] played =
        played(sound, PlayRange.whole(sound), new FakeOutput(OptionalInt.of(44_100), 1));
    assertThat(peak(Arrays.copyOfRange(played, 1000, 40_000))).isLessThan(60);
  }

  @Test
  void aLoopGoesOnUntilItIsStoppedAndIsSilentAtOnce() throws InterruptedException {
    FakeOutput output = new FakeOutput();
    Player player = new Player(output, states::add);
    player.play(sine(RATE_HZ, 440, 0.5), new PlayRange(1000, 2000, true, 1, true), 1500);
    output.writes.release(60);
    while (output.bytes() < 2 * 8000) {
      Thread.sleep(1);
    }
    output.hear(500 + 1000 + 250);
    assertThat(player.position()).isCloseTo(1250, within(1.0));
    assertThat(player.isPlaying()).isTrue();
    player.stop();
    assertThat(player.state()).isEqualTo(Player.State.STOPPED);
    assertThat(player.position()).isCloseTo(1250, within(1.0));
    int atStop = output.bytes();
    output.writes.release(1000);
    for (int i = 0; i < 1000 && output.flushed() == 0; i++) {
      Thread.sleep(1);
    }
    assertThat(output.flushed()).isEqualTo(1);
    // The block that was on its way, and none after it.
    assertThat(output.bytes() - atStop).isLessThanOrEqualTo(2 * RATE_HZ / 100);
  }

  @Test
  void thePositionIsWhatIsHeardNotWhatWasWritten() throws InterruptedException {
    FakeOutput output = new FakeOutput(OptionalInt.of(48_000), 1);
    try (Player player = new Player(output, states::add)) {
      player.play(sine(RATE_HZ, 440, 0.5), PlayRange.whole(sine(RATE_HZ, 1, 1)), 2000);
      assertThat(player.position()).isEqualTo(2000);
      output.writes.release(40);
      while (output.bytes() < 2 * 15_000) {
        Thread.sleep(1);
      }
      output.hear(0);
      assertThat(player.position()).isCloseTo(2000, within(1.0));
      output.hear(9600);
      assertThat(player.position()).isCloseTo(2000 + 3200, within(1.0));
      output.writes.release(10_000);
    }
  }

  @Test
  void aNewSoundTakesThePlaceOfTheOld() throws InterruptedException {
    FakeOutput output = new FakeOutput().unlimited();
    try (Player player = new Player(output, states::add)) {
      for (int i = 0; i < 20; i++) {
        player.play(sine(RATE_HZ, 440, 0.5), new PlayRange(0, 16_000, true, 1, true));
      }
      AudibleSound last = sine(500, 880, 0.25);
      player.play(last, PlayRange.whole(last));
      await(Player.State.STOPPED);
      assertThat(output.played()).hasSize(500);
      assertThat(player.position()).isEqualTo(500);
    }
  }

  @Test
  void withoutADeviceItIsQuietAndTriesAgain() throws InterruptedException {
    try (Player player = new Player((rate, channels) -> Optional.empty(), states::add)) {
      AudibleSound sound = sine(1000, 440, 0.5);
      player.play(sound, PlayRange.whole(sound), 300);
      await(Player.State.NO_DEVICE);
      assertThat(player.state()).isEqualTo(Player.State.NO_DEVICE);
      assertThat(player.position()).isEqualTo(300);
      player.play(sound, PlayRange.whole(sound));
      await(Player.State.NO_DEVICE);
      player.stop();
    }
    try (Player broken =
        new Player(
            (rate, channels) -> {
              throw new IllegalArgumentException("driver");
            },
            states::add)) {
      AudibleSound sound = sine(1000, 440, 0.5);
      broken.play(sound, PlayRange.whole(sound));
      await(Player.State.NO_DEVICE);
    }
  }

  @Test
  void theComputersOwnDeviceNeverThrows() {
    new SystemOutput().open(16_000, 1).ifPresent(AudioOutput.Line::close);
  }

  /// A sine of amplitude 0.5 on the left, one at full scale on the right: -6.02 dBFS and -9.03, 0
  /// and -3.01.
  @Test
  void levelsAreMeasuredWhereSamplesAreWrittenAndMutedChannelsAreSilent()
      throws InterruptedException {
    float[] left = Folders.sine(RATE_HZ, 440.0 / RATE_HZ, 0.5);
    float[] right = Folders.sine(RATE_HZ, 1000.0 / RATE_HZ, 1);
    AudibleSound sound = AudibleSound.of(List.of(left, right), RATE_HZ, 1);
    FakeOutput output = new FakeOutput();
    try (Player player = new Player(output, states::add)) {
      assertThat(player.levels()).isEmpty();
      player.play(sound, PlayRange.whole(sound).withLoop(true));
      output.writes.release(60);
      awaitBytes(output, 60 * 160 * 4);
      output.hear(50 * 160);
      LevelReading levels = player.levels().orElseThrow();
      assertThat(20 * Math.log10(levels.peak()[0])).isCloseTo(-6.02, within(0.02));
      assertThat(20 * Math.log10(levels.rms()[0])).isCloseTo(-9.03, within(0.05));
      assertThat(20 * Math.log10(levels.peak()[1])).isCloseTo(0, within(0.02));
      assertThat(20 * Math.log10(levels.rms()[1])).isCloseTo(-3.01, within(0.05));
      assertThat(levels.clipped()).containsExactly(false, true);
      player.setMix(ChannelMix.ALL.mute(1));
      output.writes.release(40);
      awaitBytes(output, 100 * 160 * 4);
      short[] played = output.played();
      int loudest = 0;
      for (int frame = 65 * 160; frame < 95 * 160; frame++) {
        loudest = Math.max(loudest, Math.abs(played[2 * frame]));
        assertThat(played[2 * frame + 1]).isZero();
      }
      assertThat(loudest).as("the other channel").isBetween(16_300, 16_400);
      for (int frame = 55 * 160; frame < 65 * 160; frame++) {
        int step = Math.abs(played[2 * frame + 1] - played[2 * frame - 1]);
        assertThat(step).as("no click").isLessThan(13_500);
      }
      output.hear(95 * 160);
      assertThat(player.levels().orElseThrow().peak()[1]).isZero();
      output.unlimited();
    }
  }

  private static void awaitBytes(FakeOutput output, int bytes) throws InterruptedException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (output.bytes() < bytes) {
      assertThat(System.nanoTime()).isLessThan(limit);
      Thread.sleep(2);
    }
  }
}

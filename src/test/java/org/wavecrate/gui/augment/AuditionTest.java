package org.wavecrate.gui.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.HeldBackground;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.playback.AudibleSound;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.playback.FakeOutput;
import org.wavecrate.gui.playback.Player;
import org.wavecrate.gui.sound.Listening;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.plot.PeakPyramid;

class AuditionTest {
  private static final int RATE_HZ = 16_000;
  private static final int LENGTH = 16_000;

  /// Frames in a write.
  private static final int BLOCK = 160;

  /// More than a fade takes at its beginning.
  private static final int FADE = 20;

  private final FakeOutput output = new FakeOutput();
  private final TimeView time = new TimeView();
  private final ObjectProperty<Listening> listening =
      new SimpleObjectProperty<>(Listening.STANDARD);
  private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
  private final Content.Sound up = ramp(LENGTH, 0.8);
  private final Content.Sound down = ramp(LENGTH, -0.8);

  private Audition audition = audition(new ImmediateBackground(), output);

  @BeforeEach
  void load() {
    time.show(LENGTH);
    audition.load(List.of(up, down), RATE_HZ);
  }

  @AfterEach
  void silence() {
    audition.stop();
    output.unlimited();
  }

  private Audition audition(Background background, AudioOutput to) {
    return new Audition(background, to, time, listening, screen::add);
  }

  /// Every sample has a value of its own, by which it is known when it is played.
  private static Content.Sound ramp(int length, double rise) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (rise * ((i + 0.5) / length - 0.5));
    }
    return sound(samples);
  }

  private static Content.Sound sound(float... samples) {
    return new Content.Sound(
        List.of(new PeakPyramid(samples, 1)), new AmplitudeScale(1, 0, -1, 1, false));
  }

  /// Does what is left to the thread of the screen until it is so.
  private void await(BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Runnable told = screen.poll(1, TimeUnit.MILLISECONDS);
      if (told != null) {
        told.run();
      }
    }
  }

  private void awaitState(Player.State wanted) throws InterruptedException {
    await(() -> audition.state().get() == wanted);
  }

  /// Plays until so many frames were written by the line opened as number `line`, and heard
  /// `heard` of them.
  private void listen(int line, int frames, long heard) throws InterruptedException {
    await(
        () -> {
          if (output.writes.availablePermits() == 0) {
            output.writes.release();
          }
          return output.opened() == line && output.bytes() >= 2 * frames;
        });
    output.hear(heard);
    audition.follow();
  }

  /// That the line got `sound` from sample `from` on, `count` of them, but for the fade.
  private void assertPlayed(Content.Sound sound, int from, int count) {
    short[] played = output.played();
    float[] samples = sound.channels().getFirst().samples();
    for (int i = FADE; i < count; i++) {
      assertThat((double) played[i])
          .as("frame " + i)
          .isCloseTo(32_767.0 * samples[from + i], within(1.0));
    }
  }

  private double playhead() {
    return time.playhead().get().orElse(-1);
  }

  @Test
  void theOtherSideGoesOnAtTheSameSample() throws InterruptedException {
    audition.toggle(Audition.A);
    listen(1, 4 * BLOCK, 500);
    assertPlayed(up, 0, 4 * BLOCK);
    assertThat(playhead()).isEqualTo(500);

    audition.choose(Audition.B);
    assertThat(audition.side().get()).isEqualTo(Audition.B);
    assertThat(playhead()).isEqualTo(500);
    listen(2, 10 * BLOCK, 1000);
    assertPlayed(down, 500, 10 * BLOCK);
    assertThat(playhead()).isEqualTo(1500);

    audition.toggle(Audition.A);
    listen(3, 4 * BLOCK, 0);
    assertPlayed(up, 1500, 4 * BLOCK);
    assertThat(audition.state().get()).isEqualTo(Player.State.PLAYING);

    audition.toggle(Audition.A);
    assertThat(audition.state().get()).isEqualTo(Player.State.STOPPED);
    assertThat(time.playhead().get()).isEmpty();
  }

  @Test
  void itBeginsWhereTheUserSaidAndGoesThereWhilePlaying() throws InterruptedException {
    time.setCursor(3000);
    audition.toggle(Audition.B);
    listen(1, 4 * BLOCK, 100);
    assertPlayed(down, 3000, 4 * BLOCK);
    time.setCursor(9000);
    listen(2, 4 * BLOCK, 0);
    assertPlayed(down, 9000, 4 * BLOCK);
  }

  @Test
  void aSelectionLoopsUntilLoopIsTurnedOff() throws InterruptedException {
    listening.set(Listening.STANDARD.withLoop(true));
    time.select(1000, 2000);
    audition.toggle(Audition.B);
    listen(1, 2 * 1000, 1250);
    assertThat(playhead()).isEqualTo(1250);
    short[] played = output.played();
    float[] samples = down.channels().getFirst().samples();
    for (int at : new int[] {100, 900, 1100, 1900}) {
      assertThat((double) played[at]).isCloseTo(32_767.0 * samples[1000 + at % 1000], within(1.0));
    }

    audition.choose(Audition.A);
    listen(2, 1600, 100);
    assertPlayed(up, 1250, 600);
    assertThat(playhead()).isEqualTo(1350);

    listening.set(listening.get().withLoop(false));
    output.unlimited();
    awaitState(Player.State.STOPPED);
    assertThat(output.opened()).isEqualTo(3);
    assertThat(output.bytes() / 2).isEqualTo(650);
    assertPlayed(up, 1350, 500);
  }

  @Test
  void withoutADeviceItIsQuietAndTriesAgain() throws InterruptedException {
    AtomicInteger tried = new AtomicInteger();
    audition =
        audition(
            new ImmediateBackground(),
            (rate, channels) -> {
              tried.incrementAndGet();
              return Optional.empty();
            });
    audition.load(List.of(up, down), RATE_HZ);
    audition.toggle(Audition.A);
    awaitState(Player.State.NO_DEVICE);
    assertThat(time.playhead().get()).isEmpty();
    audition.choose(Audition.B);
    audition.load(List.of(up, ramp(LENGTH, 0.1)), RATE_HZ);
    assertThat(tried).hasValue(1);
    audition.toggle(Audition.B);
    awaitState(Player.State.NO_DEVICE);
    await(() -> tried.get() == 2);
  }

  @Test
  void anEditIsHeardFromTheSameSampleOn() throws InterruptedException {
    HeldBackground held = new HeldBackground();
    audition = audition(held, output);
    audition.load(List.of(up, down), RATE_HZ);
    audition.toggle(Audition.B);
    held.finish(0);
    listen(1, 4 * BLOCK, 400);

    Content.Sound edited = ramp(LENGTH, 0.3);
    audition.load(List.of(up, ramp(LENGTH, 0.2)), RATE_HZ);
    audition.load(List.of(up, edited), RATE_HZ);
    listen(1, 8 * BLOCK, 1100);
    held.finish(1);
    assertThat(output.opened()).as("overtaken").isEqualTo(1);
    held.finish(2);
    listen(2, 4 * BLOCK, 0);
    assertPlayed(edited, 1100, 4 * BLOCK);
  }

  @Test
  void whatEndsWhileAnEditIsPreparedDoesNotBeginAgain() throws InterruptedException {
    HeldBackground held = new HeldBackground();
    audition = audition(held, output);
    audition.load(List.of(up, down), RATE_HZ);
    audition.toggle(Audition.B);
    held.finish(0);
    listen(1, 4 * BLOCK, 400);
    audition.load(List.of(up, ramp(LENGTH, 0.2)), RATE_HZ);
    output.unlimited();
    awaitState(Player.State.STOPPED);
    audition.load(List.of(up, ramp(LENGTH, 0.3)), RATE_HZ);
    for (int job = 1; job < held.started(); job++) {
      held.finish(job);
    }
    assertThat(audition.state().get()).isEqualTo(Player.State.STOPPED);
    assertThat(output.opened()).isEqualTo(1);
  }

  @Test
  void anEditBeforeTheFirstSampleDoesNotForgetThatItWasToPlay() throws InterruptedException {
    HeldBackground held = new HeldBackground();
    audition = audition(held, output);
    audition.load(List.of(up, down), RATE_HZ);
    audition.toggle(Audition.B);
    Content.Sound edited = ramp(LENGTH, 0.3);
    audition.load(List.of(up, edited), RATE_HZ);
    held.finish(0);
    held.finish(1);
    listen(1, 4 * BLOCK, 0);
    assertPlayed(edited, 0, 4 * BLOCK);
  }

  @Test
  void theSameVersionsAgainDoNotInterrupt() throws InterruptedException {
    audition.toggle(Audition.A);
    listen(1, 4 * BLOCK, 400);
    audition.load(List.of(up, down), RATE_HZ);
    listen(1, 20 * BLOCK, 1600);
    assertPlayed(up, 0, 20 * BLOCK);
  }

  @Test
  void anotherLengthOrNothingStopsIt() throws InterruptedException {
    audition.toggle(Audition.A);
    listen(1, 4 * BLOCK, 400);
    audition.load(List.of(ramp(500, 0.8), ramp(500, -0.8)), RATE_HZ);
    assertThat(audition.state().get()).isEqualTo(Player.State.STOPPED);
    audition.load(List.of(), RATE_HZ);
    assertThat(audition.playable().get()).isFalse();
    audition.toggle(Audition.A);
    assertThat(audition.state().get()).isEqualTo(Player.State.STOPPED);
  }

  @Test
  void tooLoudForOneIsQuieterForAll() {
    float[] lopsided = new float[1000];
    Arrays.fill(lopsided, -0.9f);
    lopsided[500] = 0.9f;
    for (Content.Sound loud : List.of(ramp(1000, 8), sound(lopsided))) {
      assertThat(AudibleSound.alike(List.of(loud, ramp(1000, 0.5)), RATE_HZ))
          .extracting(AudibleSound::gainDb)
          .allSatisfy(gainDb -> assertThat(gainDb).isNegative())
          .containsOnly(AudibleSound.alike(List.of(loud), RATE_HZ).getFirst().gainDb());
    }
  }
}

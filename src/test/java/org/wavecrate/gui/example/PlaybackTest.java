package org.wavecrate.gui.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.playback.Player;

class PlaybackTest {
  @TempDir private Path folder;

  private final Workspace workspace = new Workspace(new ImmediateBackground());
  private final Queue<Runnable> screen = new ConcurrentLinkedQueue<>();
  private final CountDownLatch finish = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean device = true;

  /// A device on which nothing is heard yet, and that plays until the test ends.
  private final AudioOutput output =
      (rateHz, channels) ->
          device ? Optional.of(new StillLine(rateHz, channels, finish)) : Optional.empty();

  private record StillLine(int rateHz, int channels, CountDownLatch finish)
      implements AudioOutput.Line {
    @Override
    public void write(byte[] bytes, int length) {}

    @Override
    public long heardFrames() {
      return 0;
    }

    @Override
    public void drain() {
      try {
        finish.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private ExamplePair comparison;

  @BeforeEach
  void open() throws IOException {
    workspace.open(SmallData.dataset(folder));
  }

  @AfterEach
  void letPlayersEnd() {
    finish.countDown();
  }

  private ExampleModel model() {
    return new ExampleModel(workspace, new ImmediateBackground(), new RowWalk(workspace));
  }

  private Playback playback(ExampleModel model) {
    comparison = new ExamplePair(model, new ImmediateBackground());
    return new Playback(
        model,
        comparison,
        new ImmediateBackground(),
        output,
        work -> {
          screen.add(work);
          ended.countDown();
        });
  }

  @Test
  void spacePlaysAndStops() {
    ExampleModel model = model();
    Playback playback = playback(model);
    playback.toggle();
    assertThat(playback.state().get()).isEqualTo(Player.State.PLAYING);
    assertThat(model.time().playhead().get()).hasValue(0);
    playback.toggle();
    assertThat(playback.state().get()).isEqualTo(Player.State.STOPPED);
    assertThat(model.time().playhead().get()).isEmpty();
  }

  @Test
  void playingBeginsAtTheSelectionOrAtTheMarkWithinIt() {
    ExampleModel model = model();
    model.time().show(1600);
    Playback playback = playback(model);
    model.time().select(400, 800);
    playback.play(OptionalDouble.empty());
    assertThat(model.time().playhead().get()).hasValue(400);
    model.time().setCursor(500);
    assertThat(model.time().playhead().get()).as("a click while playing").hasValue(500);
    playback.play(OptionalDouble.of(1000));
    assertThat(model.time().playhead().get()).as("pointed at outside").hasValue(1000);
  }

  @Test
  void movingOnStopsOrPlaysTheNextByChoice() {
    ExampleModel model = model();
    Playback playback = playback(model);
    playback.toggle();
    new RowWalk(workspace).move(1);
    assertThat(playback.state().get()).isEqualTo(Player.State.STOPPED);
    workspace.listening().set(workspace.listening().get().withAuto(true));
    new RowWalk(workspace).move(1);
    assertThat(playback.state().get()).isEqualTo(Player.State.PLAYING);
  }

  @Test
  void theOtherGoesOnFromTheSamePlace() {
    ExampleModel model = model();
    model.time().show(1600);
    Playback playback = playback(model);
    playback.choose(Playback.B);
    assertThat(playback.side().get()).as("there is no other").isEqualTo(Playback.A);
    comparison.switchPin();
    new RowWalk(workspace).move(1);
    playback.play(OptionalDouble.of(700));
    playback.choose(Playback.B);
    assertThat(playback.side().get()).isEqualTo(Playback.B);
    assertThat(playback.state().get()).isEqualTo(Player.State.PLAYING);
    assertThat(model.time().playhead().get()).hasValue(700);
    comparison.difference().set(true);
    assertThat(playback.state().get()).isEqualTo(Player.State.PLAYING);
    assertThat(model.time().playhead().get()).as("the difference").hasValue(700);
    comparison.unpin();
    assertThat(playback.side().get()).as("what was heard has gone").isEqualTo(Playback.A);
    assertThat(model.time().playhead().get()).hasValue(700);
  }

  @Test
  void noDeviceIsAStateAndNoError() throws InterruptedException {
    device = false;
    Playback playback = playback(model());
    playback.toggle();
    Queue<Runnable> told = new ArrayDeque<>();
    while (told.isEmpty() || playback.state().get() != Player.State.NO_DEVICE) {
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
      Runnable next = screen.poll();
      if (next != null) {
        told.add(next);
        next.run();
      }
      Thread.onSpinWait();
    }
    assertThat(told).isNotEmpty();
  }
}

package org.wavecrate.gui.playback;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.sound.Listening;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.plot.TimeRange;

/// Plays one of the sounds on show: its selection, or from the cursor, or all.
public final class Loudspeaker {
  private final Latest preparing;
  private final Player player;
  private final List<TimeView> times;
  private final ObservableValue<Listening> listening;
  private final ReadOnlyObjectWrapper<Optional<Integer>> playing =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private int chosen;

  /// @param times where playing begins and where it is, one a sound
  /// @param screen runs what other threads tell on the thread of the screen
  public Loudspeaker(
      Background background,
      AudioOutput output,
      List<TimeView> times,
      ObservableValue<Listening> listening,
      Executor screen) {
    preparing = new Latest(background);
    player = new Player(output, now -> screen.execute(this::follow));
    this.times = List.copyOf(times);
    this.listening = listening;
  }

  /// Plays a sound, or stops it if it is the one that plays.
  ///
  /// @param which from 0 on
  public void toggle(int which, Content content, double sampleRateHz) {
    boolean same = playing.get().equals(Optional.of(which));
    stop();
    if (same || !(content instanceof Content.Sound wanted)) {
      return;
    }
    preparing.start(
        progress ->
            AudibleSound.of(
                wanted.channels().stream().map(channel -> channel.samples()).toList(),
                sampleRateHz,
                wanted.scale().fullScale()),
        ready -> {
          chosen = which;
          begin(ready);
        },
        reason -> {});
  }

  private void begin(AudibleSound ready) {
    int length = Math.max(1, ready.length());
    TimeView time = times.get(chosen);
    TimeRange range = time.selection().get().orElse(new TimeRange(0, length));
    int from = Math.clamp((long) range.from(), 0, length - 1);
    int to = Math.clamp((long) Math.ceil(range.to()), from + 1, length);
    Listening how = listening.getValue();
    double at = time.cursor().get().orElse(from);
    player.play(
        ready,
        new PlayRange(from, to, how.loop(), how.speed(), true),
        at >= from && at < to ? at : from);
    follow();
  }

  /// Stops what plays.
  public void stop() {
    preparing.cancel();
    player.stop();
    follow();
  }

  /// Takes over where the player is. To be called once a frame while it plays.
  public void follow() {
    boolean now = player.isPlaying();
    for (int i = 0; i < times.size(); i++) {
      times
          .get(i)
          .playhead()
          .set(now && i == chosen ? OptionalDouble.of(player.position()) : OptionalDouble.empty());
    }
    playing.set(now ? Optional.of(chosen) : Optional.empty());
  }

  /// Which sound is heard, if one is.
  public ReadOnlyObjectProperty<Optional<Integer>> playing() {
    return playing.getReadOnlyProperty();
  }
}

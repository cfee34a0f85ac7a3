package org.wavecrate.gui.augment;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.playback.AudibleSound;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.playback.PlayRange;
import org.wavecrate.gui.playback.Player;
import org.wavecrate.gui.sound.Listening;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.plot.TimeRange;

/// Plays one of several versions of a sound, and another from the same place on request. All are
/// brought down by the same amount if one of them is louder than full scale, so that their levels
/// can be compared by ear.
final class Audition {
  /// The one that is stored, and the one that training gets.
  static final int A = 0;

  static final int B = 1;

  private final Latest preparing;
  private final Player player;
  private final TimeView time;
  private final ObservableValue<Listening> listening;
  private final ReadOnlyObjectWrapper<Player.State> state =
      new ReadOnlyObjectWrapper<>(Player.State.STOPPED);
  private final ReadOnlyIntegerWrapper side = new ReadOnlyIntegerWrapper(B);
  private final ReadOnlyBooleanWrapper playable = new ReadOnlyBooleanWrapper();
  private List<Content.Sound> versions = List.of();
  private List<AudibleSound> sounds = List.of();
  private double sampleRateHz = 1;
  private boolean beginning;

  /// @param time where playing begins and where it is shown
  /// @param screen runs what other threads tell on the thread of the screen
  Audition(
      Background background,
      AudioOutput output,
      TimeView time,
      ObservableValue<Listening> listening,
      Executor screen) {
    preparing = new Latest(background);
    player = new Player(output, now -> screen.execute(this::follow));
    this.time = time;
    this.listening = listening;
    listening.subscribe((was, now) -> relisten(was, now));
    time.cursor().subscribe((was, now) -> seek(now));
  }

  private void relisten(Listening was, Listening now) {
    if (player.isPlaying() && (was.loop() != now.loop() || was.speed() != now.speed())) {
      goOn();
    }
  }

  private void seek(OptionalDouble cursor) {
    if (player.isPlaying() && cursor.isPresent()) {
      play();
    }
  }

  /// Takes other versions. What plays goes on with them at the same place if they are of the same
  /// length; with the same ones it just goes on.
  void load(List<Content.Sound> loaded, double rateHz) {
    if (loaded.equals(versions) && rateHz == sampleRateHz) {
      return;
    }
    boolean same =
        !versions.isEmpty()
            && !loaded.isEmpty()
            && versions.getFirst().length() == loaded.getFirst().length()
            && rateHz == sampleRateHz;
    versions = List.copyOf(loaded);
    sampleRateHz = rateHz;
    sounds = List.of();
    playable.set(!versions.isEmpty());
    if (same && player.isPlaying()) {
      goOn();
    } else if (same && isBeginning()) {
      play();
    } else {
      stop();
    }
  }

  /// Plays this version, or stops it if it plays already or is about to.
  void toggle(int version) {
    boolean busy = player.isPlaying() || isBeginning();
    if (busy && side.get() == version) {
      stop();
    } else if (busy) {
      choose(version);
    } else {
      side.set(version);
      play();
    }
  }

  /// Turns to a version; what plays goes on with it at the same place.
  void choose(int version) {
    if (side.get() == version) {
      return;
    }
    side.set(version);
    if (player.isPlaying()) {
      goOn();
    }
  }

  void stop() {
    preparing.cancel();
    player.stop();
    follow();
  }

  /// From where the user said, or the beginning.
  private void play() {
    beginning = true;
    prepared(
        () -> {
          PlayRange stretch = stretch();
          begin(stretch, time.cursor().get().orElse(stretch.from()));
        });
  }

  /// With what is to be heard now, from where it is; what came to its end meanwhile has ended.
  private void goOn() {
    beginning = false;
    prepared(
        () -> {
          if (player.isPlaying()) {
            begin(stretch(), player.position());
          }
        });
  }

  /// Whether it will play as soon as that is prepared.
  private boolean isBeginning() {
    return beginning && preparing.running().get();
  }

  private void prepared(Runnable next) {
    if (versions.isEmpty()) {
      return;
    }
    if (!sounds.isEmpty()) {
      next.run();
      return;
    }
    List<Content.Sound> wanted = versions;
    double rate = sampleRateHz;
    preparing.start(
        progress -> AudibleSound.alike(wanted, rate),
        ready -> {
          sounds = ready;
          next.run();
        },
        reason -> stop());
  }

  private AudibleSound chosen() {
    return sounds.get(Math.min(side.get(), sounds.size() - 1));
  }

  private PlayRange stretch() {
    int length = Math.max(1, chosen().length());
    TimeRange range = time.selection().get().orElse(new TimeRange(0, length));
    int first = Math.clamp((long) range.from(), 0, length - 1);
    int end = Math.clamp((long) Math.ceil(range.to()), first + 1, length);
    Listening how = listening.getValue();
    return new PlayRange(first, end, how.loop(), how.speed(), true);
  }

  private void begin(PlayRange stretch, double at) {
    boolean inside = at >= stretch.from() && at < stretch.to();
    player.play(chosen(), stretch, inside ? at : stretch.from());
    follow();
  }

  /// Takes over the player's state, and where it is. To be called once a frame while it plays.
  void follow() {
    state.set(player.state());
    time.playhead()
        .set(player.isPlaying() ? OptionalDouble.of(player.position()) : OptionalDouble.empty());
  }

  ReadOnlyObjectProperty<Player.State> state() {
    return state.getReadOnlyProperty();
  }

  /// Which version is heard, or would be.
  ReadOnlyIntegerProperty side() {
    return side.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty playable() {
    return playable.getReadOnlyProperty();
  }
}

package org.wavecrate.gui.augment;

import java.util.ArrayList;
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
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.playback.Player;
import org.wavecrate.gui.playback.Sound;
import org.wavecrate.gui.playback.Stretch;
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
  private List<Sound> sounds = List.of();
  private double sampleRateHz = 1;

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
  }

  /// Takes other versions. What plays goes on with them at the same place if they are of the same
  /// length.
  void load(List<Content.Sound> loaded, double rateHz) {
    boolean same =
        !versions.isEmpty()
            && !loaded.isEmpty()
            && versions.getFirst().length() == loaded.getFirst().length()
            && rateHz == sampleRateHz;
    versions = List.copyOf(loaded);
    sampleRateHz = rateHz;
    sounds = List.of();
    playable.set(!versions.isEmpty());
    if (player.isPlaying() && same) {
      play(OptionalDouble.empty());
    } else {
      stop();
    }
  }

  /// Plays this version, or stops it if it plays already.
  void toggle(int version) {
    if (player.isPlaying() && side.get() == version) {
      stop();
    } else if (player.isPlaying()) {
      choose(version);
    } else {
      side.set(version);
      play(time.cursor().get());
    }
  }

  /// Turns to a version; what plays goes on with it at the same place.
  void choose(int version) {
    if (side.get() == version) {
      return;
    }
    side.set(version);
    if (player.isPlaying()) {
      play(OptionalDouble.empty());
    }
  }

  void stop() {
    preparing.cancel();
    player.stop();
    follow();
  }

  /// @param from where to begin; empty: where it is, or at the beginning
  private void play(OptionalDouble from) {
    if (versions.isEmpty()) {
      return;
    }
    if (!sounds.isEmpty()) {
      begin(from);
      return;
    }
    List<Content.Sound> wanted = versions;
    double rate = sampleRateHz;
    preparing.start(
        progress -> prepare(wanted, rate),
        ready -> {
          sounds = ready;
          begin(from);
        },
        reason -> stop());
  }

  static List<Sound> prepare(List<Content.Sound> versions, double rateHz) {
    double full = versions.getFirst().scale().fullScale();
    double peak = 0;
    for (Content.Sound version : versions) {
      for (var channel : version.channels()) {
        peak = Math.max(peak, channel.peak());
      }
    }
    double scale = peak > full ? peak / Sound.SAFE_PEAK : full;
    List<Sound> sounds = new ArrayList<>();
    for (Content.Sound version : versions) {
      sounds.add(
          Sound.of(version.channels().stream().map(c -> c.samples()).toList(), rateHz, scale));
    }
    return sounds;
  }

  private void begin(OptionalDouble from) {
    Sound sound = sounds.get(Math.min(side.get(), sounds.size() - 1));
    TimeRange range = time.selection().get().orElse(new TimeRange(0, Math.max(1, sound.length())));
    int first = Math.clamp((long) range.from(), 0, Math.max(0, sound.length() - 1));
    int end =
        Math.clamp((long) Math.ceil(range.to()), first + 1, Math.max(first + 1, sound.length()));
    Listening how = listening.getValue();
    Stretch stretch = new Stretch(first, end, how.loop(), how.speed(), true);
    double at = from.orElse(player.isPlaying() ? player.position() : first);
    player.play(sound, stretch, at >= first && at < end ? at : first);
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

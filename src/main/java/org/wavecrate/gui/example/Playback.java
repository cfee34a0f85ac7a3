package org.wavecrate.gui.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.playback.AudibleSound;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.playback.LevelReading;
import org.wavecrate.gui.playback.PlayRange;
import org.wavecrate.gui.playback.Player;
import org.wavecrate.gui.sound.ChannelMix;
import org.wavecrate.gui.sound.Listening;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.TimeRange;

/// Plays the example on show: the selection, or from the cursor, or all. With another beside it,
/// either is heard, and the other goes on from the same place on request.
final class Playback {
  /// The example looked at, and what stands beside it.
  static final int A = 0;

  static final int B = 1;

  private final ExampleModel model;
  private final ExamplePair comparison;
  private final TimeView time;
  private final Latest preparing;
  private final Player player;
  private final ReadOnlyObjectWrapper<Player.State> state =
      new ReadOnlyObjectWrapper<>(Player.State.STOPPED);
  private final ReadOnlyObjectWrapper<Optional<LevelReading>> levels =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<ChannelMix> mix = new SimpleObjectProperty<>(ChannelMix.ALL);
  private final ReadOnlyIntegerWrapper side = new ReadOnlyIntegerWrapper(A);
  private List<AudibleSound> sounds = List.of();
  private Optional<Example> current = Optional.empty();
  private Optional<Content> heard = Optional.empty();

  /// @param screen runs what other threads tell on the thread of the screen
  Playback(
      ExampleModel model,
      ExamplePair comparison,
      Background background,
      AudioOutput output,
      Executor screen) {
    this.model = model;
    this.comparison = comparison;
    this.time = model.time();
    preparing = new Latest(background);
    player = new Player(output, now -> screen.execute(this::follow));
    model.shown().subscribe(this::change);
    model.sampleRate().subscribe(this::forget);
    model.workspace().listening().subscribe((was, now) -> relisten(was, now));
    time.cursor().subscribe(this::seek);
    comparison.other().subscribe((was, now) -> compare(now));
    mix.subscribe(player::setMix);
    model.workspace().dataset().subscribe(() -> mix.set(ChannelMix.ALL));
  }

  /// Playback goes on where it is, unless its sound is gone.
  private void compare(Content other) {
    boolean playing = isPlaying();
    OptionalDouble here = OptionalDouble.of(player.position());
    preparing.cancel();
    sounds = List.of();
    if (!(other instanceof Content.Sound) && side.get() == B) {
      side.set(A);
    }
    if (playing) {
      play(here);
    }
  }

  private void change(Optional<Shown> shown) {
    boolean moved = !shown.map(Shown::example).equals(current);
    current = shown.map(Shown::example);
    Optional<Content> now = shown.map(Shown::content);
    if (!moved && now.isPresent() && now.get() == heard.orElse(null)) {
      // Only its label has another name.
      return;
    }
    heard = now;
    forget();
    if (moved) {
      time.clearCursor();
      if (listening().auto()) {
        play(OptionalDouble.empty());
      }
    }
  }

  /// Forgets the playing sound: it is another one, or the same at another rate.
  private void forget() {
    stop();
    preparing.cancel();
    sounds = List.of();
  }

  private Listening listening() {
    return model.workspace().listening().get();
  }

  private Optional<Content.Sound> content() {
    return model
        .shown()
        .get()
        .map(Shown::content)
        .filter(Content.Sound.class::isInstance)
        .map(Content.Sound.class::cast);
  }

  boolean canPlay() {
    return content().isPresent();
  }

  /// Whether there is another sound to turn to.
  boolean canChoose() {
    return canPlay() && comparison.other().get() instanceof Content.Sound;
  }

  /// Turns to the example looked at, or to what stands beside it; what plays goes on with it at
  /// the same place.
  void choose(int wanted) {
    if (wanted != side.get() && (wanted == A || canChoose())) {
      OptionalDouble here = OptionalDouble.of(player.position());
      side.set(wanted);
      if (isPlaying()) {
        play(here);
      }
    }
  }

  /// Plays, or stops what plays.
  void toggle() {
    if (state.get() == Player.State.PLAYING) {
      stop();
    } else {
      play(OptionalDouble.empty());
    }
  }

  /// Plays the selection, without one all.
  ///
  /// @param from where to begin instead of at its beginning, or at the user's mark
  void play(OptionalDouble from) {
    if (content().isEmpty()) {
      return;
    }
    if (!sounds.isEmpty()) {
      begin(chosen(), from);
      return;
    }
    List<Content.Sound> wanted = new ArrayList<>(List.of(content().get()));
    if (comparison.other().get() instanceof Content.Sound other) {
      wanted.add(other);
    }
    SampleRate rate = model.sampleRate().get();
    preparing.start(
        progress -> AudibleSound.alike(wanted, rate.hz()),
        ready -> {
          sounds = ready;
          begin(chosen(), from);
        },
        reason -> {});
  }

  private AudibleSound chosen() {
    return sounds.get(Math.min(side.get(), sounds.size() - 1));
  }

  private void begin(AudibleSound ready, OptionalDouble from) {
    PlayRange stretch = stretch(ready);
    OptionalDouble mark = from.isPresent() ? from : time.cursor().get();
    double first = mark.orElse(stretch.from());
    boolean inside = first >= stretch.from() && first < stretch.to();
    if (!inside && from.isPresent()) {
      // Pointed at outside the selection: from there to the end.
      stretch = all(ready);
    }
    player.play(ready, stretch, inside || from.isPresent() ? first : stretch.from());
    follow();
  }

  private PlayRange all(AudibleSound ready) {
    return styled(new TimeRange(0, Math.max(1, ready.length())), ready);
  }

  private PlayRange stretch(AudibleSound ready) {
    return styled(
        time.selection().get().orElse(new TimeRange(0, Math.max(1, ready.length()))), ready);
  }

  private PlayRange styled(TimeRange range, AudibleSound ready) {
    int from = Math.clamp((long) Math.floor(range.from()), 0, Math.max(0, ready.length() - 1));
    int to = Math.clamp((long) Math.ceil(range.to()), from + 1, Math.max(from + 1, ready.length()));
    return new PlayRange(from, to, listening().loop(), listening().speed(), true);
  }

  private void relisten(Listening was, Listening now) {
    if (isPlaying() && (was.loop() != now.loop() || was.speed() != now.speed())) {
      OptionalDouble here = OptionalDouble.of(player.position());
      if (!sounds.isEmpty()) {
        player.play(chosen(), stretch(chosen()), here.getAsDouble());
      }
    }
  }

  private void seek(OptionalDouble cursor) {
    if (isPlaying() && cursor.isPresent()) {
      play(cursor);
    }
  }

  void stop() {
    player.stop();
    follow();
  }

  private boolean isPlaying() {
    return player.isPlaying();
  }

  /// Takes over the player's state, and where it is. To be called once a frame while it plays.
  void follow() {
    state.set(player.state());
    levels.set(player.levels());
    if (!player.isPlaying()) {
      time.playhead().set(OptionalDouble.empty());
      return;
    }
    double before = time.playhead().get().orElse(Double.NaN);
    double now = player.position();
    TimeRange visible = time.visible().get();
    time.playhead().set(OptionalDouble.of(now));
    if (before >= visible.from() && before <= visible.to()) {
      time.reveal(now);
    }
  }

  /// Whether it plays, or why it does not.
  ReadOnlyObjectProperty<Player.State> state() {
    return state.getReadOnlyProperty();
  }

  /// How much quieter it is played than it is, in dB: 0 or less.
  double gainDb() {
    return sounds.isEmpty() ? 0 : chosen().gainDb();
  }

  /// Which channels are heard.
  ObjectProperty<ChannelMix> mix() {
    return mix;
  }

  /// How loud it is what is heard now; nothing while nothing is.
  ReadOnlyObjectProperty<Optional<LevelReading>> levels() {
    return levels.getReadOnlyProperty();
  }

  /// Which of the two is heard, or would be.
  ReadOnlyIntegerProperty side() {
    return side.getReadOnlyProperty();
  }
}

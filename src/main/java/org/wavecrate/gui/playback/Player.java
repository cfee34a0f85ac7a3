package org.wavecrate.gui.playback;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavecrate.gui.sound.ChannelMix;

/// Plays one sound at a time, in a thread of its own. No method blocks for longer than a moment,
/// and none fails for want of a device. Thread-safe.
public final class Player implements AutoCloseable {
  /// The state of the player.
  public enum State {
    STOPPED,
    PLAYING,
    /// There is nothing to play on; asked for again it tries again.
    NO_DEVICE
  }

  /// Hears of a change, on the player's thread or the caller's.
  public interface Listener {
    void changed(State state);
  }

  private final AudioOutput output;
  private final Listener listener;
  private volatile State state = State.STOPPED;
  private volatile double volume = 1;
  private volatile ChannelMix mix = ChannelMix.ALL;
  private volatile double rest;
  private @Nullable Performance current;

  /// @param output where sound goes: [SystemOutput]
  public Player(AudioOutput output, Listener listener) {
    this.output = output;
    this.listener = listener;
  }

  /// Stops what is playing and plays a stretch of `sound`, from its beginning.
  public void play(AudibleSound sound, PlayRange stretch) {
    play(sound, stretch, stretch.from());
  }

  /// As [#play(AudibleSound, PlayRange)], from sample `first` of the stretch; where it loops, it
  /// begins again at the stretch's own beginning.
  public synchronized void play(AudibleSound sound, PlayRange stretch, double first) {
    Performance before = current;
    if (before != null) {
      before.stop();
    }
    Performance next = new Performance(this, output, sound, stretch, first, before);
    current = next;
    rest = first;
    change(State.PLAYING);
    next.begin();
  }

  /// Fades out and stops; [#position] stays where it was heard last.
  public synchronized void stop() {
    Performance before = current;
    if (before != null) {
      rest = before.position();
      before.stop();
      current = null;
      change(State.STOPPED);
    }
  }

  public State state() {
    return state;
  }

  public boolean isPlaying() {
    return state == State.PLAYING;
  }

  /// The sample that is heard now, between two in general; where it stopped, while it is stopped.
  public double position() {
    Optional<Performance> playing = playing();
    return playing.isPresent() ? playing.get().position() : rest;
  }

  private synchronized Optional<Performance> playing() {
    return Optional.ofNullable(current);
  }

  /// @param factor from 0 (silent) to 1
  public void setVolume(double factor) {
    volume = Math.clamp(factor, 0, 1);
  }

  /// @param channels which are heard, from now on
  public void setMix(ChannelMix channels) {
    mix = channels;
  }

  ChannelMix mix() {
    return mix;
  }

  /// The current level; empty while nothing plays.
  public Optional<LevelReading> levels() {
    return playing().flatMap(Performance::levels);
  }

  public double volume() {
    return volume;
  }

  /// Told by a performance that it has come to its end, or could not begin.
  synchronized void ended(Performance performance, State reason, double position) {
    if (current == performance) {
      current = null;
      rest = position;
      change(reason);
    }
  }

  private void change(State now) {
    if (state != now || now == State.NO_DEVICE) {
      state = now;
      listener.changed(now);
    }
  }

  @Override
  public void close() {
    stop();
  }
}

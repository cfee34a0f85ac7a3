package org.wavecrate.gui.playback;

import javafx.animation.AnimationTimer;

/// Follows what is played, 60 times a second at most, however often the toolkit draws.
public final class Following extends AnimationTimer {
  /// A little less than a sixtieth of a second, in nanoseconds, so that times that vary by a bit do
  /// not halve the rate.
  private static final long BETWEEN = 15_000_000;

  private final Runnable follow;
  private long last = -BETWEEN;

  /// @param follow shows where playing is, on the JavaFX thread
  public Following(Runnable follow) {
    super();
    this.follow = follow;
  }

  @Override
  public void handle(long now) {
    if (now - last >= BETWEEN) {
      last = now;
      follow.run();
    }
  }
}

package org.wavecrate.gui.sound;

/// The user's settings of playback.
///
/// @param loop whether it begins again at its end
/// @param speed 1 as recorded, down to 0.25; the pitch stays
/// @param auto whether moving to another example plays it
public record Listening(boolean loop, double speed, boolean auto) {
  public static final Listening STANDARD = new Listening(false, 1, false);

  public Listening withLoop(boolean other) {
    return new Listening(other, speed, auto);
  }

  public Listening withSpeed(double other) {
    return new Listening(loop, other, auto);
  }

  public Listening withAuto(boolean other) {
    return new Listening(loop, speed, other);
  }
}

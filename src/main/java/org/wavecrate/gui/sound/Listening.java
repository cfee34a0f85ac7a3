package org.wavecrate.gui.sound;

import io.soabase.recordbuilder.core.RecordBuilder;

/// The user's settings of playback.
///
/// @param loop whether it begins again at its end
/// @param speed 1 as recorded, down to 0.25; the pitch stays
/// @param auto whether moving to another example plays it
@RecordBuilder
public record Listening(boolean loop, double speed, boolean auto) implements ListeningBuilder.With {
  public static final Listening STANDARD = new Listening(false, 1, false);
}

package org.wavecrate.gui.augment;

import javafx.application.Platform;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.sound.TimeView;

/// The player, and the time range that its pictures share.
record Stand(Audition audition, TimeView time) {
  static Stand of(AugmentModel model, Background background, AudioOutput output) {
    TimeView time = new TimeView();
    var listening = model.workspace().listening();
    return new Stand(new Audition(background, output, time, listening, Platform::runLater), time);
  }
}

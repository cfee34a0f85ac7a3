package org.wavecrate.gui.augment;

import java.util.List;
import javafx.animation.AnimationTimer;
import org.wavecrate.gui.playback.Player;

/// Lets pictures follow what plays, as long as something does.
final class Pulse extends AnimationTimer {
  private final List<Audition> auditions;

  Pulse(List<Audition> auditions) {
    this.auditions = auditions;
    auditions.forEach(audition -> audition.state().subscribe(now -> beat()));
  }

  private void beat() {
    if (auditions.stream().anyMatch(each -> each.state().get() == Player.State.PLAYING)) {
      start();
    } else {
      stop();
    }
  }

  @Override
  public void handle(long now) {
    auditions.forEach(Audition::follow);
  }
}

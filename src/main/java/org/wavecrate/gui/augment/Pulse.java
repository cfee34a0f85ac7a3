package org.wavecrate.gui.augment;

import java.util.List;
import org.wavecrate.gui.playback.Following;
import org.wavecrate.gui.playback.Player;

/// Lets pictures follow what plays, as long as something does.
final class Pulse {
  private final List<Audition> auditions;
  private final Following following;

  Pulse(List<Audition> auditions) {
    this.auditions = auditions;
    following = new Following(() -> auditions.forEach(Audition::follow));
    auditions.forEach(audition -> audition.state().subscribe(now -> beat()));
  }

  private void beat() {
    if (auditions.stream().anyMatch(each -> each.state().get() == Player.State.PLAYING)) {
      following.start();
    } else {
      following.stop();
    }
  }
}

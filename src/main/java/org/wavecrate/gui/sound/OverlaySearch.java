package org.wavecrate.gui.sound;

import java.util.Optional;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.plot.FigureData;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SoundChoice;
import org.wavecrate.plot.SoundOverlay;

/// Finds pitch and onsets of the sound on show, in the background.
final class OverlaySearch {
  /// The overlay wanted; its subject is compared by identity, since it may be long.
  private record Wanted(Object content, SampleRate rate, boolean pitch, boolean onsets) {
    boolean isSame(Wanted other) {
      return other.content == content
          && other.rate.equals(rate)
          && other.pitch == pitch
          && other.onsets == onsets;
    }
  }

  private final Latest finding;
  private final Runnable changed;
  private Optional<Wanted> sought = Optional.empty();
  private SoundOverlay found = SoundOverlay.NONE;

  /// @param changed called when another overlay was found
  OverlaySearch(Background background, Runnable changed) {
    finding = new Latest(background);
    this.changed = changed;
  }

  /// Looks for the overlay of `data` unless that is what was looked for last.
  ///
  /// @param content tells whether it is another sound
  void find(Object content, SampleRate rate, Optional<FigureData> data, SoundChoice look) {
    Wanted wanted = new Wanted(content, rate, look.pitch(), look.onsets());
    if (sought.filter(wanted::isSame).isPresent()) {
      return;
    }
    sought = Optional.of(wanted);
    found = SoundOverlay.NONE;
    if (data.isEmpty() || !(look.pitch() || look.onsets())) {
      finding.cancel();
      return;
    }
    finding.start(
        progress -> SoundOverlay.find(data.get(), look, progress::isCancelled),
        result -> {
          found = result;
          changed.run();
        },
        reason -> found = SoundOverlay.NONE);
  }

  /// The result; empty during the search.
  SoundOverlay found() {
    return found;
  }
}

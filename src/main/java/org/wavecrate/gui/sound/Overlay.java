package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.wavecrate.content.Content;
import org.wavecrate.feature.Onsets;
import org.wavecrate.feature.PitchTrack;
import org.wavecrate.plot.PeakPyramid;

/// What is found in a sound and lies over its pictures.
///
/// @param pitch one a channel; empty if not wanted
/// @param onsets one a channel; empty if not wanted
record Overlay(List<PitchTrack> pitch, List<Onsets> onsets) {
  static final Overlay NONE = new Overlay(List.of(), List.of());

  /// What an overlay is of.
  record Wanted(Content content, double sampleRateHz, boolean pitch, boolean onsets) {
    boolean isNothing() {
      return !(content instanceof Content.Sound) || (!pitch && !onsets);
    }

    /// Whether the other is the same; content is compared by identity, for it may be long.
    boolean isSame(Wanted other) {
      return other.content == content
          && other.sampleRateHz == sampleRateHz
          && other.pitch == pitch
          && other.onsets == onsets;
    }
  }

  /// Finds it; seconds of work for minutes of sound.
  static Overlay find(Wanted wanted, BooleanSupplier cancelled) {
    List<PitchTrack> pitch = new ArrayList<>();
    List<Onsets> onsets = new ArrayList<>();
    if (wanted.content instanceof Content.Sound sound) {
      for (PeakPyramid channel : sound.channels()) {
        if (wanted.onsets) {
          onsets.add(Onsets.of(channel.samples(), wanted.sampleRateHz, cancelled));
        }
        if (wanted.pitch) {
          pitch.add(PitchTrack.of(channel.samples(), wanted.sampleRateHz, cancelled));
        }
      }
    }
    return new Overlay(pitch, onsets);
  }
}

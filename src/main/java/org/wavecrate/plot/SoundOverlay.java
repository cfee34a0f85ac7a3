package org.wavecrate.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.wavecrate.feature.Onsets;
import org.wavecrate.feature.PitchTrack;

/// Pitch and onsets found in a sound, to be drawn over its pictures.
///
/// @param pitch one a channel; empty if not wanted
/// @param onsets one a channel; empty if not wanted
public record SoundOverlay(List<PitchTrack> pitch, List<Onsets> onsets) {
  public static final SoundOverlay NONE = new SoundOverlay(List.of(), List.of());

  /// Finds what `look` wants; seconds of work for minutes of sound.
  public static SoundOverlay find(FigureData data, SoundChoice look, BooleanSupplier cancelled) {
    List<PitchTrack> pitch = new ArrayList<>();
    List<Onsets> onsets = new ArrayList<>();
    if (data instanceof FigureData.Waveforms sound && sound.rate().isKnown()) {
      for (PeakPyramid channel : sound.channels()) {
        if (look.onsets()) {
          onsets.add(Onsets.of(channel.samples(), sound.rate().hz(), cancelled));
        }
        if (look.pitch()) {
          pitch.add(PitchTrack.of(channel.samples(), sound.rate().hz(), cancelled));
        }
      }
    }
    return new SoundOverlay(pitch, onsets);
  }
}

package org.wavecrate.plot;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.OptionalDouble;

/// The user's settings for pictures of sound and features.
///
/// @param spectrogram how spectrograms look
/// @param decibels whether waveforms have a dBFS axis instead of a linear one
/// @param autoScale whether each example's waveform fills its lane, so that quiet ones can be
///     seen
/// @param pitch whether the pitch track lies over the spectrogram
/// @param onsets whether onsets are marked
/// @param featureRange the values that the colours of features span; empty: each example's own
/// @param loudest the amplitude that takes the place of each example's own peak where several are
///     drawn on the same scales
@RecordBuilder
public record SoundChoice(
    SpectrogramChoice spectrogram,
    boolean decibels,
    boolean autoScale,
    boolean pitch,
    boolean onsets,
    Optional<ValueRange> featureRange,
    OptionalDouble loudest)
    implements SoundChoiceBuilder.With {
  public static final SoundChoice STANDARD =
      new SoundChoice(
          SpectrogramChoice.STANDARD,
          false,
          false,
          false,
          false,
          Optional.empty(),
          OptionalDouble.empty());
}

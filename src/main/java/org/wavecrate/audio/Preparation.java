package org.wavecrate.audio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wavecrate.storage.Formatted;

/// The preparation of every sound, before any other step, in order.
///
/// @param steps each sees what the one before it made
/// @since 0.2.0
public record Preparation(List<PreparationStep> steps) {
  /// Nothing is done.
  public static final Preparation NONE = new Preparation(List.of());

  /// Hears what a step did to one sound.
  @FunctionalInterface
  public interface Listener {
    /// @param step its place in the list
    /// @param done by name with its unit; may be empty
    void did(int step, Map<String, Object> done);
  }

  public Preparation {
    steps = List.copyOf(steps);
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /// The sample rate after all steps.
  ///
  /// @param stored the rate before, if known
  public OptionalInt rateHz(OptionalInt stored) {
    OptionalInt rate = stored;
    for (PreparationStep step : steps) {
      if (step instanceof PreparationStep.Resample resample) {
        rate = OptionalInt.of(resample.toHz());
      }
    }
    return rate;
  }

  /// How many frames come of `frames` frames; empty if that depends on the sound.
  ///
  /// @param stored the rate before, if known
  public OptionalLong frames(long frames, OptionalInt stored) {
    OptionalInt rate = stored;
    long count = frames;
    for (PreparationStep step : steps) {
      if (step instanceof PreparationStep.TrimSilence) {
        return OptionalLong.empty();
      }
      if (step instanceof PreparationStep.Resample resample) {
        count = Resampler.of(rate.orElseThrow(), resample.toHz()).frames(count);
        rate = OptionalInt.of(resample.toHz());
      }
    }
    return OptionalLong.of(count);
  }

  /// Refuses steps that can't be taken.
  ///
  /// @param stored what the arrays are
  /// @param rateHz their sample rate, if known
  /// @throws IllegalArgumentException that names the step and says what is allowed
  public void check(ArrayAccount stored, OptionalInt rateHz) {
    long channels = stored.channels();
    OptionalInt rate = rateHz;
    for (int i = 0; i < steps.size(); i++) {
      PreparationStep step = steps.get(i);
      if (step.needsRate() && rate.isEmpty()) {
        throw new IllegalArgumentException(
            Formatted.of("prepare[%d].kind: needs to know sampleRateHz; add it to the recipe", i));
      }
      if (step instanceof PreparationStep.Channel channel) {
        if (channel.index() >= channels) {
          throw new IllegalArgumentException(
              Formatted.of(
                  "prepare[%d].index: %d is not allowed; allowed: 0 to %d, as the arrays are",
                  i, channel.index(), channels - 1));
        }
        channels = 1;
      } else if (step instanceof PreparationStep.ToMono) {
        channels = 1;
      } else if (step instanceof PreparationStep.Resample resample) {
        try {
          Resampler.of(rate.getAsInt(), resample.toHz());
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              Formatted.of("prepare[%d].toHz: %s", i, e.getMessage()), e);
        }
        rate = OptionalInt.of(resample.toHz());
      }
    }
  }

  /// The arrays' account after all steps: waveforms around 0, in the order of their axes.
  public ArrayAccount account(ArrayAccount stored) {
    Axes axes = stored.axes();
    long channels = stored.channels();
    double fullScale = stored.fullScale();
    for (PreparationStep step : steps) {
      if (step instanceof PreparationStep.ToMono || step instanceof PreparationStep.Channel) {
        axes = Axes.SAMPLES;
        channels = 1;
      } else if (step instanceof PreparationStep.Scale) {
        fullScale = 1;
      }
    }
    return new ArrayAccount(axes, channels, fullScale, 0, false, stored.guess());
  }

  /// Prepares a sound.
  public Waveform apply(Waveform sound, Listener listener) {
    Waveform prepared = sound;
    for (int i = 0; i < steps.size(); i++) {
      Map<String, Object> done = new LinkedHashMap<>();
      prepared = steps.get(i).apply(prepared, done);
      listener.did(i, done);
    }
    return prepared;
  }
}
